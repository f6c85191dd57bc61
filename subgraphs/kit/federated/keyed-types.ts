import { type DocumentNode, Kind } from 'graphql'
import { elementsIn } from '../../../schema/language/coordinates.ts'
import { directiveArgument } from '../../../schema/language/written-arguments.ts'

/** The types by whose keys a subgraph can be asked for objects, by name. */
export interface KeyedTypes {
  readonly objects: ReadonlySet<string>
  readonly interfaces: ReadonlySet<string>
}

/**
 * Every type with a key that resolves; one with `resolvable: false` only refers to another subgraph.
 *
 * @param key what the document calls the directive.
 */
export function keyedTypes(document: DocumentNode, key: string): KeyedTypes {
  const objects = new Set<string>()
  const interfaces = new Set<string>()
  for (const { kind, node, coordinate } of elementsIn(document)) {
    if (kind !== 'type') continue
    const resolves = (node.directives ?? []).some(
      (directive) => directive.name.value === key && directiveArgument(directive, 'resolvable') !== false,
    )
    if (!resolves) continue
    const isInterface =
      node.kind === Kind.INTERFACE_TYPE_DEFINITION || node.kind === Kind.INTERFACE_TYPE_EXTENSION
    if (isInterface) interfaces.add(coordinate)
    else objects.add(coordinate)
  }
  return { objects, interfaces }
}

import {
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldNode,
  type SelectionSetNode,
  visit,
} from 'graphql'
import { elementsIn } from '../../../schema/language/coordinates.ts'
import { parseFieldSet } from '../../../schema/language/field-set.ts'
import { graphsIn, textArgument } from '../../supergraph/graphs.ts'

/** What a source must be told of an object before it can answer a field (`@requires`), by source and coordinate. */
export interface Requirements {
  of(source: string, type: string, field: string): SelectionSetNode | undefined
  /** Names of fields that occur in them with arguments. */
  readonly withArguments: ReadonlySet<string>
  /** Names of the fields that some source is told: those that occur in them, and in keys. */
  readonly told: ReadonlySet<string>
  readonly isEmpty: boolean
}

/** @param supergraph the supergraph's SDL, parsed. */
export function requirementsOf(supergraph: DocumentNode): Requirements {
  const sources = new Map(graphsIn(supergraph).map(({ value, name }) => [value, name]))
  const found = new Map<string, SelectionSetNode>()
  const withArguments = new Set<string>()
  const told = new Set<string>()

  for (const { kind, coordinate, node } of elementsIn(supergraph)) {
    if (kind === 'type') for (const key of keysOf(node)) addNames(told, parseFieldSet(key))
    if (kind !== 'field') continue
    for (const directive of (node.directives ?? []).filter(({ name }) => name.value === 'join__field')) {
      const requires = textArgument(directive, 'requires')
      const source = sources.get(textArgument(directive, 'graph') ?? '')
      if (requires === undefined || source === undefined) continue
      const set = parseFieldSet(requires)
      found.set(`${source} ${coordinate}`, set)
      addNames(told, set)
      for (const name of namesWithArguments(set)) withArguments.add(name)
    }
  }
  return {
    of: (source, type, field) => found.get(`${source} ${type}.${field}`),
    withArguments,
    told,
    isEmpty: found.size === 0,
  }
}

function keysOf({ directives = [] }: { readonly directives?: readonly ConstDirectiveNode[] }): string[] {
  return directives
    .filter(({ name }) => name.value === 'join__type')
    .flatMap((directive) => textArgument(directive, 'key') ?? [])
}

function addNames(names: Set<string>, set: SelectionSetNode): void {
  visit(set, { Field: ({ name }) => void names.add(name.value) })
}

function namesWithArguments(set: SelectionSetNode): string[] {
  const names: string[] = []
  visit(set, {
    Field(node: FieldNode) {
      if ((node.arguments ?? []).length > 0) names.push(node.name.value)
    },
  })
  return names
}

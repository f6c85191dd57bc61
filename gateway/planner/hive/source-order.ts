import {
  type ConstDirectiveNode,
  type DocumentNode,
  isTypeDefinitionNode,
  Kind,
  parse,
  print,
  visit,
} from 'graphql'
import { directiveArgument } from '../../../schema/language/written-arguments.ts'
import { graphsIn, textArgument } from '../../supergraph/graphs.ts'

/** A supergraph whose sources stand in an order in which Hive's planner finds its way. */
export interface Ordered {
  readonly sdl: string
  /** What the sources are called in it → their names. */
  readonly names: ReadonlyMap<string, string>
  /** Whether there is such an order. */
  readonly complete: boolean
}

/**
 * Hive's planner (0.0.38) goes by the names of sources, and finds no way from an interface object to the fields of one
 * type where the source that knows the types comes after: the same supergraph can be planned or not by what its sources
 * are called. So each gets a name by which it comes after those that know the types of its interface objects.
 */
export function inOrder(executableSdl: string): Ordered {
  const document = parse(executableSdl, { noLocation: true })
  const before = sourcesBefore(document)
  const left = graphsIn(document).sort((one, other) => (one.name < other.name ? -1 : 1))
  const names = new Map<string, string>()
  let complete = true
  while (left.length > 0) {
    const free = left.findIndex(({ value }) =>
      left.every((other) => other.value === value || before.get(value)?.has(other.value) !== true),
    )
    complete &&= free >= 0
    const [next] = left.splice(Math.max(free, 0), 1)
    if (next) names.set(`${String(names.size).padStart(4, '0')}-${next.name}`, next.name)
  }
  return { sdl: print(renamed(document, names)), names, complete }
}

/** Sources (`join__Graph`) with interface objects → those that know the types of these. */
function sourcesBefore(document: DocumentNode): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>()
  for (const node of document.definitions.filter(isTypeDefinitionNode)) {
    const joins = (node.directives ?? []).filter(({ name }) => name.value === 'join__type')
    const graphOf = (join: ConstDirectiveNode) => textArgument(join, 'graph') ?? ''
    const knowing = joins.filter((join) => !isInterfaceObject(join)).map(graphOf)
    for (const source of joins.filter(isInterfaceObject).map(graphOf))
      found.set(source, new Set([...(found.get(source) ?? []), ...knowing]))
  }
  return found
}

function isInterfaceObject(join: ConstDirectiveNode): boolean {
  return directiveArgument(join, 'isInterfaceObject') === true
}

function renamed(document: DocumentNode, names: ReadonlyMap<string, string>): DocumentNode {
  const called = new Map([...names].map(([name, source]) => [source, name]))
  return visit(document, {
    EnumTypeDefinition: ({ name }) => (name.value === 'join__Graph' ? undefined : false),
    Directive(node) {
      if (node.name.value !== 'join__graph') return false
      return {
        ...node,
        arguments: node.arguments?.map((argument) =>
          argument.name.value === 'name' && argument.value.kind === Kind.STRING
            ? {
                ...argument,
                value: { ...argument.value, value: called.get(argument.value.value) ?? argument.value.value },
              }
            : argument,
        ),
      }
    },
  })
}

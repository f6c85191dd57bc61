import { type ConstDirectiveNode, type DocumentNode, Kind } from 'graphql'
import { directiveArgument } from '../../schema/language/written-arguments.ts'

/** A subgraph as a supergraph names it. */
export interface Graph {
  /** In the supergraph's directives: `VEILIG_WONEN`. */
  readonly value: string
  /** `veilig-wonen`. */
  readonly name: string
  /** Where it answers; can be empty. */
  readonly url: string
}

/** The subgraphs of a supergraph (`join__Graph`). */
export function graphsIn(supergraph: DocumentNode): Graph[] {
  const graphs = supergraph.definitions.find(
    (definition) => definition.kind === Kind.ENUM_TYPE_DEFINITION && definition.name.value === 'join__Graph',
  )
  const values = graphs?.kind === Kind.ENUM_TYPE_DEFINITION ? (graphs.values ?? []) : []
  return values.map(({ name: { value }, directives }) => {
    const graph = directives?.find((directive) => directive.name.value === 'join__graph')
    return {
      value,
      name: (graph && textArgument(graph, 'name')) ?? value,
      url: (graph && textArgument(graph, 'url')) ?? '',
    }
  })
}

/** A text or enum value that a directive is given. */
export function textArgument(directive: ConstDirectiveNode, argument: string): string | undefined {
  const value = directiveArgument(directive, argument)
  return typeof value === 'string' ? value : undefined
}

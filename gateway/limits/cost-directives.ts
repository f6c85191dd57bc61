import type { ConstDirectiveNode, DocumentNode } from 'graphql'
import { elementsIn } from '../../schema/language/coordinates.ts'
import { directiveArgument } from '../../schema/language/written-arguments.ts'
import { supergraphName } from '../../schema/rights/links.ts'

/** What `@listSize` says of a field. */
export interface ListSize {
  /** How many rows to count on when no slicing argument says it. */
  readonly assumedSize: number | undefined
  /** Arguments that hold how many rows there will be at most. */
  readonly slicingArguments: readonly string[]
  /** The fields below that hold the rows; empty when the field itself is the list. */
  readonly sizedFields: readonly string[]
}

/** What the subgraphs say of the cost of their fields. */
export interface CostDirectives {
  /** `@cost` by coordinate: `Melding`, `Melding.ernst`, `Query.meldingen(filter:)`, `MeldingFilter.naam`. */
  readonly weights: ReadonlyMap<string, number>
  /** `@listSize` by coordinate: `Query.meldingen`. */
  readonly lists: ReadonlyMap<string, ListSize>
}

export const noCostDirectives: CostDirectives = { weights: new Map(), lists: new Map() }

/** Reads `@cost` and `@listSize` (https://specs.apollo.dev/cost) from a supergraph, under the names that it gives them. */
export function costDirectivesOf(document: DocumentNode): CostDirectives {
  const cost = supergraphName(document, 'cost', 'cost')
  const size = supergraphName(document, 'cost', 'listSize')
  if (cost === undefined) return noCostDirectives
  const weights = new Map<string, number>()
  const lists = new Map<string, ListSize>()
  for (const { coordinate, node } of elementsIn(document)) {
    for (const directive of node.directives ?? []) {
      if (directive.name.value === cost)
        weights.set(coordinate, directiveArgument(directive, 'weight') as number)
      if (directive.name.value === size) lists.set(coordinate, listSize(directive))
    }
  }
  return { weights, lists }
}

function listSize(directive: ConstDirectiveNode): ListSize {
  const given = (name: string) => directiveArgument(directive, name) ?? undefined
  return {
    assumedSize: given('assumedSize') as number | undefined,
    slicingArguments: (given('slicingArguments') as string[] | undefined) ?? [],
    sizedFields: (given('sizedFields') as string[] | undefined) ?? [],
  }
}

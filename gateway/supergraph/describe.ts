import { printSchema, Supergraph } from '@apollo/federation-internals'
import type { CostDirectiveNames } from '../limits/cost-directives.ts'

/** What Apollo reads in a supergraph, as plain data: it is read in the planner's thread, and handed over from there. */
export interface SupergraphDescription {
  /** The schema that callers see, as SDL. */
  readonly apiSdl: string
  readonly subgraphs: readonly { readonly name: string; readonly url: string }[]
  /** What it calls the directives of cost; null where it links none. */
  readonly costDirectives: CostDirectiveNames | null
}

/** @throws where it is no supergraph, or one that Apollo's planner does not support. */
export function buildSupergraph(executableSdl: string): Supergraph {
  try {
    return Supergraph.build(executableSdl)
  } catch (error) {
    throw new Error(`Loading the supergraph: ${error instanceof Error ? error.message : error}`)
  }
}

export function describeSupergraph(supergraph: Supergraph): SupergraphDescription {
  const cost = supergraph.schema.coreFeatures?.getByIdentity('https://specs.apollo.dev/cost')
  return {
    apiSdl: printSchema(supergraph.apiSchema()),
    subgraphs: supergraph.subgraphsMetadata().map(({ name, url }) => ({ name, url })),
    costDirectives: cost
      ? { cost: cost.directiveNameInSchema('cost'), listSize: cost.directiveNameInSchema('listSize') }
      : null,
  }
}

import { Supergraph } from '@apollo/federation-internals'
import { parse } from 'graphql'
import { expectedCoordinates } from '../../schema/composition/lost-rules.ts'
import type { SubgraphSdl } from '../../schema/composition/subgraph-sdl.ts'
import { argumentDirectivesOf } from '../../schema/rights/argument-directives.ts'
import type { Policy } from '../../schema/rights/policy.ts'
import { splitSupergraph } from '../../schema/rights/split-supergraph.ts'
import { type CostDirectives, costDirectivesOf } from '../limits/cost-directives.ts'

/** A supergraph that can be served. */
export interface LoadedSupergraph {
  readonly policy: Policy
  /** What the subgraphs say of the cost of their fields. */
  readonly costs: CostDirectives
  /** What the planner gets: the supergraph without its authorisation features. */
  readonly executableSdl: string
  readonly subgraphs: readonly { readonly name: string; readonly url: string }[]
}

/**
 * Takes a supergraph apart into what is decided and what is executed.
 *
 * @param declared the subgraphs, where this process knows them: each rule they declare must have come through.
 * @throws when a rule got lost, or the supergraph is not valid.
 */
export function loadSupergraph(supergraphSdl: string, declared?: readonly SubgraphSdl[]): LoadedSupergraph {
  const { rules, executableSdl } = splitSupergraph(supergraphSdl)
  const supergraph = Supergraph.build(executableSdl)
  const schema = supergraph.apiSchema().toGraphQLJSSchema()
  if (declared) {
    const expected = expectedCoordinates(declared, schema)
    const found = rules.types.size + rules.fields.size
    if (expected.size !== found) {
      throw new Error(
        `Loading the supergraph: it holds rules on ${found} coordinates, the subgraphs declare ${expected.size}; ` +
          'run "npm run compose"',
      )
    }
  }
  const document = parse(supergraphSdl)
  return {
    policy: { schema, rules, arguments: argumentDirectivesOf(document) },
    costs: costDirectivesOf(supergraph, document),
    executableSdl,
    subgraphs: supergraph.subgraphsMetadata(),
  }
}

import { buildSchema, type GraphQLSchema, isScalarType } from 'graphql'
import { findLostRules } from '../../schema/composition/lost-rules.ts'
import type { SubgraphSdl } from '../../schema/composition/subgraph-sdl.ts'
import { scalars } from '../../schema/language/scalars.ts'
import { argumentDirectivesOf } from '../../schema/rights/argument-directives.ts'
import type { Policy } from '../../schema/rights/policy.ts'
import type { SplitSupergraph } from '../../schema/rights/split-supergraph.ts'
import { type CostDirectives, costDirectivesOf } from '../limits/cost-directives.ts'
import type { SupergraphDescription } from './describe.ts'
import { protect } from './protection.ts'

/** A supergraph that can be served. */
export interface LoadedSupergraph {
  readonly policy: Policy
  /** What the subgraphs say of the cost of their fields. */
  readonly costs: CostDirectives
  /** What the planner gets: the supergraph without its authorisation features. */
  readonly executableSdl: string
  readonly subgraphs: SupergraphDescription['subgraphs']
}

/**
 * Puts together what is decided and what is executed of a supergraph.
 *
 * @param described what Apollo reads in the executable part.
 * @param declared the subgraphs, where this process knows them: each rule they declare must have come through.
 * @param unprotected serves a supergraph without rules, to anyone.
 * @throws when a rule got lost, or nothing would be protected and that was not asked for.
 */
export function loadSupergraph(
  { rules: written, executableSdl, document }: SplitSupergraph,
  { apiSdl, costDirectives, subgraphs }: SupergraphDescription,
  declared?: readonly SubgraphSdl[],
  unprotected = false,
): LoadedSupergraph {
  const schema = buildSchema(apiSdl, { assumeValid: true, noLocation: true })
  checkScalars(schema)
  const lost = declared ? findLostRules(declared, written, schema) : []
  if (lost.length > 0) {
    throw new Error(`Loading the supergraph: ${lost.join('; ')}; run "npm run compose"`)
  }
  return {
    policy: {
      schema,
      rules: protect(schema, written, unprotected),
      arguments: argumentDirectivesOf(document),
    },
    costs: costDirectivesOf(costDirectives, document),
    executableSdl,
    subgraphs,
  }
}

/** Has the gateway itself check values of our scalars: a wrong date is the caller's mistake, not a source's. */
function checkScalars(schema: GraphQLSchema): void {
  for (const [name, { parseValue, parseLiteral, extensions }] of Object.entries(scalars)) {
    const type = schema.getType(name)
    if (isScalarType(type)) Object.assign(type, { parseValue, parseLiteral, extensions })
  }
}

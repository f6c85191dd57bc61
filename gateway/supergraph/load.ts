import { type DocumentNode, type GraphQLSchema, isScalarType } from 'graphql'
import { findLostRules } from '../../schema/composition/lost-rules.ts'
import type { SubgraphSdl } from '../../schema/composition/subgraph-sdl.ts'
import { scalars } from '../../schema/language/scalars.ts'
import { argumentDirectivesOf } from '../../schema/rights/argument-directives.ts'
import type { Policy } from '../../schema/rights/policy.ts'
import { splitSupergraph } from '../../schema/rights/split-supergraph.ts'
import { type CostDirectives, costDirectivesOf } from '../limits/cost-directives.ts'
import { apiSchemaOf } from './api-schema.ts'
import { type Graph, graphsIn } from './graphs.ts'
import { protect } from './protection.ts'

/** A supergraph that can be served. */
export interface LoadedSupergraph {
  readonly policy: Policy
  /** What the subgraphs say of the cost of their fields. */
  readonly costs: CostDirectives
  /** What the planner gets: the supergraph without its authorisation features. */
  readonly executableSdl: string
  readonly subgraphs: readonly Graph[]
}

/**
 * Puts together what is decided and what is executed of a supergraph.
 *
 * @param declared the subgraphs, where this process knows them: each rule they declare must have come through.
 * @param unprotected serves a supergraph without rules, to anyone.
 * @throws where it is no supergraph, when a rule got lost, or nothing would be protected and that was not asked for.
 */
export function loadSupergraph(
  supergraphSdl: string,
  declared?: readonly SubgraphSdl[],
  unprotected = false,
): LoadedSupergraph {
  const { rules: written, executableSdl, document } = splitSupergraph(supergraphSdl)
  const subgraphs = subgraphsIn(document)
  const schema = apiSchemaOf(document)
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
    costs: costDirectivesOf(document),
    executableSdl,
    subgraphs,
  }
}

function subgraphsIn(document: DocumentNode): readonly Graph[] {
  const graphs = graphsIn(document)
  if (graphs.length > 0) return graphs
  throw new Error('Loading the supergraph: it names no subgraphs (join__Graph)')
}

/** Has the gateway itself check values of our scalars: a wrong date is the caller's mistake, not a source's. */
function checkScalars(schema: GraphQLSchema): void {
  for (const [name, { parseValue, parseLiteral, extensions }] of Object.entries(scalars)) {
    const type = schema.getType(name)
    if (isScalarType(type)) Object.assign(type, { parseValue, parseLiteral, extensions })
  }
}

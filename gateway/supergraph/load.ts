import { Supergraph } from '@apollo/federation-internals'
import { type GraphQLSchema, isScalarType, parse } from 'graphql'
import { findLostRules } from '../../schema/composition/lost-rules.ts'
import type { SubgraphSdl } from '../../schema/composition/subgraph-sdl.ts'
import { argumentDirectivesOf } from '../../schema/rights/argument-directives.ts'
import type { Policy } from '../../schema/rights/policy.ts'
import { splitSupergraph } from '../../schema/rights/split-supergraph.ts'
import { scalars } from '../../schema/scalars.ts'
import { type CostDirectives, costDirectivesOf } from '../limits/cost-directives.ts'
import { protect } from './protection.ts'

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
 * @param unprotected serves a supergraph without rules, to anyone.
 * @throws when a rule got lost, or the supergraph is not valid.
 */
export function loadSupergraph(
  supergraphSdl: string,
  declared?: readonly SubgraphSdl[],
  unprotected = false,
): LoadedSupergraph {
  const { rules: written, executableSdl } = splitSupergraph(supergraphSdl)
  const supergraph = buildSupergraph(executableSdl)
  const schema = supergraph.apiSchema().toGraphQLJSSchema()
  checkScalars(schema)
  const lost = declared ? findLostRules(declared, written, schema) : []
  if (lost.length > 0) {
    throw new Error(`Loading the supergraph: ${lost.join('; ')}; run "npm run compose"`)
  }
  const document = parse(supergraphSdl)
  return {
    policy: {
      schema,
      rules: protect(schema, written, unprotected),
      arguments: argumentDirectivesOf(document),
    },
    costs: costDirectivesOf(supergraph, document),
    executableSdl,
    subgraphs: supergraph.subgraphsMetadata(),
  }
}

function buildSupergraph(executableSdl: string): Supergraph {
  try {
    return Supergraph.build(executableSdl)
  } catch (error) {
    throw new Error(`Loading the supergraph: ${error instanceof Error ? error.message : error}`)
  }
}

/** Has the gateway itself check values of our scalars: a wrong date is the caller's mistake, not a source's. */
function checkScalars(schema: GraphQLSchema): void {
  for (const [name, { parseValue, parseLiteral }] of Object.entries(scalars)) {
    const type = schema.getType(name)
    if (isScalarType(type)) Object.assign(type, { parseValue, parseLiteral })
  }
}

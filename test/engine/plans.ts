import { operationFromDocument } from '@apollo/federation-internals'
import {
  type FetchNode,
  type PlanNode,
  prettyFormatQueryPlan,
  type QueryPlan,
  QueryPlanner,
  type SubscriptionNode,
} from '@apollo/query-planner'
import { parse } from 'graphql'
import type { ComposedGraph } from './graph.ts'
import type { Operation } from './operations.ts'

const planners = new WeakMap<ComposedGraph, QueryPlanner>()

/** The plan that the engines are given for an operation; null where none can be made. */
export function planOf(graph: ComposedGraph, { query, operationName }: Operation): QueryPlan | null {
  const planner =
    planners.get(graph) ??
    new QueryPlanner(graph.supergraph, { debug: { pathsLimit: 500, maxEvaluatedPlans: 10 } })
  planners.set(graph, planner)
  try {
    const options = operationName === undefined ? {} : { operationName }
    return planner.buildQueryPlan(operationFromDocument(graph.supergraph.apiSchema(), parse(query), options))
  } catch {
    return null
  }
}

export function planText(plan: QueryPlan | null): string {
  return plan ? prettyFormatQueryPlan(plan) : 'no plan'
}

/** All fetches of a plan, and whether it has conditions. */
export function fetchesIn(plan: QueryPlan | null): { fetches: FetchNode[]; conditional: boolean } {
  const fetches: FetchNode[] = []
  let conditional = false
  const walk = (node: PlanNode | SubscriptionNode | undefined): void => {
    switch (node?.kind) {
      case 'Fetch':
        fetches.push(node)
        break
      case 'Flatten':
        walk(node.node)
        break
      case 'Sequence':
      case 'Parallel':
        node.nodes.forEach(walk)
        break
      case 'Condition':
        conditional = true
        walk(node.ifClause)
        walk(node.elseClause)
        break
      default:
        break
    }
  }
  walk(plan?.node)
  return { fetches, conditional }
}

import type { PlanNode } from '@apollo/query-planner'
import type { Source } from '../sources/source.ts'
import { compileFetch } from './fetch.ts'
import type { Place } from './places.ts'
import { nothing, type Step } from './run.ts'
import type { RealNames } from './source-errors.ts'
import type { Types } from './supergraph/types.ts'

export interface StepParts {
  readonly types: Types
  readonly sources: ReadonlyMap<string, Source>
  /** The aliases that were replaced, by what they became. */
  readonly names: RealNames
}

/** A plan, or a part of one, as functions; null where there is nothing to do. */
export function compileSteps(parts: StepParts, node: PlanNode | undefined, place: Place = []): Step | null {
  if (!node) return null
  switch (node.kind) {
    case 'Fetch': {
      const source = parts.sources.get(node.serviceName)
      if (!source) throw new Error(`Compiling a plan: there is no subgraph "${node.serviceName}"`)
      return compileFetch({ types: parts.types, source, names: parts.names }, node, place)
    }
    case 'Flatten':
      return compileSteps(parts, node.node, [...place, ...node.path.map(String)])
    case 'Sequence':
      return inSequence(compileAll(parts, node.nodes, place))
    case 'Parallel':
      return inParallel(compileAll(parts, node.nodes, place))
    case 'Condition':
    case 'Defer':
      // Conditions are resolved before planning, and nothing in the hub's schema defers.
      throw new Error(`Compiling a plan: it holds a ${node.kind}, which the hub cannot execute`)
  }
}

function compileAll(parts: StepParts, nodes: readonly PlanNode[], place: Place): Step[] {
  return nodes.map((node) => compileSteps(parts, node, place)).filter((step) => step !== null)
}

function inSequence(steps: readonly Step[]): Step | null {
  const [first] = steps
  if (!first || steps.length === 1) return first ?? null
  return async (run) => {
    let receive = nothing
    for (const step of steps) {
      receive()
      receive = await step(run)
    }
    return receive
  }
}

function inParallel(steps: readonly Step[]): Step | null {
  const [first] = steps
  if (!first || steps.length === 1) return first ?? null
  return async (run) => {
    const received = await Promise.all(steps.map((step) => step(run)))
    return () => {
      for (const receive of received) receive()
    }
  }
}

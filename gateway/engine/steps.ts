import type { PlanNode } from '../planner/plan.ts'
import type { Source } from '../sources/source.ts'
import { compileEntityFetch } from './entity-fetch.ts'
import { compileRootFetch } from './root-fetch.ts'
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
export function compileSteps(parts: StepParts, node: PlanNode | null): Step | null {
  if (!node) return null
  switch (node.kind) {
    case 'root':
      return compileRootFetch(fetchParts(parts, node.source), node)
    case 'entities':
      return compileEntityFetch(fetchParts(parts, node.source), node)
    case 'sequence':
      return inSequence(compileAll(parts, node.nodes))
    case 'parallel':
      return inParallel(compileAll(parts, node.nodes))
  }
}

function fetchParts({ types, sources, names }: StepParts, name: string) {
  const source = sources.get(name)
  if (!source) throw new Error(`Compiling a plan: there is no subgraph "${name}"`)
  return { types, source, names }
}

function compileAll(parts: StepParts, nodes: readonly PlanNode[]): Step[] {
  return nodes.map((node) => compileSteps(parts, node)).filter((step) => step !== null)
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

import { parentPort, workerData } from 'node:worker_threads'
import { operationFromDocument, Supergraph } from '@apollo/federation-internals'
import { QueryPlanner } from '@apollo/query-planner'
import { parse } from 'graphql'
import type { PlanRequest, ThreadMessage, ThreadStart } from './messages.ts'

/** The thread in which plans are made: it may be ended at any moment, so it holds nothing that would be missed. */
const { executableSdl, maxOptions, maxPlans } = workerData as ThreadStart
const supergraph = Supergraph.build(executableSdl)
const schema = supergraph.apiSchema()
const planner = new QueryPlanner(supergraph, {
  debug: { pathsLimit: maxOptions, maxEvaluatedPlans: maxPlans },
})

/** What the planner's own limits say when they are passed; it has no type for that. */
const overLimit =
  /^(Too many options generated|Number of non-local selections exceeds|Exceeded maximum recursive)/

function answer({ operation, operationName }: PlanRequest): ThreadMessage {
  try {
    const options = operationName === undefined ? {} : { operationName }
    return {
      kind: 'plan',
      plan: planner.buildQueryPlan(operationFromDocument(schema, parse(operation), options)),
    }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return overLimit.test(message) ? { kind: 'too many options' } : { kind: 'failed', message }
  }
}

function say(message: ThreadMessage): void {
  parentPort?.postMessage(message)
}

parentPort?.on('message', (request: PlanRequest) => say(answer(request)))
say({ kind: 'ready' })

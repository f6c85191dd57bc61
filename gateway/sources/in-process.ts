import { traceIdIn } from '../../schema/log/trace-id.ts'
import type { Caller } from '../../schema/rights/caller.ts'
import type { Source, SourceAnswer, SourceRequest } from './source.ts'

/** What a subgraph in this process offers. */
export interface InProcessSubgraph {
  readonly name: string
  execute(
    request: {
      readonly query: string
      readonly variables?: Record<string, unknown> | undefined
      readonly trace_id?: string | undefined
    },
    caller: Caller,
  ): Promise<SourceAnswer>
}

/** A subgraph in this process: the caller is handed over as it is, with nothing in between to forge it. */
export function inProcessSource(subgraph: InProcessSubgraph): Source {
  return {
    name: subgraph.name,
    async execute({ query, variables, traceparent }: SourceRequest, caller) {
      const answer = await subgraph.execute({ query, variables, trace_id: traceIdIn(traceparent) }, caller)
      return () => answer
    },
    ready: async () => true,
    async close() {},
  }
}

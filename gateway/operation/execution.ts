import type { GraphQLFormattedError } from 'graphql'
import type { Caller } from '../../schema/rights/caller.ts'

/** What is left of an operation after the decision, and for whom. */
export interface Execution {
  /** Only what the caller may see; its text is the key of the plan cache. */
  readonly operation: string
  readonly variables: Readonly<Record<string, unknown>>
  readonly operationName: string | undefined
  readonly caller: Caller
  readonly traceparent: string
  /** When answers of sources are no longer waited for, as `performance.now()` tells time. */
  readonly until: number
}

export interface ExecutionResult {
  readonly data: Record<string, unknown> | null | undefined
  readonly errors: readonly GraphQLFormattedError[]
}

/**
 * Makes the answer of what was fetched, once, where it is written. A promise that waited long is old to the collector
 * of garbage, and what it resolves to would stay as long as it does; so it resolves to this, not to the answer.
 */
export type Finish = () => ExecutionResult

/** Plans and fetches. */
export interface Executor {
  execute(execution: Execution): Promise<Finish>
  close(): Promise<void>
}

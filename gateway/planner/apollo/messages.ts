import type { QueryPlan } from '@apollo/query-planner'

/** What the planner's thread starts with. */
export interface ThreadStart {
  /** The supergraph without its authorisation features. */
  readonly executableSdl: string
  /** How many ways the planner may keep open for one selection. */
  readonly maxOptions: number
  /** How many whole plans it may compare. */
  readonly maxPlans: number
}

/** A question to the thread; it answers each, in order. */
export interface PlanRequest {
  readonly operation: string
  readonly operationName: string | undefined
}

/** What the thread says: first that it is ready, then an answer to each question. */
export type ThreadMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'plan'; readonly plan: QueryPlan }
  | { readonly kind: 'too many options' }
  | { readonly kind: 'failed'; readonly message: string }

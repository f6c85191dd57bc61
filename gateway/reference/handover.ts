import { createHash } from 'node:crypto'
import type { QueryPlan, QueryPlannerConfig } from '@apollo/query-planner'
import { LRUCache } from 'lru-cache'

const rememberedPlans = 2_000

/**
 * The plan cache of `@apollo/gateway`, turned into the way plans come in: it finds here the plan that was made for
 * an operation, and fails when there is none, so that it never makes one itself, on the thread that answers.
 */
export class PlanHandover implements NonNullable<QueryPlannerConfig['cache']> {
  readonly #plans = new LRUCache<string, QueryPlan>({ max: rememberedPlans })

  give(operation: string, operationName: string | undefined, plan: QueryPlan): void {
    this.#plans.set(keyOf(operation, operationName), plan)
  }

  async get(key: string): Promise<QueryPlan> {
    const plan = this.#plans.get(key)
    if (!plan) throw new Error('Executing an operation: its plan was not handed over')
    return plan
  }

  /** The gateway stores what it planned itself, which does not happen. */
  async set(): Promise<void> {}

  async delete(key: string): Promise<boolean> {
    return this.#plans.delete(key)
  }

  clear(): void {
    this.#plans.clear()
  }
}

/** As `@apollo/gateway` 2.14 makes its keys, over the hash that `@apollo/server` makes of the text. */
function keyOf(operation: string, operationName: string | undefined): string {
  const hash = createHash('sha256').update(operation).digest('hex')
  return operationName !== undefined
    ? createHash('sha256').update(hash).update(operationName).digest('hex')
    : hash
}

import type { Plan } from './plan.ts'

/** Makes plans. */
export interface Planner {
  /**
   * @param operation valid against the API schema.
   * @throws {Unplannable} where no plan can be made.
   * @throws {PublicError} 400 when planning passes a limit; 503 when too many wait for a plan.
   */
  plan(operation: string, operationName: string | undefined): Promise<Plan>
  /** Whether it plans every valid operation over this supergraph, within its own limits. */
  readonly plansAll: boolean
  /** Whether it forgets types of interface objects, which the engine then mends. */
  readonly forgetsTypes: boolean
  close(): Promise<void>
}

/** The planner failed on an operation that is valid; what it says is for the log. */
export class Unplannable extends Error {
  constructor(message: string) {
    super(`Planning an operation: ${message}`)
    this.name = 'Unplannable'
  }
}

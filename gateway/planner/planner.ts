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

/**
 * The planner failed on an operation that is valid. What it says goes to the log, up to where it begins to quote: the
 * operation holds aliases and values of the caller, and can be about a person.
 */
export class Unplannable extends Error {
  constructor(said: string) {
    super(`Planning an operation: ${withoutQuotes(said)}`)
    this.name = 'Unplannable'
  }
}

/** The first two parts of what is said on its first line: what was done, and what kind of thing went wrong. */
function withoutQuotes(said: string): string {
  const [line = ''] = said.split('\n')
  return line
    .split(': ')
    .slice(0, 2)
    .join(': ')
    .replace(/(['"`]).*\1/g, '…')
}

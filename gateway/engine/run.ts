import type { Caller } from '../../schema/rights/caller.ts'
import { ErrorList } from '../operation/error-list.ts'
import type { Execution } from '../operation/execution.ts'
import type { Data } from './data.ts'

/** Why an object lacks fields: an error says so, or its source does not know the object. */
export type Unanswered = 'explained' | 'unknown'

/** One execution of an operation: what it was asked with, and what came in so far. */
export class Run {
  readonly variables: Readonly<Record<string, unknown>>
  readonly caller: Caller
  readonly traceparent: string
  /** When answers of sources are no longer waited for, as `performance.now()` tells time. */
  readonly until: number
  /** The answers of all sources, merged. */
  data: Data = {}
  readonly errors = new ErrorList()
  /** Objects for which a source did not answer. What any other object lacks is a fault of its source. */
  readonly unanswered = new Map<Data, Unanswered>()

  constructor({ variables, caller, traceparent, until }: Omit<Execution, 'operation' | 'operationName'>) {
    this.variables = variables
    this.caller = caller
    this.traceparent = traceparent
    this.until = until
  }

  /** Gives what came in, to be held here no longer. */
  take(): Data {
    const { data } = this
    this.data = {}
    return data
  }

  /** Remembers that these objects lack what was asked; that an error explains it counts over that it is unknown. */
  leave(objects: readonly Data[], why: Unanswered): void {
    for (const object of objects) {
      if (why === 'explained' || !this.unanswered.has(object)) this.unanswered.set(object, why)
    }
  }
}

/** A part of a compiled plan: asks, and tells what is to be done with the answers once all that belong together came. */
export type Step = (run: Run) => Promise<Receive>
export type Receive = () => void

/** Nothing was asked. */
export const nothing: Receive = () => undefined

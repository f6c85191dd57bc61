import type { Condition } from '../../schema/language/conditions.ts'
import type { Reason } from '../../schema/rights/policy.ts'

/** One field as the operation asks it: on objects of which types it stands, when, and why it is refused, if it is. */
export interface Entry {
  readonly key: string
  /** Object types on which this entry stands. */
  readonly types: ReadonlySet<string>
  readonly conditions: readonly Condition[]
  readonly refused: Reason | null
  /** What is asked below it. Another entry with the same key has its own: it can stand on other types. */
  readonly below: Shape | null
}

/**
 * The fields that one selection set asks, in its order, fragments spelled out. Only what is needed to put refusals
 * where they belong; read only once the whole operation is in it.
 */
export class Shape {
  readonly entries: Entry[] = []
  /** Whether objects here are asked for their type along with the rest; that is taken out of the answer again. */
  asksType = false
  #work: boolean | undefined

  /** Whether anything is refused here or below. */
  get hasRefusals(): boolean {
    return this.entries.some(({ refused, below }) => refused !== null || below?.hasRefusals)
  }

  /** Whether the answer must change here or below. */
  get needsWork(): boolean {
    this.#work ??=
      this.asksType || this.entries.some(({ refused, below }) => refused !== null || below?.needsWork)
    return this.#work
  }

  /** Whether an object's own type decides what must change, of as many types as it can be. */
  dependsOnType(possible: number): boolean {
    return this.entries.some(
      ({ refused, below, types }) => types.size < possible && (refused !== null || below?.hasRefusals),
    )
  }

  /** Everything refused here or below, for the record and for mutations. */
  *refusals(): Generator<Reason> {
    for (const { refused, below } of this.entries) {
      if (refused) yield refused
      if (below) yield* below.refusals()
    }
  }
}

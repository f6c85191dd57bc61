import type { Reason } from '../../schema/rights/policy.ts'
import type { Condition } from './conditions.ts'

/** A field of the answer: on objects of which types it stands, when, and why it is refused, if it is. */
export interface Entry {
  readonly key: string
  /** Object types on which this entry stands. */
  readonly types: ReadonlySet<string>
  readonly conditions: readonly Condition[]
  readonly refused: Reason | null
}

/**
 * The fields of one place in the answer, in the order in which the operation asks for them, and the places below
 * it. Only what is needed to put refusals where they belong.
 */
export class Shape {
  readonly entries: Entry[] = []
  readonly children = new Map<string, Shape>()
  /** Whether the object's own type decides which entries stand: it is then asked along. */
  abstract = false

  child(key: string): Shape {
    const known = this.children.get(key)
    if (known) return known
    const made = new Shape()
    this.children.set(key, made)
    return made
  }

  /** Whether anything is refused here or below. */
  get hasRefusals(): boolean {
    if (this.entries.some((entry) => entry.refused)) return true
    for (const child of this.children.values()) if (child.hasRefusals) return true
    return false
  }

  /** Everything refused here or below, for the record and for mutations. */
  *refusals(): Generator<Entry & { readonly refused: Reason }> {
    for (const entry of this.entries) if (entry.refused) yield entry as Entry & { refused: Reason }
    for (const child of this.children.values()) yield* child.refusals()
  }
}

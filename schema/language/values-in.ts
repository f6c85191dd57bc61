/** How much a value holds, as JSON. */
export interface ValueSize {
  /** Texts, numbers, lists, objects and so on: each counts one, and those inside it too. */
  readonly count: number
  /** How many lists and objects lie within each other; 0 for a text. */
  readonly nesting: number
}

const one: ValueSize = { count: 1, nesting: 0 }

/** Counts what a value of JSON holds, before anything walks over it that takes more of each. Takes any nesting. */
export function valuesIn(value: unknown): ValueSize {
  if (typeof value !== 'object' || value === null) return one
  let count = 1
  let nesting = 0
  let level: readonly object[] = [value]
  while (level.length > 0) {
    nesting += 1
    const below: object[] = []
    for (const holder of level) {
      const held: readonly unknown[] = Array.isArray(holder) ? holder : Object.values(holder)
      count += held.length
      for (const inside of held) if (typeof inside === 'object' && inside !== null) below.push(inside)
    }
    level = below
  }
  return { count, nesting }
}

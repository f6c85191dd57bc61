import { badInput } from './errors.ts'
import { type Given, isGiven } from './given.ts'

/** What one argument asks of a thing: of an organisation, say, that it lies in a province. */
export interface Asks<Thing> {
  readonly argument: string
  readonly of: (thing: Thing) => boolean
}

/** What an argument asks, where it is given; nothing where it is not. */
export function asks<Thing, Value>(
  argument: string,
  value: Given<Value>,
  of: (thing: Thing, value: Value) => boolean,
): Asks<Thing>[] {
  return isGiven(value) ? [{ argument, of: (thing) => of(thing, value) }] : []
}

/**
 * The fewest arguments that no thing meets together; null when one meets all of them. Counted by such arguments nothing is
 * ever found, and that would look like nothing there.
 */
export function conflictIn<Thing>(
  asked: readonly Asks<Thing>[],
  things: readonly Thing[],
): readonly string[] | null {
  const met = (some: readonly Asks<Thing>[]) => things.some((thing) => some.every(({ of }) => of(thing)))
  if (asked.length < 2 || met(asked)) return null
  for (const [at, one] of asked.entries()) {
    // One that nothing meets alone is not of two that contradict each other.
    const other = asked.slice(at + 1).find((later) => !met([one, later]))
    if (other) return [one.argument, other.argument]
  }
  return asked.map(({ argument }) => argument)
}

/**
 * @param wat what they are asked of, for whoever sees the error: `organisation`.
 * @throws BAD_USER_INPUT naming the arguments that contradict each other.
 */
export function holdTogether<Thing>(
  asked: readonly Asks<Thing>[],
  things: readonly Thing[],
  wat: string,
): void {
  const conflict = conflictIn(asked, things)
  if (conflict) throw contradiction(conflict, wat)
}

/** The error for arguments that contradict each other. */
export function contradiction(names: readonly string[], wat: string) {
  const said = names.map((name) => `"${name}"`)
  const last = said.pop()
  return badInput(
    `The arguments ${said.join(', ')} and ${last} contradict each other: no ${wat} meets them together`,
    undefined,
    { argument: names[0], wanted: `values that one ${wat} can meet together` },
  )
}

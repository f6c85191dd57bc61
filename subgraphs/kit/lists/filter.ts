import { type RawBuilder, sql } from 'kysely'
import { badInput } from '../request/errors.ts'
import { type Given, isGiven } from '../request/given.ts'

/** What one field of a filter asks of a row. */
export type Condition<Value> = (value: Value) => RawBuilder<boolean>

/**
 * A filter as a store declares it: of each field what it asks, in SQL. To add a field is to add a line to a filter, from
 * which `AskedOf` takes its type, and one to the input in the schema.
 */
export type Filter<Fields> = { readonly [Name in keyof Fields]-?: Condition<NonNullable<Fields[Name]>> }

/** What can be asked of a filter: its fields, each of which may be left out. */
export type AskedOf<Conditions> = {
  readonly [Name in keyof Conditions]?: Conditions[Name] extends Condition<infer Value> ? Given<Value> : never
}

/** Makes every field one that may be left out. */
export type Optional<Fields> = { readonly [Name in keyof Fields]?: Given<Fields[Name]> }

/**
 * All that is asked, as one condition; nothing asked is true.
 *
 * @throws BAD_USER_INPUT when `van` lies after `tot` or the peildatum: no day is asked then, and none found would look like
 *   none there.
 */
export function matches<Fields extends object>(
  filter: Filter<Fields>,
  asked: Given<Fields>,
): RawBuilder<boolean> {
  if (!isGiven(asked)) return all([])
  holdRange(asked)
  const names = Object.keys(filter) as (keyof Fields)[]
  return all(
    names.flatMap((name) => {
      const condition = filter[name] as Condition<unknown>
      return isGiven(asked[name]) ? [condition(asked[name])] : []
    }),
  )
}

/** The conditions as one; none is true. */
export function all(conditions: readonly RawBuilder<boolean>[]): RawBuilder<boolean> {
  return conditions.length > 0 ? sql<boolean>`(${sql.join(conditions, sql` and `)})` : sql<boolean>`true`
}

/** The column has this value. */
export function equals<Value extends string | number | boolean>(column: string): Condition<Value> {
  return (value) => sql<boolean>`${sql.ref(column)} = ${value}`
}

/** The text column has one of these values, however often each is given; an empty list is satisfied by nothing. */
export function oneOf<Value extends string>(column: string): Condition<readonly Value[]> {
  return (values) => sql<boolean>`${sql.ref(column)} = any (${[...new Set(values)]}::text[])`
}

/** The list in the text-array column holds this value. */
export function holds<Value extends string>(column: string): Condition<Value> {
  return (value) => sql<boolean>`${sql.ref(column)} @> array[${value}]::text[]`
}

/** The boolean column is true or not; written out, so that an index on only those rows fits. */
export function whether(column: string): Condition<boolean> {
  return (wanted) => (wanted ? sql<boolean>`${sql.ref(column)}` : sql<boolean>`not ${sql.ref(column)}`)
}

/** The column has a value (true) or none (false). */
export function isFilled(column: string): Condition<boolean> {
  return (wanted) => sql<boolean>`(${sql.ref(column)} is not null) = ${wanted}`
}

/** From a day on, the day included. */
export function from(column: string): Condition<string> {
  return (day) => sql<boolean>`${sql.ref(column)} >= ${day}::date`
}

/** Up to a day, the day included. */
export function upTo(column: string): Condition<string> {
  return (day) => sql<boolean>`${sql.ref(column)} <= ${day}::date`
}

export function holdRange(asked: Readonly<Partial<Record<'van' | 'tot' | 'peildatum', unknown>>>): void {
  const { van } = asked
  if (typeof van !== 'string') return
  for (const end of ['tot', 'peildatum'] as const) {
    const last = asked[end]
    if (typeof last !== 'string' || van <= last) continue
    throw badInput(
      `The range runs from "van" ${van} to "${end}" ${last}; wanted "van" on or before "${end}"`,
      undefined,
      { argument: 'van' },
    )
  }
}

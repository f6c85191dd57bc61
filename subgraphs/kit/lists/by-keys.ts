import { type Kysely, sql } from 'kysely'
import type { Order, PageArguments } from './page.ts'

/** What a query gives for a list under parents: each row says whose it is. */
export interface OfParent {
  readonly ouder_id: string
}

/** How many rows each parent has; a parent without rows may be left out. */
export interface CountOfParent extends OfParent {
  readonly aantal: number
}

/**
 * The queries behind a connection field under an entity. Each is one statement, whose rows are given as they come, and
 * which follows from the arguments and the parents alone. Declared once per field, not per request, so that the
 * statements can be remembered.
 */
export interface ConnectionQueries<Tables, Row, Arguments extends PageArguments> {
  readonly order: (args: Arguments) => Order<Row>
  /** One page per parent, a row more than `first`, in one statement (see `perParent`). */
  readonly find: (
    db: Kysely<Tables>,
    parents: readonly string[],
    args: Arguments,
  ) => Promise<readonly (Row & OfParent)[]>
  readonly count: (
    db: Kysely<Tables>,
    parents: readonly string[],
    args: Arguments,
  ) => Promise<readonly CountOfParent[]>
}

/** The parents of a lateral join: `from unnest($1::text[]) as ouder(id)`. Refer to them as `ouder.id`. */
export function parents(ids: readonly string[]) {
  return sql<{ id: string }>`unnest(${ids}::text[])`.as<'ouder'>(sql.raw('ouder(id)'))
}

/** Whether a column is one of these keys, which are one parameter, however many they are. */
export function keyIn(column: string, keys: readonly string[]) {
  return sql<boolean>`${sql.ref(column)} = any (${keys}::text[])`
}

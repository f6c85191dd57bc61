import { sql } from 'kysely'

/** What a query gives for a list under parents: each row says whose it is. */
export interface OfParent {
  readonly ouder_id: string
}

/** How many rows each parent has; a parent without rows may be left out. */
export interface CountOfParent extends OfParent {
  readonly aantal: number
}

/** The parents of a lateral join: `from unnest($1::text[]) as ouder(id)`. Refer to them as `ouder.id`. */
export function parents(ids: readonly string[]) {
  return sql<{ id: string }>`unnest(${ids}::text[])`.as<'ouder'>(sql.raw('ouder(id)'))
}

/** Whether a column is one of these keys, which are one parameter, however many they are. */
export function keyIn(column: string, keys: readonly string[]) {
  return sql<boolean>`${sql.ref(column)} = any (${keys}::text[])`
}

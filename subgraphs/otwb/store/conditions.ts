import { type RawBuilder, sql } from 'kysely'

/** What a row must satisfy; all must hold. */
export type Conditions = RawBuilder<boolean>[]

type Given<Value> = Value | null | undefined

export interface GebiedFilter {
  readonly organisatie?: Given<string>
  readonly provincie?: Given<string>
  readonly riec?: Given<string>
  readonly soortOrganisatie?: Given<string>
}

export interface PeriodeFilter {
  readonly van?: Given<string>
  readonly tot?: Given<string>
}

/** Which organisations; `column` holds their id. */
export function inGebied(column: string, filter: GebiedFilter): Conditions {
  const organisatie = sql.ref(column)
  const among = (field: 'provincie_id' | 'riec_id' | 'soort', value: string) =>
    sql<boolean>`${organisatie} in (select id from otwb.organisatie where ${sql.ref(field)} = ${value})`
  const conditions: Conditions = []
  if (filter.organisatie) conditions.push(sql<boolean>`${organisatie} = ${filter.organisatie}`)
  if (filter.provincie) conditions.push(among('provincie_id', filter.provincie))
  if (filter.riec) conditions.push(among('riec_id', filter.riec))
  if (filter.soortOrganisatie) conditions.push(among('soort', filter.soortOrganisatie))
  return conditions
}

/** From `van` up to and including `tot`. */
export function inPeriode(column: string, { van, tot }: PeriodeFilter): Conditions {
  const conditions: Conditions = []
  if (van) conditions.push(sql<boolean>`${sql.ref(column)} >= ${van}`)
  if (tot) conditions.push(sql<boolean>`${sql.ref(column)} <= ${tot}`)
  return conditions
}

/** The column has this value; nothing given asks nothing. */
export function equals(column: string, value: Given<string | boolean>): Conditions {
  return value === null || value === undefined ? [] : [sql<boolean>`${sql.ref(column)} = ${value}`]
}

/** The text column has one of these values; an empty list is satisfied by nothing. */
export function oneOf(column: string, values: Given<readonly string[]>): Conditions {
  return values ? [sql<boolean>`${sql.ref(column)} = any (${[...values]}::text[])`] : []
}

/** The text-array column holds this value. */
export function holds(column: string, value: Given<string>): Conditions {
  return value ? [sql<boolean>`${sql.ref(column)} @> array[${value}]::text[]`] : []
}

/** The conditions as one; none is true. */
export function all(conditions: Conditions): RawBuilder<boolean> {
  return conditions.length > 0 ? sql<boolean>`(${sql.join(conditions, sql` and `)})` : sql<boolean>`true`
}

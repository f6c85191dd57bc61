import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Tables } from '../tables.ts'
import { all, type Conditions } from './conditions.ts'

/** A total, and a cell per combination of what was asked. */
export interface Geteld<Kenmerken> {
  readonly totaal: number
  readonly cellen: readonly (Kenmerken & Aantallen)[]
}

export interface Aantallen {
  readonly aantal: number
  /** Up to and including the cell's `periode`, within its combination; null without a `periode`. */
  readonly cumulatief: number | null
}

/**
 * Counts the rows of a view, as `rij`, in total and per combination of `kenmerken` (name → what to group by),
 * in one statement. Cells come in the order of the kenmerken.
 */
export async function tellen<Kenmerken extends object>(
  db: Kysely<Tables>,
  view: keyof Tables,
  conditions: Conditions,
  kenmerken: ReadonlyMap<string, RawBuilder<unknown>>,
): Promise<Geteld<Kenmerken>> {
  const names = [...kenmerken.keys()].map((name) => sql.id(name))
  const values = [...kenmerken].map(([name, value]) => sql`${value} as ${sql.id(name)}`)
  const filtered = sql`from ${sql.table(view)} as rij where ${all(conditions)}`
  if (names.length === 0) {
    const { rows } = await sql<Aantallen>`select count(*)::integer as aantal ${filtered}`.execute(db)
    return { totaal: rows[0]?.aantal ?? 0, cellen: [] }
  }
  const list = sql.join(names)
  const { rows } = await sql<Kenmerken & Aantallen & { is_totaal: boolean }>`
    select ${list}, count(*)::integer as aantal, ${cumulatief(kenmerken)} as cumulatief,
      grouping(${list}) <> 0 as is_totaal
    from (select ${sql.join(values)} ${filtered}) as geteld
    group by grouping sets ((), (${list}))
    order by is_totaal desc, ${list}`.execute(db)
  const [totaal, ...cellen] = rows
  return { totaal: totaal?.aantal ?? 0, cellen }
}

function cumulatief(kenmerken: ReadonlyMap<string, unknown>): RawBuilder<number | null> {
  if (!kenmerken.has('periode')) return sql`null::integer`
  const within = [...kenmerken.keys()].filter((name) => name !== 'periode').map((name) => sql.id(name))
  const combination = sql.join([sql`grouping(periode)`, ...within])
  return sql`(sum(count(*)) over (partition by ${combination} order by periode))::integer`
}

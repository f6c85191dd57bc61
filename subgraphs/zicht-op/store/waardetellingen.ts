import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { CountOfParent } from '../../kit/lists/by-keys.ts'
import type { Tables } from '../tables.ts'
import type { DekkingArguments, IndicatorWaardeFilter } from './waardefilter.ts'

type Db = Kysely<Tables>

/** Whether the kept counts know how many values fit a filter: not of one area, and not how far they deviate. */
export function staatInTellingen(filter: IndicatorWaardeFilter | null | undefined): boolean {
  return !filter?.gebied && typeof filter?.minimaleAfwijking !== 'number'
}

export async function telWaarden(db: Db, filter: IndicatorWaardeFilter): Promise<number> {
  const { rows } = await sql<{ aantal: number }>`
    select coalesce(sum(aantal), 0)::bigint as aantal
    from zicht_op.indicatorwaarde_telling where ${voldoet(filter)}`.execute(db)
  return rows[0]?.aantal ?? 0
}

export async function telWaardenByIndicatoren(
  db: Db,
  indicatoren: readonly string[],
  filter: IndicatorWaardeFilter,
): Promise<CountOfParent[]> {
  const { rows } = await sql<CountOfParent>`
    select indicator_id as ouder_id, sum(aantal)::bigint as aantal
    from zicht_op.indicatorwaarde_telling
    where indicator_id = any (${indicatoren}::text[]) and ${voldoet(filter)}
    group by indicator_id`.execute(db)
  return rows
}

/** The share of values that is known, of those that could be; no row where there is none. */
export async function meetDekking(
  db: Db,
  indicatoren: readonly string[],
  { jaar, niveau }: DekkingArguments,
): Promise<{ indicator_id: string; dekking: number }[]> {
  const { rows } = await sql<{ indicator_id: string; dekking: number }>`
    select indicator_id,
      coalesce(sum(aantal) filter (where reden = ''), 0)::double precision / sum(aantal)::double precision as dekking
    from zicht_op.indicatorwaarde_telling
    where indicator_id = any (${[...indicatoren]}::text[]) and reden <> 'NIET_VAN_TOEPASSING'
      and ${voldoet({ jaar: jaar ?? null, niveau: niveau ?? null })}
    group by indicator_id having sum(aantal) > 0`.execute(db)
  return rows
}

function voldoet(filter: IndicatorWaardeFilter): RawBuilder<boolean> {
  const { indicator, thema, niveau, provincie, jaar, branche, richting, redenOntbreekt } = filter
  const all = [sql<boolean>`true`]
  if (indicator) all.push(sql`indicator_id = ${indicator}`)
  if (thema) all.push(sql`indicator_id in (select id from zicht_op.indicator where thema_id = ${thema})`)
  if (niveau) all.push(sql`niveau = ${niveau}`)
  if (provincie) all.push(sql`provincie_id = ${provincie}`)
  if (typeof jaar === 'number') all.push(sql`jaar = ${jaar}`)
  if (branche) all.push(sql`branche_code = ${branche}`)
  if (richting) all.push(sql`richting = ${richting === 'BOVEN' ? sql.lit(1) : sql.lit(-1)}`)
  if (redenOntbreekt) all.push(sql`reden = ${redenOntbreekt}`)
  return sql<boolean>`${sql.join(all, sql` and `)}`
}

import { type Kysely, sql } from 'kysely'
import { type CountOfParent, keyIn } from '../../kit/lists/by-keys.ts'
import { matches, type Optional } from '../../kit/lists/filter.ts'
import { type Given, isGiven } from '../../kit/request/given.ts'
import type { GebiedNiveau, Tables } from '../tables.ts'
import { type IndicatorWaardeFilter, type TellingFilter, tellingFilter } from './filter.ts'

type Db = Kysely<Tables>

/** Whether the kept counts know how many values fit a filter: not of one area, and not how far they deviate. */
export function staatInTellingen(filter: Given<IndicatorWaardeFilter>): boolean {
  return !isGiven(filter?.gebied) && !isGiven(filter?.minimaleAfwijking)
}

export async function countInTellingen(db: Db, filter: Given<IndicatorWaardeFilter>): Promise<number> {
  const { rows } = await sql<{ aantal: number }>`
    select coalesce(sum(aantal), 0)::bigint as aantal
    from zicht_op.indicatorwaarde_telling as rij where ${matches<TellingFilter>(tellingFilter, filter)}`.execute(
    db,
  )
  return rows[0]?.aantal ?? 0
}

export async function countInTellingenByIndicatoren(
  db: Db,
  indicatoren: readonly string[],
  filter: Given<IndicatorWaardeFilter>,
): Promise<CountOfParent[]> {
  const { rows } = await sql<CountOfParent>`
    select indicator_id as ouder_id, sum(aantal)::bigint as aantal
    from zicht_op.indicatorwaarde_telling as rij
    where ${keyIn('rij.indicator_id', indicatoren)} and ${matches<TellingFilter>(tellingFilter, filter)}
    group by indicator_id`.execute(db)
  return rows
}

export type DekkingArguments = Optional<{ jaar: number; niveau: GebiedNiveau }>

/** The share of values that is known, of those that could be; no row where there is none. */
export async function findDekkingByIndicatoren(
  db: Db,
  indicatoren: readonly string[],
  asked: DekkingArguments,
): Promise<{ indicator_id: string; dekking: number }[]> {
  const { rows } = await sql<{ indicator_id: string; dekking: number }>`
    select indicator_id,
      coalesce(sum(aantal) filter (where reden = ''), 0)::double precision / sum(aantal)::double precision as dekking
    from zicht_op.indicatorwaarde_telling as rij
    where ${keyIn('rij.indicator_id', indicatoren)} and reden <> 'NIET_VAN_TOEPASSING'
      and ${matches<TellingFilter>(tellingFilter, asked)}
    group by indicator_id having sum(aantal) > 0`.execute(db)
  return rows
}

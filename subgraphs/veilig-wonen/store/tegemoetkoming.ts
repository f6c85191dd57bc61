import { type Kysely, sql } from 'kysely'
import { aantal, type TelRij, tellen } from '../../kit/lists/tellen.ts'
import type { Given } from '../../kit/request/given.ts'
import type { Tables, TegemoetkomingTable } from '../tables.ts'
import { type BetaaldFilter, isBetaald } from './filter.ts'

type Db = Kysely<Tables>

/** The maatregelen that employers paid in a period, and what they paid. */
export type BetaaldRij = TelRij<'aantal' | 'bedrag', object>

export interface BetaaldVraag {
  readonly filter: Given<BetaaldFilter>
}

export async function countBetaald(
  db: Db,
  { filter }: BetaaldVraag,
  perOrganisatie?: readonly string[],
): Promise<BetaaldRij[]> {
  return tellen(
    db,
    {
      rijen: sql`veilig_wonen.maatregel_statistiek as rij`,
      waar: isBetaald(filter),
      dimensies: {},
      maten: { ...aantal, bedrag: sql`coalesce(sum(rij.kosten), 0)::bigint` },
      perOrganisatie,
    },
    { uitgesplitstNaar: [] },
  )
}

/** The contribution that holds in a year; undefined before there was one. */
export async function findTegemoetkoming(db: Db, jaar: number): Promise<TegemoetkomingTable | undefined> {
  return db
    .selectFrom('veilig_wonen.tegemoetkoming')
    .selectAll()
    .where('vanaf_jaar', '<=', jaar)
    .orderBy('vanaf_jaar', 'desc')
    .limit(1)
    .executeTakeFirst()
}

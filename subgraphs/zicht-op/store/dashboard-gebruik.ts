import { type Kysely, sql } from 'kysely'
import { matches } from '../../kit/lists/filter.ts'
import type { PeriodeSoort } from '../../kit/lists/periode.ts'
import { heeftSynthetischeRij } from '../../kit/lists/synthetisch.ts'
import { type Dimensies, type TelRij, tekst, tellen } from '../../kit/lists/tellen.ts'
import type { Tables } from '../tables.ts'
import { type BezoekFilter, bezoekFilter } from './filter.ts'

/** What the use of the dashboard can be asked with. */
export type GebruikArguments = BezoekFilter & { readonly periode: PeriodeSoort }

const dimensies = { THEMA: tekst('thema_id') } as const satisfies Dimensies<string>

/** The visits of a whole, or of a theme in a period; `synthetisch` is how many rows of them are. */
export type BezoekenRij = TelRij<'bezoeken' | 'synthetisch', { thema_id: string }>

/** Visits: the total, then per period and theme. */
export async function countBezoeken(
  db: Kysely<Tables>,
  { periode, ...asked }: GebruikArguments,
): Promise<BezoekenRij[]> {
  return tellen(
    db,
    {
      rijen: sql`zicht_op.dashboardbezoek as rij`,
      waar: matches<BezoekFilter>(bezoekFilter, asked),
      datum: 'rij.maand',
      dimensies,
      maten: {
        bezoeken: sql`coalesce(sum(rij.bezoeken), 0)::bigint`,
        synthetisch: sql`count(*) filter (where rij.synthetisch)`,
      },
    },
    { periode, uitgesplitstNaar: ['THEMA'] },
  )
}

/** Whether any visits that fit are synthetic. */
export async function findSynthetisch(db: Kysely<Tables>, asked: GebruikArguments): Promise<boolean> {
  return heeftSynthetischeRij(db, 'zicht_op.dashboardbezoek', matches<BezoekFilter>(bezoekFilter, asked))
}

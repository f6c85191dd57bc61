import { type Kysely, sql } from 'kysely'
import { type PeriodeSoort, periodeVan } from '../../kit/lists/periode.ts'
import type { Tables } from '../tables.ts'

export interface GebruikArguments {
  readonly periode: PeriodeSoort
  readonly van?: string | null
  readonly tot?: string | null
  readonly thema?: string | null
}

export interface GebruikRij {
  /** The row that counts all that was asked; it has no periode and no thema. */
  readonly is_totaal: boolean
  readonly periode: string | null
  readonly thema_id: string | null
  readonly bezoeken: number
  readonly synthetisch: boolean | null
}

/** Visits: first the total, then per period and theme. */
export async function countBezoeken(
  db: Kysely<Tables>,
  { periode, van, tot, thema }: GebruikArguments,
): Promise<GebruikRij[]> {
  const tijdvak = periodeVan('maand', periode)
  let query = db
    .selectFrom('zicht_op.dashboardbezoek')
    .select([
      sql<boolean>`grouping(thema_id) = 1`.as('is_totaal'),
      tijdvak.as('periode'),
      'thema_id',
      sql<number>`coalesce(sum(bezoeken), 0)::bigint`.as('bezoeken'),
      sql<boolean | null>`bool_or(synthetisch)`.as('synthetisch'),
    ])
    .groupBy(sql`grouping sets ((), (${tijdvak}, thema_id))`)
    .orderBy('is_totaal', 'desc')
    .orderBy('periode')
    .orderBy('thema_id')
  if (van) query = query.where('maand', '>=', van)
  if (tot) query = query.where('maand', '<=', tot)
  if (thema) query = query.where('thema_id', '=', thema)
  return query.execute()
}

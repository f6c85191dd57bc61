import { type Kysely, sql } from 'kysely'
import type { Tables } from '../tables.ts'

/** From when until when public figures are there: of one indicator, or of the visits to one theme. */
export interface OpenbareLevering {
  readonly soort: 'indicatorwaarde' | 'dashboardbezoek'
  readonly thema_id: string
  readonly indicator_id: string | null
  /** `YYYY-MM-DD`, both included. */
  readonly bijgewerkt_van: string
  readonly bijgewerkt_tot: string
}

/** Values come by the year and visits by the month; a year has come when its national mean has. */
export async function findOpenbareLeveringen(db: Kysely<Tables>): Promise<readonly OpenbareLevering[]> {
  const { rows } = await sql<OpenbareLevering>`
    select 'indicatorwaarde' as soort, indicator.thema_id, indicator.id as indicator_id,
      make_date(min(jaar), 1, 1) as bijgewerkt_van, make_date(max(jaar), 12, 31) as bijgewerkt_tot
    from zicht_op.landelijk_gemiddelde join zicht_op.indicator as indicator on indicator.id = indicator_id
    group by indicator.id
    union all
    select 'dashboardbezoek', thema_id, null, min(maand), (max(maand) + interval '1 month' - interval '1 day')::date
    from zicht_op.dashboardbezoek group by thema_id`.execute(db)
  return rows
}

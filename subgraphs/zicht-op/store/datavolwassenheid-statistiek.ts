import { type Kysely, type RawBuilder, sql } from 'kysely'
import { type PeriodeSoort, periodeVan } from '../../kit/lists/periode.ts'
import type { DatavolwassenheidStatus, Tables } from '../tables.ts'

export interface StatistiekFilter {
  readonly van?: string | null
  readonly tot?: string | null
  readonly provincie?: string | null
  readonly riec?: string | null
  /** Absent counts what is completed; null counts all. */
  readonly status?: DatavolwassenheidStatus | null
  readonly peildatum?: string | null
}

export type StatistiekDimensie = 'PROVINCIE' | 'RIEC' | 'STATUS' | 'NIVEAU'

export interface StatistiekArguments {
  readonly filter?: StatistiekFilter | null
  readonly periode?: PeriodeSoort | null
  readonly uitgesplitstNaar: readonly StatistiekDimensie[]
}

/** What is not split by is null. */
export interface StatistiekRij {
  readonly is_totaal: boolean
  readonly periode: string | null
  readonly provincie_id: string | null
  readonly riec_id: string | null
  readonly status: DatavolwassenheidStatus | null
  readonly niveau: number | null
  readonly aantal: number
  readonly gemeenten: number
}

const columns = {
  PROVINCIE: 'provincie_id',
  RIEC: 'riec_id',
  STATUS: 'status',
  NIVEAU: 'niveau',
} as const satisfies Record<StatistiekDimensie, keyof StatistiekRij>

/**
 * Counts trajects in one statement: the total, then a row per combination. Distinct gemeenten do not add up over
 * combinations, so the total is counted and not summed.
 */
export async function countTrajectenVolgens(
  db: Kysely<Tables>,
  { filter, periode, uitgesplitstNaar }: StatistiekArguments,
): Promise<StatistiekRij[]> {
  const split = [...new Set(uitgesplitstNaar)].map((dimensie) => columns[dimensie])
  const asked = [...(periode ? ['periode'] : []), ...split]
  const column = (name: keyof StatistiekRij) => (asked.includes(name) ? sql.ref(name) : sql`null`)
  const cells = sql.join(asked.map((name) => sql.ref(name)))
  const sets = asked.length > 0 ? sql`grouping sets ((), (${cells}))` : sql`grouping sets (())`
  const isTotaal = asked.length > 0 ? sql`grouping(${sql.ref(asked[0] ?? '')}) = 1` : sql`true`

  const { rows } = await sql<StatistiekRij>`
    select ${isTotaal} as is_totaal, ${column('periode')} as periode, ${column('provincie_id')} as provincie_id,
      ${column('riec_id')} as riec_id, ${column('status')} as status, ${column('niveau')} as niveau,
      count(*) as aantal, count(distinct organisatie_id) as gemeenten
    from (
      select stand.*, ${periode ? periodeVan('stand.datum', periode) : sql`null`} as periode
      from (${stand(filter?.peildatum)}) as stand
      where ${conditions(filter ?? {})}
    ) as geteld
    group by ${sets}
    order by is_totaal desc${asked.length > 0 ? sql`, ${cells}` : sql``}`.execute(db)
  return rows
}

/** Each traject as it stood on the day, with the day and the level that it counts on. */
function stand(peildatum: string | null | undefined): RawBuilder<unknown> {
  const afgerond = peildatum ? sql`afgerond_op <= ${peildatum}::date` : sql`status = 'AFGEROND'`
  return sql`
    select traject.organisatie_id, organisatie.provincie_id, organisatie.riec_id,
      case when ${afgerond} then 'AFGEROND' else 'GESTART' end as status,
      case when ${afgerond} then afgerond_op else gestart_op end as datum,
      case when ${afgerond} then niveau_eind else niveau_start end as niveau
    from zicht_op.datavolwassenheid_statistiek as traject
    join zicht_op.organisatie as organisatie on organisatie.id = traject.organisatie_id
    where ${peildatum ? sql`gestart_op <= ${peildatum}::date` : sql`true`}`
}

function conditions({
  van,
  tot,
  provincie,
  riec,
  status = 'AFGEROND',
}: StatistiekFilter): RawBuilder<boolean> {
  const all = [sql`true`]
  if (van) all.push(sql`stand.datum >= ${van}::date`)
  if (tot) all.push(sql`stand.datum <= ${tot}::date`)
  if (provincie) all.push(sql`stand.provincie_id = ${provincie}`)
  if (riec) all.push(sql`stand.riec_id = ${riec}`)
  if (status) all.push(sql`stand.status = ${status}`)
  return sql`${sql.join(all, sql` and `)}`
}

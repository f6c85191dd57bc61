import { type Kysely, type RawBuilder, sql } from 'kysely'
import { type PeriodeSoort, periodeVan } from '../../kit/lists/periode.ts'
import type { Tables } from '../tables.ts'
import type { ActiviteitFilter } from './activiteiten.ts'

export type ActiviteitDimensie = 'SOORT' | 'STATUS' | 'PROVINCIE'

export interface StatistiekVraag {
  readonly filter: ActiviteitFilter
  readonly periode: PeriodeSoort | null
  readonly uitgesplitstNaar: readonly ActiviteitDimensie[]
}

/** One cell; the total has no dimensions at all. */
export interface TelRij {
  readonly is_totaal: boolean
  readonly periode: string | null
  readonly soort: string | null
  readonly status: string | null
  readonly provincie_id: string | null
  readonly activiteiten: number
  readonly deelnames: number
  readonly organisaties: number
}

const kolommen: Record<ActiviteitDimensie, string> = {
  SOORT: 'soort',
  STATUS: 'status',
  PROVINCIE: 'provincie_id',
}

/** Counts the total and every cell in one statement; the view limits what is counted. */
export async function telActiviteiten(
  db: Kysely<Tables>,
  { filter, periode, uitgesplitstNaar }: StatistiekVraag,
): Promise<TelRij[]> {
  const expressions = new Map<string, RawBuilder<unknown>>()
  if (periode) expressions.set('periode', periodeVan('telling.datum', periode))
  for (const one of uitgesplitstNaar) expressions.set(kolommen[one], sql.ref(`telling.${kolommen[one]}`))

  const names = [...expressions.keys()].map((name) => sql.ref(name))
  const cells = names.length > 0 ? sql`, (${sql.join(names)})` : sql``
  const isTotaal = names[0] ? sql`grouping(${names[0]}) = 1` : sql`true`
  const notAsked = ['periode', 'soort', 'status', 'provincie_id'].filter((name) => !expressions.has(name))

  const { rows } = await sql<TelRij>`
    select ${sql.join([...names, ...notAsked.map((name) => sql`null::text as ${sql.ref(name)}`)])},
      ${isTotaal} as is_totaal,
      count(distinct activiteit_id)::int as activiteiten,
      count(*)::int as deelnames,
      count(distinct organisatie_id)::int as organisaties
    from (
      select ${sql.join([
        ...[...expressions].map(([name, expression]) => sql`${expression} as ${sql.ref(name)}`),
        sql`telling.activiteit_id`,
        sql`telling.organisatie_id`,
      ])}
      from programma.activiteit_statistiek as telling
      where ${voorwaarden(filter)}
    ) as rij
    group by grouping sets (()${cells})
    order by ${sql.join([sql.ref('is_totaal'), ...names])}`.execute(db)
  return rows
}

function voorwaarden({ soort, status, extra, van, tot, organisatie, provincie }: ActiviteitFilter) {
  const all = [sql`true`]
  if (soort) all.push(sql`telling.soort = ${soort}`)
  if (status) all.push(sql`telling.status = ${status}`)
  if (typeof extra === 'boolean') all.push(sql`telling.extra = ${extra}`)
  if (van) all.push(sql`telling.datum >= ${van}`)
  if (tot) all.push(sql`telling.datum <= ${tot}`)
  if (organisatie) all.push(sql`telling.organisatie_id = ${organisatie}`)
  if (provincie) all.push(sql`telling.provincie_id = ${provincie}`)
  return sql.join(all, sql` and `)
}

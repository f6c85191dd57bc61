import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { OfParent } from '../../kit/loaders.ts'
import { type PeriodeSoort, periodeVan } from '../../kit/periode.ts'
import type { Tables } from '../tables.ts'
import { type MeldingFilter, voldoetAan } from './filter.ts'

export type Dimensie =
  | 'BRON'
  | 'FUNCTIE'
  | 'VORM'
  | 'KANAAL'
  | 'PROVINCIE'
  | 'SOORT_ORGANISATIE'
  | 'ERNST'
  | 'AANGIFTE'

export interface StatistiekVraag {
  readonly filter?: MeldingFilter | null
  readonly periode?: PeriodeSoort | null
  readonly uitgesplitstNaar: readonly Dimensie[]
}

/** A count: of a whole (`totaal`), or of a cell, where what was not asked is null. */
export interface AantalRij extends OfParent {
  readonly totaal: boolean
  readonly periode: string | null
  readonly bron: string | null
  readonly functie: string | null
  readonly vorm: string | null
  readonly kanaal: string | null
  readonly provincie: string | null
  readonly soort_organisatie: string | null
  readonly ernst: string | null
  readonly aangifte: boolean | null
  readonly aantal: number
}

/** Where a dimension's value stands in a chosen row, and what it is called in the answer. */
const dimensies: Record<Dimensie, Uitsplitsing> = {
  BRON: { naam: 'bron', waarde: sql`bron collate "C"` },
  FUNCTIE: { naam: 'functie', waarde: sql`functie collate "C"` },
  VORM: { naam: 'vorm', waarde: sql`vorm collate "C"` },
  KANAAL: { naam: 'kanaal', waarde: sql`kanaal collate "C"` },
  PROVINCIE: { naam: 'provincie', waarde: sql`provincie_id collate "C"` },
  SOORT_ORGANISATIE: { naam: 'soort_organisatie', waarde: sql`soort collate "C"` },
  ERNST: { naam: 'ernst', waarde: sql`ernst collate "C"` },
  AANGIFTE: { naam: 'aangifte', waarde: sql`aangifte_gedaan` },
}

interface Uitsplitsing {
  readonly naam: keyof AantalRij
  readonly waarde: RawBuilder<unknown>
}

/**
 * Counts meldingen in one statement: the whole, each melding once, and the cells that were asked, in which a
 * melding with several vormen counts for each. With organisations given it counts for each of them apart; one
 * without meldingen gives no row.
 */
export async function countStatistiek(
  db: Kysely<Tables>,
  { filter, periode, uitgesplitstNaar }: StatistiekVraag,
  organisaties?: readonly string[],
): Promise<AantalRij[]> {
  const split: Uitsplitsing[] = [
    ...(periode ? [{ naam: 'periode', waarde: periodeVan('incidentdatum', periode) } as const] : []),
    ...[...new Set(uitgesplitstNaar)].map((dimensie) => dimensies[dimensie]),
  ]
  const ouder = organisaties ? sql`organisatie_id` : sql`''::text`
  const perOuder = organisaties ? sql`group by organisatie_id` : sql``
  const totaal = sql`
    select true as totaal, ${ouder} as ouder_id,
      ${columns(split, ({ naam }) => sql`null as ${sql.id(naam)},`)} count(*) as aantal
    from gekozen ${perOuder}`
  const cellen = sql`
    select false as totaal, ${ouder} as ouder_id,
      ${columns(split, ({ naam, waarde }) => sql`${waarde} as ${sql.id(naam)},`)} count(*) as aantal
    from gekozen ${uitgesplitstNaar.includes('VORM') ? sql`cross join lateral unnest(vormen) as vorm` : sql``}
    group by ${sql.join([...(organisaties ? [ouder] : []), ...split.map(({ waarde }) => waarde)])}`
  const order = ['totaal', 'ouder_id', ...split.map(({ naam }) => naam)].map((naam) => sql.id(naam))

  const { rows } = await sql<AantalRij>`
    with gekozen as (
      select melding.*, organisatie.soort, organisatie.provincie_id
      from meldingen.melding_statistiek as melding
      join meldingen.organisatie as organisatie on organisatie.id = melding.organisatie_id
      where ${voldoetAan(filter ?? {})}
        ${organisaties ? sql`and melding.organisatie_id = any (${[...organisaties]}::text[])` : sql``}
    )
    ${split.length > 0 ? sql`${cellen} union all ${totaal}` : totaal}
    order by ${sql.join(order)}`.execute(db)
  return rows
}

function columns(split: readonly Uitsplitsing[], column: (one: Uitsplitsing) => RawBuilder<unknown>) {
  return sql.join(split.map(column), sql` `)
}

import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { OfParent } from '../../kit/lists/by-keys.ts'
import { periodeVan } from '../../kit/lists/periode.ts'
import type { Tables } from '../tables.ts'
import { type MeldingFilter, voldoetAan } from './filter.ts'
import { getelden, overigFilter, type Teldimensie, type Telling, tellingVoor } from './telling.ts'
import type { Dimensie, StatistiekVraag } from './vraag.ts'

export type { Dimensie, StatistiekVraag } from './vraag.ts'

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
 * without meldingen gives no row. Reads the kept counts where they hold the answer, else the meldingen.
 */
export async function countStatistiek(
  db: Kysely<Tables>,
  vraag: StatistiekVraag,
  organisaties?: readonly string[],
  bronnenVoor: typeof zoKortMogelijk = zoKortMogelijk,
): Promise<AantalRij[]> {
  const { periode, uitgesplitstNaar } = vraag
  const split: Uitsplitsing[] = [
    ...(periode ? [{ naam: 'periode', waarde: periodeVan('incidentdatum', periode) } as const] : []),
    ...[...new Set(uitgesplitstNaar)].map((dimensie) => dimensies[dimensie]),
  ]
  const ouder = organisaties ? sql`organisatie_id` : sql`''::text`
  const bronnen = bronnenVoor(vraag, organisaties)
  const totaal = sql`
    select true as totaal, ${ouder} as ouder_id,
      ${columns(split, ({ naam }) => sql`null as ${sql.id(naam)},`)} ${bronnen.aantal} as aantal
    from (${bronnen.totaal}) as gekozen ${organisaties ? sql`group by organisatie_id having ${bronnen.aantal} > 0` : sql``}`
  const cellen = sql`
    select false as totaal, ${ouder} as ouder_id,
      ${columns(split, ({ naam, waarde }) => sql`${waarde} as ${sql.id(naam)},`)} ${bronnen.aantal} as aantal
    from (${bronnen.cellen}) as gekozen
    group by ${sql.join([...(organisaties ? [ouder] : []), ...split.map(({ waarde }) => waarde)])}
    having ${bronnen.aantal} > 0`
  const order = ['totaal', 'ouder_id', ...split.map(({ naam }) => naam)].map((naam) => sql.id(naam))

  const { rows } = await sql<AantalRij>`
    ${split.length > 0 ? sql`${cellen} union all ${totaal}` : totaal}
    order by ${sql.join(order)}`.execute(db)
  return rows
}

/** What whole and cells are counted from, and how. */
interface Bronnen {
  readonly totaal: RawBuilder<unknown>
  readonly cellen: RawBuilder<unknown>
  readonly aantal: RawBuilder<unknown>
}

function zoKortMogelijk(vraag: StatistiekVraag, organisaties: readonly string[] | undefined): Bronnen {
  const telling = tellingVoor(vraag)
  return telling ? uitTellingen(vraag, organisaties, telling) : uitMeldingen(vraag, organisaties)
}

function uitTellingen(
  { filter }: StatistiekVraag,
  organisaties: readonly string[] | undefined,
  telling: Telling,
): Bronnen {
  const van = (dimensie: Teldimensie) =>
    gekozen(
      sql`(${getelden(sql`meldingen.melding_telling_statistiek`, dimensie, telling)})`,
      overigFilter(filter ?? {}),
      organisaties,
    )
  const aantal = sql`coalesce(sum(aantal), 0)::bigint`
  return { totaal: van(telling.totaal), cellen: van(telling.cellen), aantal }
}

/** The meldingen themselves: answers every question, and is what kept counts must agree with. */
export function uitMeldingen(
  { filter, uitgesplitstNaar }: StatistiekVraag,
  organisaties: readonly string[] | undefined,
): Bronnen {
  const totaal = gekozen(sql`meldingen.melding_statistiek`, filter ?? {}, organisaties)
  const perVorm = sql`
    select gekozen.*, vorm from (${totaal}) as gekozen
    cross join lateral (select distinct unnest(vormen) as vorm) as verschillende`
  return {
    totaal,
    cellen: uitgesplitstNaar.includes('VORM') ? perVorm : totaal,
    aantal: sql`count(*)`,
  }
}

function gekozen(
  bron: RawBuilder<unknown>,
  filter: MeldingFilter,
  organisaties: readonly string[] | undefined,
): RawBuilder<unknown> {
  return sql`
    select melding.*, organisatie.soort, organisatie.provincie_id
    from ${bron} as melding
    join meldingen.organisatie as organisatie on organisatie.id = melding.organisatie_id
    where ${voldoetAan(filter)}
      ${organisaties ? sql`and melding.organisatie_id = any (${[...organisaties]}::text[])` : sql``}`
}

function columns(split: readonly Uitsplitsing[], column: (one: Uitsplitsing) => RawBuilder<unknown>) {
  return sql.join(split.map(column), sql` `)
}

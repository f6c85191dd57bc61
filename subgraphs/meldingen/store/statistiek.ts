import { type Kysely, type RawBuilder, sql } from 'kysely'
import { aantal, type TelRij, type Telvraag, tellen } from '../../kit/lists/tellen.ts'
import type { Tables } from '../tables.ts'
import { voldoetAan } from './filter.ts'
import { getelden, overigFilter, type Teldimensie, tellingVoor } from './telling.ts'
import { type Dimensie, dimensies, type StatistiekVraag } from './vraag.ts'

/** A count: of a whole, or of a cell. */
export type AantalRij = TelRij<
  'aantal',
  {
    bron: string
    functie: string
    vorm: string
    kanaal: string
    provincie_id: string | null
    organisatie_soort: string
    ernst: string
    aangifte: boolean
  }
>

type Bronnen = Pick<Telvraag<Dimensie, 'aantal'>, 'rijen' | 'celrijen' | 'maten' | 'waar'>

/**
 * Counts meldingen: the whole, each melding once, and the cells that were asked, in which a melding with several
 * vormen counts for each. With organisations given it counts for each of them apart. Reads the kept counts where they
 * hold the answer, else the meldingen.
 */
export async function countStatistiek(
  db: Kysely<Tables>,
  vraag: StatistiekVraag,
  perOrganisatie?: readonly string[],
  bronnenVoor: (vraag: StatistiekVraag) => Bronnen = zoKortMogelijk,
): Promise<AantalRij[]> {
  return tellen(db, { ...bronnenVoor(vraag), datum: 'rij.incidentdatum', dimensies, perOrganisatie }, vraag)
}

function zoKortMogelijk(vraag: StatistiekVraag): Bronnen {
  const telling = tellingVoor(vraag)
  if (!telling) return uitMeldingen(vraag)
  const van = (dimensie: Teldimensie) =>
    metOrganisatie(sql`(${getelden(sql`meldingen.melding_telling_statistiek`, dimensie, telling)})`)
  return {
    rijen: sql`${van(telling.totaal)} as rij`,
    celrijen: telling.cellen === telling.totaal ? undefined : sql`${van(telling.cellen)} as rij`,
    waar: voldoetAan(overigFilter(vraag.filter)),
    maten: { aantal: sql`coalesce(sum(rij.aantal), 0)::bigint` },
  }
}

/** The meldingen themselves: answers every question, and is what kept counts must agree with. */
export function uitMeldingen({ filter, uitgesplitstNaar }: StatistiekVraag): Bronnen {
  const rijen = metOrganisatie(sql`meldingen.melding_statistiek`)
  const perVorm = sql`(
    select melding.*, vorm from ${rijen} as melding
    cross join lateral (select distinct unnest(vormen) as vorm) as verschillende)`
  return {
    rijen: sql`${rijen} as rij`,
    celrijen: uitgesplitstNaar.includes('VORM') ? sql`${perVorm} as rij` : undefined,
    waar: voldoetAan(filter),
    maten: aantal,
  }
}

/** Rows with the kind and province of their organisation; a left join, so that a count by neither does without. */
function metOrganisatie(rijen: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(
    select melding.*, organisatie.soort as organisatie_soort, organisatie.provincie_id from ${rijen} as melding
    left join meldingen.organisatie as organisatie on organisatie.id = melding.organisatie_id)`
}

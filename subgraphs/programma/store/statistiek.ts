import { type Kysely, sql } from 'kysely'
import { opIndeling } from '../../indeling/op-indeling.ts'
import { matches, type Optional } from '../../kit/lists/filter.ts'
import { type Dimensies, type TelRij, tekst, tellen, type Uitsplitsing } from '../../kit/lists/tellen.ts'
import type { Given } from '../../kit/request/given.ts'
import type { Tables } from '../tables.ts'
import { type ActiviteitFilter, deelnameFilter } from './filter.ts'

/** What counts of activities can be asked with. */
export interface StatistiekVraag extends Uitsplitsing<Dimensie> {
  readonly filter?: Given<ActiviteitFilter & Optional<{ opIndeling: number }>>
}

type Dimensie = keyof typeof dimensies

const dimensies = {
  SOORT: tekst('soort'),
  STATUS: tekst('status'),
  PROVINCIE: tekst('provincie_id'),
} as const satisfies Dimensies<string>

/** The counts of a whole, or of a cell. */
export type AantallenRij = TelRij<
  'activiteiten' | 'deelnames' | 'organisaties',
  { soort: string; status: string; provincie_id: string | null }
>

/** Counts participations, and of them the distinct activities and organisations: these do not add up over cells. */
export async function countActiviteitenStatistiek(
  db: Kysely<Tables>,
  vraag: StatistiekVraag,
  perOrganisatie?: readonly string[],
): Promise<AantallenRij[]> {
  return tellen(
    db,
    {
      rijen: sql`programma.activiteit_statistiek as rij`,
      waar: matches(deelnameFilter, vraag.filter),
      datum: 'rij.datum',
      dimensies,
      maten: {
        activiteiten: sql`count(distinct rij.activiteit_id)`,
        deelnames: sql`count(*)`,
        organisaties: sql`count(distinct ${opIndeling('rij.organisatie_id', vraag.filter?.opIndeling)})`,
      },
      perOrganisatie,
    },
    vraag,
  )
}

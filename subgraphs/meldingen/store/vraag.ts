import { sql } from 'kysely'
import { type Dimensies, tekst, type Uitsplitsing } from '../../kit/lists/tellen.ts'
import type { Given } from '../../kit/request/given.ts'
import type { MeldingFilter } from './filter.ts'

/** What counts of meldingen can be asked with. */
export interface StatistiekVraag extends Uitsplitsing<Dimensie> {
  readonly filter?: Given<MeldingFilter>
}

/** What they can be split by, beside time. */
export type Dimensie = keyof typeof dimensies

/** Of each dimension the name under which a cell carries it, and its value. */
export const dimensies = {
  BRON: tekst('bron'),
  FUNCTIE: tekst('functie'),
  VORM: tekst('vorm'),
  KANAAL: tekst('kanaal'),
  PROVINCIE: tekst('provincie_id'),
  SOORT_ORGANISATIE: tekst('organisatie_soort'),
  ERNST: tekst('ernst'),
  AANGIFTE: { naam: 'aangifte', waarde: sql.ref('rij.aangifte_gedaan') },
} as const satisfies Dimensies<string>

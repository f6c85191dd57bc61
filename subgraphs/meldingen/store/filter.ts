import { type RawBuilder, sql } from 'kysely'
import { type AskedOf, equals, from, matches, oneOf, upTo, whether } from '../../kit/lists/filter.ts'
import type { Given } from '../../kit/request/given.ts'
import type { Bron, Ernst, Kanaal, Vorm } from '../tables.ts'

/** Of a row called `rij`, be it of the table, of the view that statistics count or of the kept counts. */
const meldingFilter = {
  /** Ids: what the schema's filter says of areas comes down to. */
  organisaties: oneOf('rij.organisatie_id'),
  bron: equals<Bron>('rij.bron'),
  functie: equals<string>('rij.functie'),
  kanaal: equals<Kanaal>('rij.kanaal'),
  ernst: equals<Ernst>('rij.ernst'),
  // Written out, so that the indexes on only those rows fit; a parameter would hide that they do.
  vorm: (vorm: Vorm) => sql<boolean>`rij.vormen @> array[${sql.lit(vorm)}]::text[]`,
  gerichtOpNaasten: whether('rij.gericht_op_naasten'),
  metAangifte: whether('rij.aangifte_gedaan'),
  van: from('rij.incidentdatum'),
  tot: upTo('rij.incidentdatum'),
}

export type MeldingFilter = AskedOf<typeof meldingFilter>

export function voldoetAan(filter: Given<MeldingFilter>): RawBuilder<boolean> {
  return matches<MeldingFilter>(meldingFilter, filter)
}

import { type Kysely, sql } from 'kysely'
import {
  aantal,
  type Dimensies,
  type TelRij,
  tekst,
  tellen,
  type Uitsplitsing,
} from '../../kit/lists/tellen.ts'
import type { Given } from '../../kit/request/given.ts'
import type { AanvraagStatistiekView, MaatregelStatistiekView, Tables } from '../tables.ts'
import { type AanvraagFilter, isGevraagd, isGevraagdeMaatregel, type MaatregelFilter } from './filter.ts'

type Db = Kysely<Tables>

const aanvragenDimensies = {
  FUNCTIE: tekst('functie'),
  URGENTIE: tekst('urgentie'),
  STATUS: tekst('status'),
  PROVINCIE: tekst('provincie_id'),
  SOORT_ORGANISATIE: tekst('organisatie_soort', 'soort'),
} as const satisfies Dimensies<string>

const maatregelenDimensies = {
  DOMEIN: tekst('domein'),
  SOORT: tekst('soort_maatregel'),
} as const satisfies Dimensies<string>

/** What counts of aanvragen can be asked with. */
export interface AanvragenVraag extends Uitsplitsing<keyof typeof aanvragenDimensies> {
  readonly filter?: Given<AanvraagFilter>
}

/** What counts of maatregelen can be asked with. */
export interface MaatregelenVraag extends Uitsplitsing<keyof typeof maatregelenDimensies> {
  readonly filter?: Given<MaatregelFilter>
}

/** Aanvragen, of a whole or of a cell. */
export type AanvragenRij = TelRij<
  'aantal',
  Pick<AanvraagStatistiekView, 'functie' | 'urgentie' | 'status' | 'provincie_id'> & {
    organisatie_soort: AanvraagStatistiekView['soort']
  }
>

/** Maatregelen and what they cost, of a whole or of a cell. */
export type MaatregelenRij = TelRij<
  'aantal' | 'kosten',
  Pick<MaatregelStatistiekView, 'domein' | 'soort_maatregel'>
>

/** Counts aanvragen by the day they came in; with organisations given, of each of them apart. */
export async function countAanvragenStatistiek(
  db: Db,
  vraag: AanvragenVraag,
  perOrganisatie?: readonly string[],
): Promise<AanvragenRij[]> {
  return tellen(
    db,
    {
      rijen: sql`veilig_wonen.aanvraag_statistiek as rij`,
      waar: isGevraagd(vraag.filter),
      datum: 'rij.ingediend_op',
      dimensies: aanvragenDimensies,
      maten: aantal,
      perOrganisatie,
    },
    vraag,
  )
}

/** Counts maatregelen, by the day they were carried out. */
export async function countMaatregelen(
  db: Db,
  vraag: MaatregelenVraag,
  perOrganisatie?: readonly string[],
): Promise<MaatregelenRij[]> {
  return tellen(
    db,
    {
      rijen: sql`veilig_wonen.maatregel_statistiek as rij`,
      waar: isGevraagdeMaatregel(vraag.filter),
      datum: 'rij.uitgevoerd_op',
      dimensies: maatregelenDimensies,
      maten: { ...aantal, kosten: sql`coalesce(sum(rij.kosten), 0)::bigint` },
      perOrganisatie,
    },
    vraag,
  )
}

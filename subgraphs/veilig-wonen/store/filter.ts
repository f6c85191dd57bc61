import type { RawBuilder } from 'kysely'
import { type AskedOf, equals, from, matches, oneOf, upTo } from '../../kit/lists/filter.ts'
import type { Given } from '../../kit/request/given.ts'
import type { Domein, MaatregelSoort, Regeling, Urgentie } from '../tables.ts'
import type { Status } from '../toestanden.ts'

// Each of a row called `rij`: of the table, or of a view that statistics count.

/** Ids of the employers: what the schema's filter says of areas comes down to. */
const organisaties = oneOf('rij.organisatie_id')

const vanAanvraag = {
  organisaties,
  functie: oneOf('rij.functie'),
  urgentie: oneOf<Urgentie>('rij.urgentie'),
  regeling: equals<Regeling>('rij.regeling'),
}

const aanvraagSelectie = {
  ...vanAanvraag,
  nieuweDreigingInGesprek: equals<boolean>('rij.nieuwe_dreiging_in_gesprek'),
  van: from('rij.ingediend_op'),
  tot: upTo('rij.ingediend_op'),
}

const aanvraagFilter = { ...aanvraagSelectie, status: oneOf<Status>('rij.status') }

const maatregelFilter = {
  ...vanAanvraag,
  domein: oneOf<Domein>('rij.domein'),
  soortMaatregel: oneOf<MaatregelSoort>('rij.soort_maatregel'),
  van: from('rij.uitgevoerd_op'),
  tot: upTo('rij.uitgevoerd_op'),
}

const betaaldFilter = { organisaties, van: from('rij.betaald_op'), tot: upTo('rij.betaald_op') }

/** Which aanvragen are meant, whatever their status. */
export type AanvraagSelectie = AskedOf<typeof aanvraagSelectie>
/** Which aanvragen are meant, by their current status too. */
export type AanvraagFilter = AskedOf<typeof aanvraagFilter>
/** Which maatregelen are meant; `van` and `tot` bound the day they were carried out. */
export type MaatregelFilter = AskedOf<typeof maatregelFilter>
/** Which maatregelen are meant by what employers paid in a period. */
export type BetaaldFilter = AskedOf<typeof betaaldFilter>

export function isGeselecteerd(filter: Given<AanvraagSelectie>): RawBuilder<boolean> {
  return matches<AanvraagSelectie>(aanvraagSelectie, filter)
}

export function isGevraagd(filter: Given<AanvraagFilter>): RawBuilder<boolean> {
  return matches<AanvraagFilter>(aanvraagFilter, filter)
}

export function isGevraagdeMaatregel(filter: Given<MaatregelFilter>): RawBuilder<boolean> {
  return matches<MaatregelFilter>(maatregelFilter, filter)
}

export function isBetaald(filter: Given<BetaaldFilter>): RawBuilder<boolean> {
  return matches<BetaaldFilter>(betaaldFilter, filter)
}

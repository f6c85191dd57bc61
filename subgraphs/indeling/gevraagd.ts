import {
  gesplitsteVoorgangersVan,
  type IndelingRij,
  indeling,
  isGeldigOp,
  type OrganisatieSoort,
  organisatieMet,
  voorgangersVan,
} from '../../schema/indeling/indeling.ts'
import { type Given, isGiven, unfit } from '../kit/request/given.ts'
import { vandaag } from '../kit/request/today.ts'
import { organisatieId, provincieId, riecId } from './codes.ts'

/**
 * What a question asks about organisations, offices and time, by the names that every filter gives them. Only the kind of
 * organisation has two names in filters (`Telbron.soortVeld`).
 */
export interface GebiedVraag {
  /** The organisation under whose field it is asked. */
  readonly ouder?: Given<string>
  readonly organisatie?: Given<string>
  readonly provincie?: Given<string>
  readonly riec?: Given<string>
  readonly soortOrganisatie?: Given<OrganisatieSoort>
  /** Organisations that went up into another count as what they had become on 1 January of this year. */
  readonly opIndeling?: Given<number>
  readonly functie?: Given<string | readonly string[]>
  /** `YYYY-MM-DD`, both included. */
  readonly van?: Given<string>
  readonly tot?: Given<string>
  readonly peildatum?: Given<string>
}

/** The organisations that a question asks about. */
export interface Gevraagd {
  /** Whether the question says which; else it asks about all that the caller may count. */
  readonly genoemd: boolean
  /** Whether any of them takes part in the source, whenever. */
  readonly neemtDeel: boolean
  /** Those that take part and existed in the period that is asked. */
  readonly organisaties: readonly IndelingRij[]
}

/**
 * @param deelnemers the kinds of organisation that take part in the source.
 * @throws BAD_USER_INPUT when a code is none of an organisation, province or RIEC of any year.
 */
export function gevraagd(vraag: GebiedVraag, deelnemers: readonly OrganisatieSoort[]): Gevraagd {
  const { opIndeling, soortOrganisatie: soort } = vraag
  if (isGiven(opIndeling)) holdJaarVanIndeling(opIndeling)
  const organisatie = organisatieId('organisatie', vraag.organisatie)
  const provincie = provincieId('provincie', vraag.provincie)
  const riec = riecId('riec', vraag.riec)
  const one = vraag.ouder ?? organisatie
  const deelnemend = mogelijk(one).filter(
    (rij) =>
      (organisatie === null || rij.id === organisatie) &&
      deelnemers.includes(rij.soort) &&
      (!isGiven(soort) || rij.soort === soort) &&
      (provincie === null || rij.provincie_id === provincie) &&
      (riec === null || rij.riec_id === riec),
  )
  return {
    genoemd: one !== null || provincie !== null || riec !== null || isGiven(soort),
    neemtDeel: deelnemend.length > 0,
    organisaties: deelnemend.filter((rij) => bestond(rij, vraag)),
  }
}

/** One organisation, none when no year knows it, or all when none is named. */
function mogelijk(id: string | null): readonly IndelingRij[] {
  if (id === null) return indeling
  const rij = organisatieMet(id)
  return rij ? [rij] : []
}

/** The ids that a filter comes down to; null when it names no organisations, and on no other indeling. */
export function gevraagdeIds(
  vraag: Given<GebiedVraag>,
  deelnemers: readonly OrganisatieSoort[],
): readonly string[] | null {
  if (!isGiven(vraag)) return null
  const { genoemd, organisaties } = gevraagd(vraag, deelnemers)
  return genoemd ? organisaties.map(({ id }) => id) : null
}

/** Whether an organisation existed on a day that is asked, or on 1 January of the indeling that is. */
function bestond(rij: IndelingRij, vraag: GebiedVraag): boolean {
  if (isGiven(vraag.opIndeling)) return isGeldigOp(rij, eersteDag(vraag.opIndeling))
  const { geldig_van, geldig_tot } = rij
  const laatste = vraag.tot ?? vraag.peildatum ?? null
  const begonnen = geldig_van === null || laatste === null || geldig_van <= laatste
  return begonnen && (geldig_tot === null || !isGiven(vraag.van) || geldig_tot >= vraag.van)
}

/** Whose rows count for an organisation: its own and, on a later indeling, of those that had gone up into it by then. */
export function rijenVan({ id }: IndelingRij, { opIndeling }: GebiedVraag): string[] {
  if (!isGiven(opIndeling)) return [id]
  const dag = eersteDag(opIndeling)
  return [id, ...voorgangersVan(id).filter((one) => (organisatieMet(one)?.geldig_tot ?? dag) < dag)]
}

/** Whether rows of a gemeente that was split may belong to the one that is asked: nobody recorded which. */
export function bevatGesplitste(
  { id }: IndelingRij,
  { organisatie, ouder, opIndeling, van }: GebiedVraag,
): boolean {
  if (!isGiven(opIndeling) || !isGiven(organisatie ?? ouder)) return false
  return gesplitsteVoorgangersVan(id).some(
    ({ geldig_tot }) =>
      geldig_tot !== null && geldig_tot < eersteDag(opIndeling) && (!isGiven(van) || van <= geldig_tot),
  )
}

/** The first year of which the indeling knows every change. */
const eersteIndeling = 2019

/** @throws BAD_USER_INPUT for a year of which nobody knows the indeling (yet). */
function holdJaarVanIndeling(jaar: number): void {
  const ditJaar = Number(vandaag().slice(0, 4))
  if (jaar >= eersteIndeling && jaar <= ditJaar) return
  throw unfit('opIndeling', String(jaar), `a year from ${eersteIndeling} to ${ditJaar}`)
}

function eersteDag(jaar: number): string {
  return `${jaar}-01-01`
}

import {
  eersteIndeling,
  gesplitsteVoorgangersVan,
  type IndelingRij,
  indeling,
  isGeldigOp,
  type OrganisatieSoort,
  organisatieMet,
  voorgangersVan,
} from '../../schema/indeling/indeling.ts'
import { holdRange } from '../kit/lists/filter.ts'
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
  /** Those that take part and existed in the period that is asked or, on an indeling, on its day. */
  readonly organisaties: readonly IndelingRij[]
  /** Whether rows are asked of which nobody recorded to whom they belong on the indeling that is asked. */
  readonly ligtElders: boolean
}

/**
 * @param deelnemers the kinds of organisation that take part in the source.
 * @throws BAD_USER_INPUT when a code is none of an organisation, province or RIEC of any year.
 */
export function gevraagd(vraag: GebiedVraag, deelnemers: readonly OrganisatieSoort[]): Gevraagd {
  const { opIndeling, soortOrganisatie: soort } = vraag
  holdRange(vraag)
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
  const bestaand = deelnemend.filter((rij) => bestondIn(rij, vraag))
  const op = isGiven(opIndeling) ? eersteDag(opIndeling) : null
  const organisaties = op === null ? bestaand : deelnemend.filter((rij) => isGeldigOp(rij, op))
  return {
    genoemd: one !== null || provincie !== null || riec !== null || isGiven(soort),
    neemtDeel: deelnemend.length > 0,
    organisaties,
    ligtElders: op !== null && [...organisaties, ...bestaand].some((rij) => isElders(rij, op, vraag)),
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

/** The last day that is asked; null when the question has no end. */
export function laatsteDag({ tot, peildatum }: GebiedVraag): string | null {
  return [tot, peildatum].filter(isGiven).sort()[0] ?? null
}

/** Whether an organisation existed on a day that is asked: on the peildatum, where that is asked. */
export function bestondIn({ geldig_van, geldig_tot }: IndelingRij, vraag: GebiedVraag): boolean {
  const laatste = laatsteDag(vraag)
  const eerste = vraag.peildatum ?? vraag.van ?? null
  const begonnen = geldig_van === null || laatste === null || geldig_van <= laatste
  return begonnen && (geldig_tot === null || eerste === null || geldig_tot >= eerste)
}

/** Whose rows count for an organisation: its own and, on a later indeling, of those that had gone up into it by then. */
export function rijenVan(rij: IndelingRij, { opIndeling }: GebiedVraag): IndelingRij[] {
  if (!isGiven(opIndeling)) return [rij]
  const dag = eersteDag(opIndeling)
  const opgegaan = voorgangersVan(rij.id)
    .map(organisatieMet)
    .filter((one) => one !== undefined)
  return [rij, ...opgegaan.filter(({ geldig_tot }) => geldig_tot !== null && geldig_tot < dag)]
}

/**
 * Whether rows that are asked belong, on the indeling of a day, to nobody knows whom: of an organisation that began after
 * it, of one that was split before it, or of one into which another went after it.
 */
function isElders(rij: IndelingRij, op: string, vraag: GebiedVraag): boolean {
  const laatste = laatsteDag(vraag)
  const eerste = vraag.van ?? null
  const asked = (dag: string | null) => dag === null || laatste === null || dag < laatste
  if (rij.geldig_van !== null && rij.geldig_van > op) return true
  if (rij.geldig_tot !== null && rij.geldig_tot >= op && asked(rij.geldig_tot)) return true
  const splitBefore = gesplitsteVoorgangersVan(rij.id).some(
    ({ geldig_tot }) => geldig_tot !== null && geldig_tot < op && (eerste === null || eerste <= geldig_tot),
  )
  const joinedAfter = voorgangersVan(rij.id)
    .map(organisatieMet)
    .concat(gesplitsteVoorgangersVan(rij.id))
    .some(
      (one) => one !== undefined && one.geldig_tot !== null && one.geldig_tot >= op && asked(one.geldig_tot),
    )
  return splitBefore || joinedAfter
}

/** @throws BAD_USER_INPUT for a year of which nobody knows the indeling (yet). */
function holdJaarVanIndeling(jaar: number): void {
  const ditJaar = Number(vandaag().slice(0, 4))
  if (jaar >= eersteIndeling && jaar <= ditJaar) return
  throw unfit('opIndeling', String(jaar), `a year from ${eersteIndeling} to ${ditJaar}`)
}

function eersteDag(jaar: number): string {
  return `${jaar}-01-01`
}

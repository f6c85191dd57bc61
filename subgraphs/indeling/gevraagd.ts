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
import { type Asks, asks, holdTogether } from '../kit/request/together.ts'
import { laatsteIndeling, organisatieId, provincieId, riecId } from './codes.ts'
import { heeftFunctie } from './functies.ts'

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
  /** The first day of the source: who ended before it has no rows there. Not of the filter. */
  readonly sinds?: Given<string>
  /** Whether rows can be dated after the end of their organisation. Not of the filter (`Telbron.looptDoor`). */
  readonly looptDoor?: boolean
  /** Whether only what is still to come is asked. Not of the filter (`Telbron.komtNog`). */
  readonly komtNog?: boolean
  /** What further fields of the filter ask of an organisation, and its name for the kind of one. Not of the filter. */
  readonly eisen?: readonly Asks<IndelingRij>[]
  readonly soortVeld?: Given<string>
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
 * @throws BAD_USER_INPUT when a code is none of an organisation, province or RIEC of any year, and when no organisation of any
 *   year meets all that is asked of it.
 */
export function gevraagd(vraag: GebiedVraag, deelnemers: readonly OrganisatieSoort[]): Gevraagd {
  const { opIndeling, soortOrganisatie: soort } = vraag
  holdRange(vraag)
  if (isGiven(opIndeling)) holdJaarVanIndeling(opIndeling)
  const organisatie = organisatieId('organisatie', vraag.organisatie)
  const provincie = provincieId('provincie', vraag.provincie)
  const riec = riecId('riec', vraag.riec)
  const eisen = [
    ...asks('organisatie', organisatie, (rij: IndelingRij, id) => rij.id === id),
    ...asks('provincie', provincie, (rij: IndelingRij, id) => rij.provincie_id === id),
    ...asks('riec', riec, (rij: IndelingRij, id) => rij.riec_id === id),
    ...asks(vraag.soortVeld ?? 'soort', soort, (rij: IndelingRij, wanted) => rij.soort === wanted),
  ]
  const alle = [...eisen, ...functieEis(vraag), ...(vraag.eisen ?? [])]
  holdTogether(alle, indeling, 'organisation')
  const one = vraag.ouder ?? organisatie
  const deelnemend = mogelijk(one).filter(
    (rij) =>
      deelnemers.includes(rij.soort) && (isGiven(vraag.ouder) ? alle : eisen).every(({ of }) => of(rij)),
  )
  const bestaand = deelnemend.filter((rij) => bestondIn(rij, vraag))
  const op = isGiven(opIndeling) ? nieuwjaarsdag(opIndeling) : null
  const organisaties = op === null ? bestaand : deelnemend.filter((rij) => isGeldigOp(rij, op))
  return {
    genoemd: one !== null || provincie !== null || riec !== null || isGiven(soort),
    neemtDeel: deelnemend.length > 0,
    organisaties,
    ligtElders: op !== null && [...organisaties, ...bestaand].some((rij) => isElders(rij, op, vraag)),
  }
}

/** An empty list of offices asks for none, and nought is what it gets. */
function functieEis({ functie }: GebiedVraag): Asks<IndelingRij>[] {
  const functies = typeof functie === 'string' ? [functie] : (functie ?? [])
  if (functies.length === 0) return []
  return [{ argument: 'functie', of: ({ soort }) => functies.some((one) => heeftFunctie(soort, one)) }]
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

/**
 * The first day on which an organisation can have had what is asked; null when the question has no begin. What stands on a
 * peildatum began on any day before it, also with an organisation that has ended since.
 */
function eersteDag(vraag: GebiedVraag): string | null {
  const { van, sinds = null, looptDoor } = vraag
  if (isGiven(van) && looptDoor !== true) return van
  const laatste = laatsteDag(vraag)
  return laatste !== null && sinds !== null && laatste < sinds ? null : sinds
}

/** Whether an organisation can have had rows of the days that are asked. */
export function bestondIn({ geldig_van, geldig_tot }: IndelingRij, vraag: GebiedVraag): boolean {
  const laatste = laatsteDag(vraag)
  const eerste = eersteDag(vraag)
  const begonnen = geldig_van === null || laatste === null || geldig_van <= laatste
  return begonnen && (geldig_tot === null || eerste === null || geldig_tot >= eerste)
}

/** Whose rows count for an organisation: its own and, on a later indeling, of those that had gone up into it by then. */
export function rijenVan(rij: IndelingRij, { opIndeling }: GebiedVraag): IndelingRij[] {
  if (!isGiven(opIndeling)) return [rij]
  const dag = nieuwjaarsdag(opIndeling)
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
  const eerste = eersteDag(vraag)
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
  const laatste = laatsteIndeling()
  if (jaar >= eersteIndeling && jaar <= laatste) return
  throw unfit('opIndeling', String(jaar), `a year from ${eersteIndeling} to ${laatste}`)
}

function nieuwjaarsdag(jaar: number): string {
  return `${jaar}-01-01`
}

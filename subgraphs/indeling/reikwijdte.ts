import { type IndelingRij, type OrganisatieSoort, organisatieMet } from '../../schema/indeling/indeling.ts'
import type { Caller } from '../../schema/rights/caller.ts'
import { type Dekking, type NietTeTellen, nietTeTellen, type TellingReden } from '../kit/lists/telling.ts'
import { isGiven } from '../kit/request/given.ts'
import { type GebiedVraag, gevraagd, ligtElders, rijenVan } from './gevraagd.ts'

/** Whose rows a caller may count, and which kinds of organisation have any. */
export interface Telbereik {
  readonly organisaties: Caller['organisaties']
  readonly functies: Caller['functies']
  readonly deelnemers: readonly OrganisatieSoort[]
}

/** Of each organisation that delivers, by id, until which day the source is complete. */
export type Leveringen = ReadonlyMap<string, string>

/** An organisation that is counted. */
export interface GeteldeOrganisatie {
  readonly id: string
  /** Whose rows count for it, by id: its own and, on a later indeling, of what had gone up into it. */
  readonly rijen: readonly string[]
}

/** What a question reaches of what it asks. */
export interface Reikwijdte {
  readonly nietTeTellen: NietTeTellen | null
  /** Whose rows are asked, by id; null when the question does not say. */
  readonly gevraagd: readonly string[] | null
  /** Whose rows can be counted: those of the asked that are within the bereik and deliver. */
  readonly telbaar: readonly string[]
  readonly geteld: readonly GeteldeOrganisatie[]
  /** Whether somebody within the bereik delivers nothing, so that rows must be selected by who does. */
  readonly onvolledig: boolean
  readonly dekking: Dekking
  /** The same over a part of the organisations. */
  readonly dekkingVan: (of: (organisatie: IndelingRij) => boolean) => Dekking
  /** Until which day the source is complete for all that is counted; null: for ever, or nothing is counted. */
  readonly bijgewerktTot: string | null
}

/**
 * Judges a question by the indeling, the caller's bereik and what the source was delivered: never by its rows, so that
 * what may not be seen looks like what is not there.
 *
 * @throws BAD_USER_INPUT when a code is none of an organisation, province or RIEC of any year.
 */
export function reikwijdteVan(vraag: GebiedVraag, bereik: Telbereik, leveringen: Leveringen): Reikwijdte {
  const asked = gevraagd(vraag, bereik.deelnemers)
  const rijen = (rij: IndelingRij) => rijenVan(rij, vraag).map(({ id }) => id)
  const binnen = asked.organisaties.filter((rij) => omvat(bereik.organisaties, rijen(rij)))
  const geteld = binnen.filter((rij) => rijen(rij).some((id) => leveringen.has(id)))
  const telbaar = asked.rijen
    .map(({ id }) => id)
    .filter((id) => omvat(bereik.organisaties, [id]) && leveringen.has(id))
  const functies = functiesIn(vraag, bereik)
  const dekkingVan = (of: (organisatie: IndelingRij) => boolean): Dekking => ({
    gevraagd: (asked.genoemd ? asked.organisaties : binnen).filter(of).length,
    geteld: geteld.filter(of).length,
    functies,
  })
  const bijgewerktTot = geteld.length > 0 ? volledigTot(telbaar, leveringen) : null

  function reden(): TellingReden | null {
    if (!asked.neemtDeel) return 'GEEN_DEELNEMER'
    if (asked.organisaties.length === 0) return 'BESTOND_NIET'
    if (binnen.length === 0) return 'BUITEN_BEREIK'
    if (functies?.length === 0 && !asksNoOffice(vraag)) return 'FUNCTIE_BUITEN_BEREIK'
    if (geteld.length === 0) return 'NIET_GELEVERD'
    if (geteld.some((rij) => ligtElders(rij, vraag))) return 'GESPLITST'
    return bijgewerktTot !== null && laatsteDag(vraag) > bijgewerktTot ? 'NIET_BIJGEWERKT' : null
  }

  const waarom = reden()
  return {
    nietTeTellen: waarom && nietTeTellen(waarom),
    gevraagd: asked.genoemd ? asked.rijen.map(({ id }) => id) : null,
    telbaar,
    geteld: geteld.map((rij) => ({ id: rij.id, rijen: rijen(rij) })),
    onvolledig: geteld.length < binnen.length,
    dekking: dekkingVan(() => true),
    dekkingVan,
    bijgewerktTot,
  }
}

/** The last day that a question is sure to ask about; the empty text where it names none. */
function laatsteDag({ van, tot, peildatum }: GebiedVraag): string {
  return [van, tot, peildatum].filter(isGiven).sort().at(-1) ?? ''
}

/** One that has ended, and delivered its last day, is complete for ever. */
function volledigTot(ids: readonly string[], leveringen: Leveringen): string | null {
  let eerste: string | null = null
  for (const id of ids) {
    const tot = leveringen.get(id)
    const einde = organisatieMet(id)?.geldig_tot ?? null
    if (tot === undefined || (einde !== null && tot >= einde)) continue
    if (eerste === null || tot < eerste) eerste = tot
  }
  return eerste
}

/** An empty list of offices asks for none, and nought is what it gets. */
function asksNoOffice({ functie }: GebiedVraag): boolean {
  return Array.isArray(functie) && functie.length === 0
}

/** The offices that are counted; null: all. */
function functiesIn({ functie }: GebiedVraag, { functies }: Telbereik): readonly string[] | null {
  const asked = isGiven(functie) ? (typeof functie === 'string' ? [functie] : functie) : null
  if (functies === 'ALLE') return asked
  return asked === null ? functies : asked.filter((one) => functies.includes(one))
}

const sets = new WeakMap<readonly string[], ReadonlySet<string>>()

function omvat(bereik: Caller['organisaties'], ids: readonly string[]): boolean {
  if (bereik === 'ALLE') return true
  let set = sets.get(bereik)
  if (!set) {
    set = new Set(bereik)
    sets.set(bereik, set)
  }
  const known = set
  return ids.every((id) => known.has(id))
}

import {
  eersteIndeling,
  type IndelingRij,
  type OrganisatieSoort,
  organisatieMet,
} from '../../schema/indeling/indeling.ts'
import type { Caller } from '../../schema/rights/caller.ts'
import { type Dekking, type NietTeTellen, nietTeTellen, type TellingReden } from '../kit/lists/telling.ts'
import { isGiven } from '../kit/request/given.ts'
import { bestondIn, type GebiedVraag, gevraagd, laatsteDag, rijenVan } from './gevraagd.ts'

/** Whose rows a caller may count, and which kinds of organisation have any. */
export interface Telbereik {
  readonly organisaties: Caller['organisaties']
  readonly functies: Caller['functies']
  readonly deelnemers: readonly OrganisatieSoort[]
  /** Restrictions of the register that limit what is counted further, by their names. */
  readonly beperkingen: readonly string[]
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
  const alle = asked.organisaties.map((rij) => ({ rij, rijen: rijenVan(rij, vraag) }))
  const binnen = alle.filter(({ rijen }) => omvat(bereik.organisaties, rijen))
  const levert = (rij: IndelingRij) => leveringen.has(rij.id) || !bestondIn(rij, vraag)
  const geteld = binnen.filter(({ rijen }) => rijen.every(levert))
  const telbaar = geteld.flatMap(({ rijen }) => rijen.map(({ id }) => id))
  const functies = functiesIn(vraag, bereik)
  const bijgewerktTot = volledigTot(telbaar, leveringen)

  function reden(): TellingReden | null {
    if (!asked.neemtDeel) return 'GEEN_DEELNEMER'
    if (alle.length === 0) return 'BESTOND_NIET'
    if (binnen.length === 0) return 'BUITEN_BEREIK'
    if (functies?.length === 0 && !asksNoOffice(vraag)) return 'FUNCTIE_BUITEN_BEREIK'
    if (geteld.length === 0 || eindigtVoorBegin(vraag)) return 'NIET_GELEVERD'
    if (asked.ligtElders) return 'GESPLITST'
    return bijgewerktTot !== null && uiterste(vraag) > bijgewerktTot ? 'NIET_BIJGEWERKT' : null
  }

  const waarom = reden()
  const dekkingVan = (of: (organisatie: IndelingRij) => boolean): Dekking => ({
    gevraagd: (asked.genoemd ? alle : binnen).filter(({ rij }) => of(rij)).length,
    geteld: waarom === null ? geteld.filter(({ rij }) => of(rij)).length : 0,
    functies,
    beperkingen: bereik.beperkingen,
  })
  return {
    nietTeTellen: waarom && nietTeTellen(waarom),
    gevraagd: asked.genoemd ? alle.flatMap(({ rijen }) => rijen.map(({ id }) => id)) : null,
    telbaar,
    geteld: geteld.map(({ rij, rijen }) => ({ id: rij.id, rijen: rijen.map(({ id }) => id) })),
    onvolledig: geteld.length < binnen.length,
    dekking: dekkingVan(() => true),
    dekkingVan,
    bijgewerktTot,
  }
}

/** Whether a question ends before the first year of which the indeling knows every organisation: none can be whole. */
function eindigtVoorBegin(vraag: GebiedVraag): boolean {
  return (laatsteDag(vraag) ?? '9999') < `${eersteIndeling}-01-01`
}

/** The last day that a question is sure to ask about; the empty text where it names none. */
function uiterste({ van, tot, peildatum }: GebiedVraag): string {
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
  const asked = isGiven(functie) ? [...new Set(typeof functie === 'string' ? [functie] : functie)] : null
  if (functies === 'ALLE') return asked
  return asked === null ? functies : asked.filter((one) => functies.includes(one))
}

const sets = new WeakMap<readonly string[], ReadonlySet<string>>()

function omvat(bereik: Caller['organisaties'], rijen: readonly IndelingRij[]): boolean {
  if (bereik === 'ALLE') return true
  let set = sets.get(bereik)
  if (!set) {
    set = new Set(bereik)
    sets.set(bereik, set)
  }
  const known = set
  return rijen.every(({ id }) => known.has(id))
}

import { eersteIndeling, type IndelingRij, type OrganisatieSoort } from '../../schema/indeling/indeling.ts'
import type { Caller } from '../../schema/rights/caller.ts'
import type { Tijdvak } from '../kit/lists/periode.ts'
import {
  type Deel,
  type Dekking,
  type NietTeTellen,
  nietTeTellen,
  type TellingReden,
} from '../kit/lists/telling.ts'
import { isGiven } from '../kit/request/given.ts'
import { bestondIn, type GebiedVraag, gevraagd, laatsteDag, rijenVan } from './gevraagd.ts'
import { eersteDagVan, type Leveringen, type Volledigheid, volledigheidVan } from './volledigheid.ts'

/** Whose rows a caller may count, and which kinds of organisation have any. */
export interface Telbereik {
  readonly organisaties: Caller['organisaties']
  readonly functies: Caller['functies']
  readonly deelnemers: readonly OrganisatieSoort[]
  readonly deelnemendeFuncties: 'ALLE' | readonly string[]
  /** Restrictions of the register that limit what is counted further, by their names. */
  readonly beperkingen: readonly string[]
}

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
  /** Of all that is counted. */
  readonly geheel: Deel
  /** The same of a part of the organisations. */
  readonly deelVan: (of: (organisatie: IndelingRij) => boolean) => Deel
  /** The days that are counted: of a question without begin or end those of which the source is complete. */
  readonly tijdvak: Tijdvak
}

/**
 * Judges a question by the indeling, the caller's bereik and what the source was delivered: never by its rows, so that
 * what may not be seen looks like what is not there.
 *
 * @throws BAD_USER_INPUT when a code is none of an organisation, province or RIEC of any year.
 */
export function reikwijdteVan(gesteld: GebiedVraag, bereik: Telbereik, leveringen: Leveringen): Reikwijdte {
  const vraag: GebiedVraag = { ...gesteld, sinds: eersteDagVan(leveringen) }
  const asked = gevraagd(vraag, bereik.deelnemers)
  const alle = asked.organisaties.map((rij) => ({ rij, rijen: rijenVan(rij, vraag) }))
  const binnen = alle.filter(({ rijen }) => omvat(bereik.organisaties, rijen))
  const levert = (rij: IndelingRij) => leveringen.has(rij.id) || !bestondIn(rij, vraag)
  const geteld = binnen.filter(({ rijen }) => rijen.every(levert))
  const telbaar = geteld.flatMap(({ rijen }) => rijen.map(({ id }) => id))
  const functies = functiesIn(vraag, bereik)
  const blijft = vraag.looptDoor === true || isGiven(vraag.peildatum)
  const { vanaf, bijgewerktTot } = volledigheid(telbaar)
  // What stands on a day is whatever began before it.
  const open = isGiven(vraag.peildatum) ? { van: null, tot: null } : { van: vanaf, tot: bijgewerktTot }
  const tijdvak: Tijdvak = { van: vraag.van ?? open.van, tot: vraag.tot ?? open.tot }

  /** What is still to come is known as far as it is planned: there is no day until which that is complete. */
  function volledigheid(ids: readonly string[], open?: Tijdvak): Volledigheid {
    const found = volledigheidVan(ids, leveringen, blijft, open)
    return vraag.komtNog === true ? { ...found, bijgewerktTot: null } : found
  }

  function reden(): TellingReden | null {
    if (!asked.neemtDeel || !functieNeemtDeel(vraag, bereik)) return 'GEEN_DEELNEMER'
    if (alle.length === 0) return eindigdeVoorBron() ? 'NIET_GELEVERD' : 'BESTOND_NIET'
    if (binnen.length === 0) return 'BUITEN_BEREIK'
    if (functies?.length === 0 && !asksNoOffice(vraag)) return 'FUNCTIE_BUITEN_BEREIK'
    if (geteld.length === 0 || eindigtVoorBegin(vraag) || begintVoor(vanaf)) return 'NIET_GELEVERD'
    if (asked.ligtElders) return 'GESPLITST'
    return bijgewerktTot !== null && uiterste(vraag) > bijgewerktTot ? 'NIET_BIJGEWERKT' : null
  }

  /** Whether those that are asked existed on the days that are asked, and ended before the source began. */
  function eindigdeVoorBron(): boolean {
    return gevraagd({ ...vraag, sinds: null }, bereik.deelnemers).organisaties.length > 0
  }

  /** Whether a part of what is asked lies before what the source has, or all that could be counted does. */
  function begintVoor(dag: string | null): boolean {
    const eerste = vraag.van ?? laatsteDag(vraag) ?? tijdvak.tot
    return dag !== null && eerste !== null && eerste < dag
  }

  const waarom = reden()
  const dekkingVan = (of: (organisatie: IndelingRij) => boolean): Dekking => ({
    gevraagd: (asked.genoemd ? alle : binnen).filter(({ rij }) => of(rij)).length,
    geteld: waarom === null ? geteld.filter(({ rij }) => of(rij)).length : 0,
    functies,
    beperkingen: bereik.beperkingen,
  })
  const deelVan = (of: (organisatie: IndelingRij) => boolean): Deel => {
    const ids = geteld.filter(({ rij }) => of(rij)).flatMap(({ rijen }) => rijen.map(({ id }) => id))
    return {
      dekking: dekkingVan(of),
      ...volledigheid(ids, {
        van: isGiven(vraag.van) ? null : open.van,
        tot: isGiven(vraag.tot) ? null : open.tot,
      }),
    }
  }
  return {
    nietTeTellen: waarom && nietTeTellen(waarom),
    gevraagd: asked.genoemd ? alle.flatMap(({ rijen }) => rijen.map(({ id }) => id)) : null,
    telbaar,
    geteld: geteld.map(({ rij, rijen }) => ({ id: rij.id, rijen: rijen.map(({ id }) => id) })),
    onvolledig: geteld.length < binnen.length,
    geheel: { dekking: dekkingVan(() => true), vanaf, bijgewerktTot },
    deelVan,
    tijdvak,
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

/** An empty list of offices asks for none, and nought is what it gets. */
function asksNoOffice({ functie }: GebiedVraag): boolean {
  return Array.isArray(functie) && functie.length === 0
}

/** Whether the holder of any office that is asked can have rows. */
function functieNeemtDeel({ functie }: GebiedVraag, { deelnemendeFuncties: deel }: Telbereik): boolean {
  const asked = typeof functie === 'string' ? [functie] : (functie ?? [])
  return deel === 'ALLE' || asked.length === 0 || asked.some((one) => deel.includes(one))
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

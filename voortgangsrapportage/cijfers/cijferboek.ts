import { type Bekendheid, type Brief, bekendheidOp } from '../brieven.ts'
import type { Antwoord } from '../hub/antwoord.ts'
import type { RedenCode } from '../taal/woorden.ts'
import type { Cijfer, CijferSoort, Eenheid } from '../verslag.ts'
import { atPlace, type Path, type Place } from './place.ts'
import {
  counted,
  isOfNothing,
  notApplicable,
  noughtIn,
  onbekend,
  type Reading,
  readAt,
  whyMissing,
  withCode,
} from './reading.ts'

/** What a figure is, apart from its value. */
export interface Opgave {
  readonly id: string
  readonly naam: string
  readonly bron: string
  /** A count, unless it says otherwise. */
  readonly eenheid?: Eenheid
  /** The figures it belongs with, to name them at once where all are missing: "Aanvragen per maand". */
  readonly groep?: string
  /** What it is, when not a count of the hub. */
  readonly soort?: CijferSoort
  /** Why there is nothing of nothing: said where the count beside it is nought, or where no count is. */
  readonly leeg?: string
  /** Why who asks gets nothing about this, where that is known beforehand: then no row in a breakdown is no zero. */
  readonly buiten?: RedenCode | undefined
  /** The last day of the period that it counts: past the end of the source no row is no zero. */
  readonly eindigt?: string
  /** The one letter that says it: while nobody knows whether it had appeared, it is unknown. */
  readonly brief?: Pick<Brief, 'vroegsteDatum' | 'uitersteDatum'>
  /** Whether it differs with a letter of which nobody knows whether it had appeared: then it is unknown. */
  readonly onzeker?: boolean
  /** Whether it is the count of a place: where not all places are counted, no row is no zero. */
  readonly plaatsgebonden?: boolean
}

/** A row of a breakdown: the figure, and for which value of the dimension. */
export interface Uitsplitsing<S extends string> {
  readonly sleutels: readonly S[]
  readonly cijfers: readonly Cijfer[]
  /** The figure of one value of the dimension. */
  van(sleutel: S): Cijfer
}

/** Every figure of a section, each with its place in the answer that it was read from. */
export class Cijferboek {
  readonly #peildatum: string
  readonly #boven: Cijferboek | null
  readonly #cijfers = new Map<string, Cijfer>()
  readonly #groepen = new Map<string, string>()

  constructor(peildatum: string, boven: Cijferboek | null = null) {
    this.#peildatum = peildatum
    this.#boven = boven
  }

  /** A book for a part of the section; what it reads is in this one too. */
  deel(): Cijferboek {
    return new Cijferboek(this.#peildatum, this)
  }

  get cijfers(): readonly Cijfer[] {
    return [...this.#cijfers.values()]
  }

  /** @throws when no figure has this id: it is a mistake in the code, for a figure that is missing has its reason. */
  cijfer(id: string): Cijfer {
    const cijfer = this.#cijfers.get(id)
    if (cijfer === undefined) throw new Error(`Looking up a figure: there is no "${id}"`)
    return cijfer
  }

  groepVan({ id, naam }: Cijfer): string {
    return this.#groepen.get(id) ?? naam
  }

  /** A number, or a count with its status. */
  lees<T>(antwoord: Antwoord<T>, pad: Place<T>, opgave: Opgave): Cijfer {
    return this.#neemOp(antwoord, pad as Path, opgave, readAt(antwoord, pad as Path))
  }

  /** How many rows of a list meet a condition. */
  tel<T, R>(
    antwoord: Antwoord<T>,
    pad: Place<T>,
    rijen: readonly R[] | null | undefined,
    voldoet: (rij: R) => boolean,
    opgave: Opgave,
  ): Cijfer {
    const toestand: Reading = rijen ? counted(rijen.filter(voldoet)) : whyMissing(antwoord, pad as Path)
    return this.#neemOp(antwoord, pad as Path, opgave, toestand)
  }

  /** The same of rows that letters brought: those of letters that had appeared, if those of uncertain day have none. */
  telInBrieven<T, R>(
    antwoord: Antwoord<T>,
    pad: Place<T>,
    rijen: readonly R[] | null | undefined,
    voldoet: (rij: R) => boolean,
    bekendheid: (rij: R) => Bekendheid,
    opgave: Opgave,
  ): Cijfer {
    const passend = (rijen ?? []).filter(voldoet)
    return this.tel(antwoord, pad, rijen, (rij) => voldoet(rij) && bekendheid(rij) === 'bekend', {
      soort: 'brief',
      onzeker: passend.some((rij) => bekendheid(rij) === 'onzeker'),
      ...opgave,
    })
  }

  /**
   * One figure for each value of a dimension. The hub gives no row for a value that does not occur: that is a count of
   * zero, unless something in the same list was withheld, because then nothing says which of the two it is, or who
   * asks gets nothing about it.
   *
   * @param pad where the list of rows is.
   * @param veld where in a row the figure is.
   * @param opgave what the figure of a value is called.
   */
  splits<T, R, S extends string>(
    antwoord: Antwoord<T>,
    pad: Place<T>,
    rijen: readonly R[] | null | undefined,
    sleutels: readonly S[],
    sleutelVan: (rij: R) => S | null | undefined,
    veld: Place<R>,
    opgave: (sleutel: S) => Opgave,
  ): Uitsplitsing<S> {
    const geheel = (rijen ?? []).every(
      (_, index) => readAt(antwoord, [...(pad as Path), index, ...(veld as Path)]).status === 'WAARDE',
    )
    const perSleutel = new Map(
      sleutels.map((sleutel) => {
        const index = (rijen ?? []).findIndex((rij) => sleutelVan(rij) === sleutel)
        const plaats: Path = index < 0 ? (pad as Path) : [...(pad as Path), index, ...(veld as Path)]
        const gevraagd = opgave(sleutel)
        const toestand =
          index < 0 ? this.#zonderRij(antwoord, plaats, geheel, gevraagd) : readAt(antwoord, plaats)
        return [sleutel, this.#neemOp(antwoord, plaats, gevraagd, toestand)] as const
      }),
    )
    return {
      sleutels,
      cijfers: [...perSleutel.values()],
      van(sleutel) {
        const cijfer = perSleutel.get(sleutel)
        if (cijfer === undefined) throw new Error(`Reading a breakdown: it has no "${sleutel}"`)
        return cijfer
      },
    }
  }

  #zonderRij(antwoord: Antwoord<unknown>, pad: Path, geheel: boolean, opgave: Opgave): Reading {
    if (atPlace(antwoord.data, pad) === null) return whyMissing(antwoord, pad)
    if (opgave.buiten !== undefined) return withCode('NIET_VAN_TOEPASSING', opgave.buiten)
    const nul = noughtIn(antwoord, pad)
    if (nul.bijgewerktTot !== null && (opgave.eindigt ?? '') > nul.bijgewerktTot) {
      return { ...withCode('ONBEKEND', 'NIET_BIJGEWERKT'), bijgewerktTot: nul.bijgewerktTot }
    }
    if (!geheel) {
      const reden = 'de hub geeft hier geen rij, en houdt kleine aantallen in deze uitsplitsing achter'
      return { ...nul, waarde: null, status: 'ONBEKEND', reden }
    }
    if (opgave.plaatsgebonden === true && nul.dekking !== null && nul.dekking.geteld < nul.dekking.gevraagd) {
      const reden = 'de hub geeft hier geen rij, en telt niet in het hele land'
      return { ...nul, waarde: null, status: 'ONBEKEND', reden }
    }
    return nul
  }

  #neemOp(antwoord: Antwoord<unknown>, pad: Path, opgave: Opgave, toestand: Reading): Cijfer {
    const { id, naam, bron, soort = 'telling', eenheid = 'aantal', groep, leeg } = opgave
    const isLeeg = toestand === onbekend || (toestand.status === 'ONBEKEND' && isOfNothing(antwoord, pad))
    const gelezen = leeg !== undefined && isLeeg ? notApplicable(leeg) : toestand
    const reading =
      gelezen.status === 'WAARDE' && dependsOnBrief(opgave, this.#peildatum)
        ? withCode('ONBEKEND', 'BRIEF_ONZEKER')
        : gelezen
    const cijfer: Cijfer = {
      id,
      naam,
      soort,
      eenheid,
      ...reading,
      bekendSinds: daysOf(opgave.brief),
      peildatum: this.#peildatum,
      bron,
      vraag: antwoord.vraag.id,
      pad,
    }
    this.#bewaar(cijfer, groep)
    return cijfer
  }

  #bewaar(cijfer: Cijfer, groep: string | undefined): void {
    if (this.#cijfers.has(cijfer.id)) throw new Error(`Reading figures: there are two "${cijfer.id}"`)
    this.#cijfers.set(cijfer.id, cijfer)
    if (groep !== undefined) this.#groepen.set(cijfer.id, groep)
    if (this.#boven !== null) this.#boven.#bewaar(cijfer, groep)
  }
}

/** What differs with a letter of uncertain day is not told, as if it had appeared or as if it had not. */
function dependsOnBrief({ brief, onzeker = false }: Opgave, peildatum: string): boolean {
  return onzeker === true || (brief !== undefined && bekendheidOp(brief, peildatum) === 'onzeker')
}

function daysOf(brief: Opgave['brief']): Cijfer['bekendSinds'] {
  return brief === undefined ? null : { vroegst: brief.vroegsteDatum, uiterst: brief.uitersteDatum }
}

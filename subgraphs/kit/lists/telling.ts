import { GraphQLError } from 'graphql'
import { isGiven } from '../request/given.ts'
import type { Optional } from './filter.ts'
import { dagenVan, type Tijdvak } from './periode.ts'

/** How a count reads; the words are in the schema (`TellingStatus`). */
export type TellingStatus = 'WAARDE' | 'ONDERDRUKT' | 'ONBEKEND' | 'NIET_VAN_TOEPASSING'

/** Why a count has no value; the words are in the schema (`TellingReden`). */
export type TellingReden =
  | 'BUITEN_BEREIK'
  | 'FUNCTIE_BUITEN_BEREIK'
  | 'BUITEN_BEPERKING'
  | 'GEEN_DEELNEMER'
  | 'BESTOND_NIET'
  | 'NIET_GELEVERD'
  | 'NIET_BIJGEWERKT'
  | 'GESPLITST'

/** What stands in the place of a count that cannot be told. */
export interface NietTeTellen {
  readonly status: Exclude<TellingStatus, 'WAARDE'>
  readonly reden: TellingReden
}

/**
 * Over how many of the organisations that were asked was counted, for which office holders (null: all), and under which
 * restrictions of the register.
 */
export interface Dekking {
  readonly gevraagd: number
  readonly geteld: number
  readonly functies: readonly string[] | null
  readonly beperkingen: readonly string[]
}

/** What is told about: over whom, and from when until when the source has all of it. */
export interface Deel {
  readonly dekking: Dekking | null
  /** The first day of which the source is complete for all that is counted, `YYYY-MM-DD`; null where that is not told. */
  readonly vanaf: string | null
  /** The last such day. */
  readonly bijgewerktTot: string | null
}

/**
 * What can be said of a count before anything is counted: whether it may be told, and what it is told about. Whoever
 * makes it knows what was asked, what the caller may count and what the source has.
 */
export interface Verantwoording extends Deel {
  /** Why no count can be told; null when one can. */
  readonly nietTeTellen: NietTeTellen | null
  /** Whether synthetic rows are in what is counted; null where that is not told. Read when it is asked. */
  readonly synthetisch: () => Promise<boolean | null>
  /** What a part of it is told about, such as the organisations of one province. */
  readonly deel: (kenmerken: object) => Deel
}

/** A count as the schema's `Telling`: how to read it stands beside it. */
export interface Telling {
  readonly waarde: number | null
  readonly status: TellingStatus
  readonly reden: TellingReden | null
  readonly dekking: Dekking | null
  readonly vanaf: string | null
  readonly bijgewerktTot: string | null
  /** Worked out when it is asked. */
  readonly synthetisch: () => Promise<boolean | null>
}

/**
 * Every count leaves a subgraph through here: the one place that knows whether it may be told, and where small counts
 * can be withheld.
 */
export function telling(aantal: number, verantwoording: Verantwoording): Telling {
  return counted(aantal, verantwoording, verantwoording, verantwoording.nietTeTellen)
}

/**
 * The count of a cell: it covers the organisations of the cell, and cannot be told when its period begins before or ends
 * after what the source has of them.
 *
 * @param kenmerken what tells the cell from the others, as the row carries it: `periode`, `provincie_id` …
 */
export function celTelling(
  aantal: number,
  verantwoording: Verantwoording,
  kenmerken: { readonly periode?: string | null },
): Telling {
  const deel = verantwoording.deel(kenmerken)
  const { periode } = kenmerken
  const niet =
    verantwoording.nietTeTellen ?? (isGiven(periode) ? buitenLevering(deel, dagenVan(periode)) : null)
  return counted(aantal, verantwoording, deel, niet)
}

/** Why a period cannot be told, where a part of it lies outside what the source has. */
export function buitenLevering(
  { vanaf, bijgewerktTot }: Pick<Deel, 'vanaf' | 'bijgewerktTot'>,
  { van, tot }: Optional<Tijdvak>,
): NietTeTellen | null {
  const eerste = van ?? tot ?? null
  const laatste = tot ?? van ?? null
  if (eerste !== null && vanaf !== null && eerste < vanaf) return nietTeTellen('NIET_GELEVERD')
  const later = laatste !== null && bijgewerktTot !== null && laatste > bijgewerktTot
  return later ? nietTeTellen('NIET_BIJGEWERKT') : null
}

/** What each reason makes of a count: one that has no meaning here, or one that nobody knows. */
const statussen: Readonly<Record<TellingReden, NietTeTellen['status']>> = {
  BUITEN_BEREIK: 'NIET_VAN_TOEPASSING',
  FUNCTIE_BUITEN_BEREIK: 'NIET_VAN_TOEPASSING',
  BUITEN_BEPERKING: 'NIET_VAN_TOEPASSING',
  GEEN_DEELNEMER: 'NIET_VAN_TOEPASSING',
  BESTOND_NIET: 'NIET_VAN_TOEPASSING',
  NIET_GELEVERD: 'ONBEKEND',
  NIET_BIJGEWERKT: 'ONBEKEND',
  GESPLITST: 'ONBEKEND',
}

export function nietTeTellen(reden: TellingReden): NietTeTellen {
  return { status: statussen[reden], reden }
}

function counted(
  aantal: number,
  { synthetisch }: Verantwoording,
  { dekking, vanaf, bijgewerktTot }: Deel,
  niet: NietTeTellen | null,
): Telling {
  const said = niet ? { waarde: null, ...niet } : ({ waarde: aantal, status: 'WAARDE', reden: null } as const)
  return { ...said, dekking, vanaf, bijgewerktTot, synthetisch }
}

/**
 * Of what is open to all and belongs to no organisation: every count can be told, unless the source says it cannot.
 *
 * @param bron what the source says of itself; of what it does not know there is nothing to tell.
 */
export function openbareVerantwoording(
  bron: Partial<Pick<Verantwoording, 'nietTeTellen' | 'vanaf' | 'bijgewerktTot' | 'synthetisch'>> = {},
): Verantwoording {
  const verantwoording: Verantwoording = {
    nietTeTellen: null,
    dekking: null,
    vanaf: null,
    bijgewerktTot: null,
    synthetisch: async () => null,
    deel: () => verantwoording,
    ...bron,
  }
  return verantwoording
}

const openbaar = openbareVerantwoording()

/** The same with nothing to add, for what makes a list. */
export async function openbareTelling(): Promise<Verantwoording> {
  return openbaar
}

/** A figure about a group says as much as its size: where the size is not told, neither is the figure. */
export function alsGeteld<Value>({ status }: Telling, value: Value): Value | null {
  return status === 'WAARDE' ? value : null
}

/**
 * The length of a list, where a number is all there is room for.
 *
 * @throws with the status as its code when it cannot be told, since null alone would not say why.
 */
export function toldLength(aantal: number, verantwoording: Verantwoording): number {
  const { nietTeTellen: niet } = verantwoording
  if (niet) throw untold('The length of this list cannot be told', niet, verantwoording)
  return aantal
}

/**
 * Holds what speaks of a day to what the source knows of that day: who is missing from it would look like who is not.
 * Outside the caller's bereik nothing is claimed.
 *
 * @param wat what is asked, for whoever sees the error: `This list`.
 * @throws with the status as its code, and until when the source is complete.
 */
export function holdKnown(wat: string, verantwoording: Verantwoording): void {
  const { nietTeTellen: niet } = verantwoording
  if (niet?.status === 'ONBEKEND') throw untold(`${wat} is not known`, niet, verantwoording)
}

function untold(
  what: string,
  { status, reden }: NietTeTellen,
  { vanaf, bijgewerktTot }: Verantwoording,
): GraphQLError {
  if (reden === 'NIET_BIJGEWERKT') {
    return new GraphQLError(`${what}: the source is complete until ${bijgewerktTot}`, {
      extensions: { code: status, reden, bijgewerktTot },
    })
  }
  if (reden === 'NIET_GELEVERD' && vanaf !== null) {
    return new GraphQLError(`${what}: the source is complete from ${vanaf} on`, {
      extensions: { code: status, reden, vanaf },
    })
  }
  return new GraphQLError(`${what}: ${reden}`, { extensions: { code: status, reden } })
}

import { GraphQLError } from 'graphql'
import { eindVan } from './periode.ts'

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

/**
 * What can be said of a count before anything is counted: whether it may be told, and what it is told about. Whoever
 * makes it knows what was asked, what the caller may count and what the source has.
 */
export interface Verantwoording {
  /** Why no count can be told; null when one can. */
  readonly nietTeTellen: NietTeTellen | null
  readonly dekking: Dekking | null
  /** Until which day the source is complete for all that is counted, `YYYY-MM-DD`; null where that is not told. */
  readonly bijgewerktTot: string | null
  /** Whether synthetic rows are in what is counted; null where that is not told. Read when it is asked. */
  readonly synthetisch: () => Promise<boolean | null>
  /** The same for a part of it, such as the organisations of one province. */
  readonly deel: (kenmerken: object) => Dekking | null
}

/** A count as the schema's `Telling`: how to read it stands beside it. */
export interface Telling {
  readonly waarde: number | null
  readonly status: TellingStatus
  readonly reden: TellingReden | null
  readonly bijgewerktTot: string | null
  // What follows is worked out when it is asked.
  readonly dekking: () => Dekking | null
  readonly synthetisch: () => Promise<boolean | null>
}

/**
 * Every count leaves a subgraph through here: the one place that knows whether it may be told, and where small counts
 * can be withheld.
 */
export function telling(aantal: number, verantwoording: Verantwoording): Telling {
  return counted(aantal, verantwoording, () => verantwoording.dekking, verantwoording.nietTeTellen)
}

/**
 * The count of a cell: it covers the organisations of the cell, and cannot be told when its period ends after what the
 * source has.
 *
 * @param kenmerken what tells the cell from the others, as the row carries it: `periode`, `provincie_id` …
 */
export function celTelling(
  aantal: number,
  verantwoording: Verantwoording,
  kenmerken: { readonly periode?: string | null },
): Telling {
  const { bijgewerktTot } = verantwoording
  const { periode } = kenmerken
  const voorbij =
    typeof periode === 'string' && bijgewerktTot !== null && eindVan(periode) > bijgewerktTot
      ? nietTeTellen('NIET_BIJGEWERKT')
      : null
  const dekking = () => verantwoording.deel(kenmerken)
  return counted(aantal, verantwoording, dekking, verantwoording.nietTeTellen ?? voorbij)
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
  { bijgewerktTot, synthetisch }: Verantwoording,
  dekking: Telling['dekking'],
  niet: NietTeTellen | null,
): Telling {
  const said = niet ? { waarde: null, ...niet } : ({ waarde: aantal, status: 'WAARDE', reden: null } as const)
  return { ...said, dekking, bijgewerktTot, synthetisch }
}

/**
 * Of what is open to all and belongs to no organisation: every count can be told, unless the source says it cannot.
 *
 * @param bron what the source says of itself; of what it does not know there is nothing to tell.
 */
export function openbareVerantwoording(
  bron: Partial<Pick<Verantwoording, 'nietTeTellen' | 'bijgewerktTot' | 'synthetisch'>> = {},
): Verantwoording {
  return {
    nietTeTellen: null,
    dekking: null,
    bijgewerktTot: null,
    synthetisch: async () => null,
    deel: () => null,
    ...bron,
  }
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
  { bijgewerktTot }: Verantwoording,
): GraphQLError {
  if (reden !== 'NIET_BIJGEWERKT') {
    return new GraphQLError(`${what}: ${reden}`, { extensions: { code: status, reden } })
  }
  return new GraphQLError(`${what}: the source is complete until ${bijgewerktTot}`, {
    extensions: { code: status, reden, bijgewerktTot },
  })
}

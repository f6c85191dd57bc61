import { atPlace, type Path } from './place.ts'

/** A count as the hub gives it. What an older hub does not tell is not there. */
export interface Telling {
  readonly waarde: number | null
  readonly status: 'WAARDE' | 'ONDERDRUKT' | 'ONBEKEND' | 'NIET_VAN_TOEPASSING'
  readonly reden?: string | null
  readonly dekking?: { readonly gevraagd: number; readonly geteld: number } | null
  readonly bijgewerktTot?: string | null
  readonly synthetisch?: boolean | null
}

export function isTelling(gevonden: unknown): gevonden is Telling {
  return typeof gevonden === 'object' && gevonden !== null && 'waarde' in gevonden && 'status' in gevonden
}

/**
 * The count that something in an answer is worth as much as: the one in the same row, or of the whole that the row is a
 * part of. `null` where nothing is counted around it.
 */
export function tellingBeside(data: unknown, pad: Path): Telling | null {
  for (let length = pad.length - 1; length > 0; length -= 1) {
    const around = pad.slice(0, length)
    const found = places.map((place) => atPlace(data, [...around, ...place])).find((one) => isTelling(one))
    if (isTelling(found)) return found
  }
  return null
}

/** Whether the row that something stands in says that it is made up; `null` where it does not tell. */
export function madeUpAround(data: unknown, pad: Path): boolean | null {
  for (let length = pad.length - 1; length > 0; length -= 1) {
    const told = atPlace(data, [...pad.slice(0, length), 'synthetisch'])
    if (typeof told === 'boolean') return told
  }
  return null
}

/** Where a row, a statistic or a list has its count. */
const places: readonly Path[] = [
  ['aantal'],
  ['telling'],
  ['totaal'],
  ['totaal', 'aantal'],
  ['totaal', 'organisaties'],
]

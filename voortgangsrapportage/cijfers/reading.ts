import { type Antwoord, type AntwoordFout, isRefusal, type Vereist } from '../hub/antwoord.ts'
import type { CijferStatus } from '../verslag.ts'
import { atPlace, leadsTo, type Path } from './place.ts'

/** What a place in an answer holds: a value, or why it has none. */
export interface Reading {
  readonly waarde: number | null
  readonly status: CijferStatus
  /** In Dutch; `null` with a value. */
  readonly reden: string | null
}

const redenen = {
  ONDERDRUKT: 'te klein aantal om te noemen zonder dat personen herkenbaar worden',
  ONBEKEND: 'de bron kent dit aantal niet',
  NIET_VAN_TOEPASSING: 'niet van toepassing',
} as const

/** Nothing, and no word of why. */
export const onbekend: Reading = { waarde: null, status: 'ONBEKEND', reden: redenen.ONBEKEND }

/** Reads a number, or a count with its status, and says why there is none. */
export function readAt(antwoord: Antwoord<unknown>, pad: Path): Reading {
  if (antwoord.mislukt !== null) return zonderWaarde('MISLUKT', antwoord.mislukt)
  const gevonden = atPlace(antwoord.data, pad)
  if (typeof gevonden === 'number') return { waarde: gevonden, status: 'WAARDE', reden: null }
  if (isTelling(gevonden)) return telling(gevonden)
  return whyMissing(antwoord, pad)
}

/** Why there is nothing at a place where the answer could have had something. */
export function whyMissing(antwoord: Antwoord<unknown>, pad: Path): Reading {
  if (antwoord.mislukt !== null) return zonderWaarde('MISLUKT', antwoord.mislukt)
  const fout = antwoord.fouten.find(({ path }) => path !== undefined && leadsTo(path, pad))
  if (fout) return volgensFout(fout)
  // Without any data the answer fell as a whole, whatever place the error names.
  const eerste = antwoord.data === null ? antwoord.fouten[0] : undefined
  return eerste ? volgensFout(eerste) : onbekend
}

export function notApplicable(reden: string): Reading {
  return zonderWaarde('NIET_VAN_TOEPASSING', reden)
}

interface Telling {
  readonly waarde: number | null
  readonly status: keyof typeof redenen | 'WAARDE'
}

function isTelling(gevonden: unknown): gevonden is Telling {
  return typeof gevonden === 'object' && gevonden !== null && 'waarde' in gevonden && 'status' in gevonden
}

function telling({ waarde, status }: Telling): Reading {
  if (status === 'WAARDE' && waarde !== null) return { waarde, status, reden: null }
  return status === 'WAARDE' ? onbekend : zonderWaarde(status, redenen[status])
}

function volgensFout(fout: AntwoordFout): Reading {
  const { message, extensions } = fout
  if (!isRefusal(fout)) {
    return zonderWaarde('MISLUKT', `de bron antwoordde niet (${extensions?.code ?? message})`)
  }
  const velden = extensions?.velden
  if (velden === undefined) {
    const nodig = inWoorden(extensions?.vereist ?? [])
    return zonderWaarde('GEWEIGERD', `de afnemer mag dit niet zien; daarvoor is nodig: ${nodig}`)
  }
  const nodig = [...new Set(velden.map(({ vereist }) => inWoorden(vereist)))].join(', ')
  return zonderWaarde(
    'GEWEIGERD',
    `de hub weigert de hele vraag, omdat de afnemer niet alles daarin mag zien; daarvoor is nodig: ${nodig}`,
  )
}

function inWoorden(vereist: Vereist): string {
  const keuzes = vereist.map((een) => (typeof een === 'string' ? een : een.join(' en ')))
  return keuzes.join(' of ') || 'een ander recht'
}

function zonderWaarde(status: CijferStatus, reden: string): Reading {
  return { waarde: null, status, reden }
}

import { type Antwoord, type AntwoordFout, explains, isRefusal, type Vereist } from '../hub/antwoord.ts'
import { type RedenCode, redencodes, redenVanStatus, redenwoorden } from '../taal/woorden.ts'
import type { Cijfer, CijferStatus } from '../verslag.ts'
import { atPlace, type Path } from './place.ts'
import { isTelling, madeUpAround, type Telling, tellingBeside } from './telling.ts'

/** What a place in an answer holds: a value, or why it has none; and what the count it rests on says of itself. */
export type Reading = Pick<
  Cijfer,
  'waarde' | 'status' | 'reden' | 'code' | 'dekking' | 'bijgewerktTot' | 'synthetisch'
>

const ongezegd = { code: null, dekking: null, bijgewerktTot: null, synthetisch: null } as const

/** Nothing, and no word of why. */
export const onbekend: Reading = withoutValue('ONBEKEND', redenVanStatus.ONBEKEND)

/**
 * Reads a number, or a count with its status, and says why there is none. A bare number has no status of its own: it is
 * worth what the count beside it is.
 */
export function readAt(antwoord: Antwoord<unknown>, pad: Path): Reading {
  const reading = readCount(antwoord, pad)
  if (reading.synthetisch !== null || reading.waarde === null) return reading
  return { ...reading, synthetisch: madeUpAround(antwoord.data, pad) }
}

function readCount(antwoord: Antwoord<unknown>, pad: Path): Reading {
  if (antwoord.mislukt !== null) return withoutValue('MISLUKT', antwoord.mislukt)
  const gevonden = atPlace(antwoord.data, pad)
  if (isTelling(gevonden)) return ofTelling(gevonden)
  if (typeof gevonden !== 'number') return whyMissing(antwoord, pad)
  const beside = tellingBeside(antwoord.data, pad)
  if (beside === null) return { waarde: gevonden, status: 'WAARDE', reden: null, ...ongezegd }
  const { status } = ofTelling(beside)
  return status === 'WAARDE' ? { ...ofTelling(beside), waarde: gevonden } : ofTelling(beside)
}

/** Why there is nothing at a place where the answer could have had something. */
export function whyMissing(antwoord: Antwoord<unknown>, pad: Path): Reading {
  if (antwoord.mislukt !== null) return withoutValue('MISLUKT', antwoord.mislukt)
  const fout = antwoord.fouten.find((een) => explains(een, pad))
  if (fout) return ofFout(fout)
  // Without any data the answer fell as a whole, whatever place the error names.
  const eerste = antwoord.data === null ? antwoord.fouten[0] : undefined
  if (eerste) return ofFout(eerste)
  const beside = tellingBeside(antwoord.data, pad)
  if (beside === null) return onbekend
  const reading = ofTelling(beside)
  return reading.status === 'WAARDE'
    ? { ...reading, waarde: null, status: 'ONBEKEND', reden: onbekend.reden }
    : reading
}

/** Whether there is nothing here because there is nothing to give something of: the count beside it is nought. */
export function isOfNothing(antwoord: Antwoord<unknown>, pad: Path): boolean {
  return tellingBeside(antwoord.data, pad)?.waarde === 0
}

export function notApplicable(reden: string): Reading {
  return withoutValue('NIET_VAN_TOEPASSING', reden)
}

export function withCode(status: CijferStatus, code: RedenCode): Reading {
  return { ...withoutValue(status, redenwoorden[code]), code }
}

/** A count of nought where the answer has no row, as complete and as real as the whole that it is a part of. */
export function noughtIn(antwoord: Antwoord<unknown>, pad: Path): Reading {
  const beside = tellingBeside(antwoord.data, pad)
  const told = beside === null ? ongezegd : ofTelling(beside)
  return { ...told, waarde: 0, status: 'WAARDE', reden: null, code: null }
}

/** How many rows there are, made up where one of them says that it is. */
export function counted(rijen: readonly unknown[]): Reading {
  const told = rijen.map((rij) => atPlace(rij, ['synthetisch'])).filter((one) => typeof one === 'boolean')
  const synthetisch = told.length === 0 ? null : told.includes(true)
  return { waarde: rijen.length, status: 'WAARDE', reden: null, ...ongezegd, synthetisch }
}

function ofTelling(telling: Telling): Reading {
  const {
    waarde,
    status,
    reden: code = null,
    dekking = null,
    bijgewerktTot = null,
    synthetisch = null,
  } = telling
  const told = { dekking: dekking === null ? null : smallDekking(dekking), bijgewerktTot, synthetisch }
  if (status === 'WAARDE' && waarde !== null) return { waarde, status, reden: null, code: null, ...told }
  const zonder = status === 'WAARDE' ? 'ONBEKEND' : status
  const bekend = redencodes.find((een) => een === code)
  const reden = bekend === undefined ? redenVanStatus[zonder] : redenwoorden[bekend]
  return { waarde: null, status: zonder, reden, code, ...told }
}

function smallDekking({ gevraagd, geteld }: NonNullable<Telling['dekking']>) {
  return { gevraagd, geteld }
}

/** The statuses of a count that the hub gives as an error, where there is no room for a Telling. */
const nietTeTellen = ['ONBEKEND', 'NIET_VAN_TOEPASSING', 'ONDERDRUKT'] as const

function ofFout(fout: AntwoordFout): Reading {
  const { message, extensions } = fout
  const code = redencodes.find((een) => een === extensions?.reden)
  const status = nietTeTellen.find((een) => een === extensions?.code)
  if (code !== undefined && status !== undefined) {
    const bijgewerktTot = extensions?.bijgewerktTot ?? null
    return { ...withCode(status, code), bijgewerktTot }
  }
  if (!isRefusal(fout)) {
    return withoutValue('MISLUKT', `de bron antwoordde niet (${extensions?.code ?? message})`)
  }
  const velden = extensions?.velden
  if (velden === undefined) {
    const nodig = inWoorden(extensions?.vereist ?? [])
    return withoutValue('GEWEIGERD', `de afnemer mag dit niet zien; daarvoor is nodig: ${nodig}`)
  }
  const nodig = [...new Set(velden.map(({ vereist }) => inWoorden(vereist)))].join(', ')
  return withoutValue(
    'GEWEIGERD',
    `de hub weigert de hele vraag, omdat de afnemer niet alles daarin mag zien; daarvoor is nodig: ${nodig}`,
  )
}

function inWoorden(vereist: Vereist): string {
  const keuzes = vereist.map((een) => (typeof een === 'string' ? een : een.join(' en ')))
  return keuzes.join(' of ') || 'een ander recht'
}

function withoutValue(status: CijferStatus, reden: string): Reading {
  return { waarde: null, status, reden, ...ongezegd }
}

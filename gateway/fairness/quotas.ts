/** What a caller may take of the hub in time, and at once. */
export type QuotaName = 'tempo' | 'voorraad' | 'gelijktijdig' | 'wachtend'

/** What each quota is for one caller. */
export type Quotas = Readonly<Record<QuotaName, number>>

interface Quota {
  /** For an afnemer whose entry in the register says nothing else. */
  readonly afnemer: number
  /** For an address, of all who ask from there without a token. */
  readonly anoniem: number
  /** The most that the register may give. */
  readonly hoogstens: number
}

/**
 * Every quota. `tempo` and `voorraad` are in the unit of the limit `kosten`, of which one core answers some 300 000 a
 * second (77 in bench/hub/RESULTS.md): `tempo` is what comes back each second, `voorraad` what may be spent at one moment.
 * `gelijktijdig` counts operations under way, `wachtend` those that wait for one of these to end.
 */
export const quotas: Readonly<Record<QuotaName, Quota>> = {
  tempo: { afnemer: 100_000, anoniem: 10_000, hoogstens: 10_000_000 },
  voorraad: { afnemer: 1_000_000, anoniem: 100_000, hoogstens: 100_000_000 },
  gelijktijdig: { afnemer: 16, anoniem: 4, hoogstens: 64 },
  wachtend: { afnemer: 500, anoniem: 50, hoogstens: 2_000 },
}

export const quotaNames = Object.keys(quotas) as readonly QuotaName[]

export const afnemerQuotas: Quotas = valuesOf('afnemer')
export const anonymousQuotas: Quotas = valuesOf('anoniem')
/** All that the register may give. */
export const mostQuotas: Quotas = valuesOf('hoogstens')

/**
 * For an address, of tokens that are not valid: fifty at one moment and ten a second. Apart from what is asked from there,
 * because others may ask from it too.
 */
export const invalidTokenQuotas: Quotas = { ...anonymousQuotas, tempo: 1_000, voorraad: 5_000 }

/** What things cost besides the `kosten` of an operation, in the same unit. */
export const prices = {
  /** A request, whatever it asks: as much as reading, routing and answering take. */
  request: 50,
  /** Of the body of a request, so many bytes for one. */
  bytes: 50,
  /** The schema as a caller can use it, as text. */
  schema: 2_000,
  /** Verifying the signature of a token that turns out not to be valid. */
  invalidToken: 100,
  /** Recognising one that was found not to be valid before. */
  knownInvalidToken: 20,
} as const

/** What a request costs before anything of it is looked at. */
export function priceOfRequest(bytes: number): number {
  return prices.request + Math.ceil(bytes / prices.bytes)
}

function valuesOf(column: keyof Quota): Quotas {
  return Object.fromEntries(quotaNames.map((name) => [name, quotas[name][column]])) as Quotas
}

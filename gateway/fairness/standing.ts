/** What somebody may, and what of that is left, in the unit of the limit `kosten`. */
export interface Standing {
  /** As {@link policyOf} writes it. */
  readonly policy: string
  readonly voorraad: number
  readonly left: number
  /** In how many seconds all of it is there again. */
  readonly full: number
}

/** `RateLimit-Policy`: the same for all requests of a caller. */
export function policyOf({ tempo, voorraad }: { readonly tempo: number; readonly voorraad: number }): string {
  return `"kosten";q=${voorraad};qu="kosten";w=${inWholeSeconds(voorraad / tempo)}`
}

/**
 * As headers: `RateLimit-Policy` and `RateLimit` (draft-ietf-httpapi-ratelimit-headers-11), and the three of the NL API
 * Design Rules. Times are in seconds from now.
 */
export function standingHeaders({ policy, voorraad, left, full }: Standing): readonly string[] {
  const remaining = String(Math.max(0, Math.floor(left)))
  const reset = String(Math.ceil(full))
  return [
    'ratelimit-policy',
    policy,
    'ratelimit',
    `"kosten";r=${remaining};t=${reset}`,
    'x-rate-limit-limit',
    String(voorraad),
    'x-rate-limit-remaining',
    remaining,
    'x-rate-limit-reset',
    reset,
  ]
}

/** At least one. */
export function inWholeSeconds(seconds: number): number {
  return Math.max(1, Math.ceil(seconds))
}

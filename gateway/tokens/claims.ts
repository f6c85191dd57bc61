import type { JWTPayload } from 'jose'
import { identityClaims, longestLifetime, type Profile } from './profiles.ts'
import { TokenFault } from './token-fault.ts'

/** What the hub takes from an access token. */
export interface AccessToken {
  /** `client_id`, or `azp` where that is absent: the id of the afnemer in the register. */
  readonly afnemer: string
  readonly scopes: readonly string[]
  /** Thumbprint of the only client certificate with which the token counts (RFC 8705); undefined when any does. */
  readonly boundTo: string | undefined
}

/** Claims that every token has, whose form `jose` does not look at. */
const texts = ['sub', 'jti'] as const

/**
 * Reads what a genuine token says.
 *
 * @throws {TokenFault} for claims that are not there, are of another form, or contradict each other.
 */
export function readClaims(payload: JWTPayload, profile: Profile): AccessToken {
  for (const claim of texts) requiredText(payload, claim)
  const { iat = 0, exp = 0 } = payload
  if (exp - iat > longestLifetime) {
    throw new TokenFault('LIFETIME_TOO_LONG', `it holds over ${longestLifetime} seconds`, 'exp')
  }
  const identity = identityClaims.find((claim) => payload[claim] !== undefined)
  if (identity) throw new TokenFault('IDENTITY_TOKEN', 'it is an identity token', identity)
  if (profile.mustHaveScope) requiredText(payload, 'scope')
  return {
    afnemer: clientOf(payload),
    scopes: (optionalText(payload, 'scope') ?? '').split(' ').filter((scope) => scope !== ''),
    boundTo: boundTo(payload['cnf']),
  }
}

/** RFC 9068 says `client_id`, NL GOV `azp`; one that says both must say the same. */
function clientOf(payload: JWTPayload): string {
  const client = optionalText(payload, 'client_id')
  const party = optionalText(payload, 'azp')
  if (client !== undefined && party !== undefined && client !== party) {
    throw new TokenFault('CLIENT_CONTRADICTED', 'client_id and azp name two clients', 'azp')
  }
  return client ?? party ?? requiredText(payload, 'client_id')
}

/** The certificate in `cnf`; another way to bind a token is one the hub cannot check, so it does not count. */
function boundTo(confirmation: unknown): string | undefined {
  if (confirmation === undefined) return undefined
  const thumbprint = (confirmation as Record<string, unknown> | null)?.['x5t#S256']
  if (typeof thumbprint !== 'string') {
    throw new TokenFault('BINDING_UNKNOWN', 'cnf names no certificate', 'cnf')
  }
  return thumbprint
}

function optionalText(payload: JWTPayload, claim: string): string | undefined {
  const value = payload[claim]
  if (value === undefined || typeof value === 'string') return value
  throw new TokenFault('CLAIM_WRONG', `${claim} is no string`, claim)
}

function requiredText(payload: JWTPayload, claim: string): string {
  const value = optionalText(payload, claim)
  if (value === undefined) throw new TokenFault('CLAIM_MISSING', `${claim} is missing`, claim)
  if (value === '') throw new TokenFault('CLAIM_WRONG', `${claim} is empty`, claim)
  return value
}

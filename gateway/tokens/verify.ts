import { decodeJwt, type JWTVerifyGetKey, jwtVerify } from 'jose'
import { LRUCache } from 'lru-cache'
import { bytesFor } from '../../schema/memory/shares.ts'

/** An issuer whose access tokens the hub accepts. */
export interface Issuer {
  /** The exact `iss` of its tokens. */
  readonly issuer: string
  /** Its keys; never those that a token points to itself. */
  readonly keys: JWTVerifyGetKey
  /** Whether its keys are there (default always). */
  readonly ready?: () => Promise<boolean>
}

/** What the hub takes from an access token. */
export interface AccessToken {
  /** `client_id`: the id of the afnemer in the register. */
  readonly afnemer: string
  readonly scopes: readonly string[]
  /** Thumbprint of the only client certificate with which the token counts (RFC 8705); undefined when any does. */
  readonly boundTo: string | undefined
}

const form = /^[\w-]+\.[\w-]+\.[\w-]+$/
const algorithms = ['PS256', 'RS256', 'ES256']

/**
 * Makes the check of access tokens (RFC 9068): a known issuer, our audience, not expired, made for this use.
 *
 * @returns a function that throws for anything else; its message is for the log, never for the caller.
 */
export function createTokenVerifier(issuers: readonly Issuer[], audience: string) {
  const byName = new Map(issuers.map((issuer) => [issuer.issuer, issuer]))

  const verify = async (token: string): Promise<Verified> => {
    if (!form.test(token)) throw new Error('it is no signed token')
    const claimed = decodeJwt(token).iss
    const issuer = typeof claimed === 'string' ? byName.get(claimed) : undefined
    if (issuer === undefined) throw new Error('the issuer is not configured')
    const { payload } = await jwtVerify(token, issuer.keys, {
      issuer: issuer.issuer,
      audience,
      algorithms,
      typ: 'at+jwt',
      requiredClaims: ['exp', 'client_id'],
      clockTolerance: 5,
    })
    const { client_id: afnemer, scope = '' } = payload
    if (typeof afnemer !== 'string' || typeof scope !== 'string')
      throw new Error('client_id or scope is no string')
    if (payload.sub !== undefined && typeof payload.sub !== 'string') throw new Error('sub is no string')
    const scopes = scope.split(' ').filter((one) => one !== '')
    const expires = (payload.exp ?? 0) * 1000
    return { access: { afnemer, scopes, boundTo: boundTo(payload['cnf']) }, expires }
  }
  return remembering(verify)
}

interface Verified {
  readonly access: AccessToken
  /** In milliseconds since 1970. */
  readonly expires: number
}

/** How long a token that was verified is not verified again, in milliseconds; never past its own end. */
const rememberedFor = 30_000
const rememberedTokens = 5_000

/**
 * Verifying a signature costs more than all else a request does. What is remembered is only that a token is genuine:
 * whose it is and what that afnemer may do now, the register says at every request.
 */
function remembering(verify: (token: string) => Promise<Verified>): (token: string) => Promise<AccessToken> {
  const known = new LRUCache<string, Verified>({
    max: rememberedTokens,
    maxSize: bytesFor('tokens'),
    sizeCalculation: (_, token) => token.length * 2 + 1_000,
    ttl: rememberedFor,
  })
  return async (token) => {
    const before = known.get(token)
    if (before && before.expires > Date.now()) return before.access
    const verified = await verify(token)
    known.set(token, verified)
    return verified.access
  }
}

/** The certificate in `cnf`; another way to bind a token is one the hub cannot check, so it does not count. */
function boundTo(confirmation: unknown): string | undefined {
  if (confirmation === undefined) return undefined
  const thumbprint = (confirmation as Record<string, unknown> | null)?.['x5t#S256']
  if (typeof thumbprint !== 'string') throw new Error('cnf names no certificate')
  return thumbprint
}

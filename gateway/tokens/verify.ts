import { createHash } from 'node:crypto'
import { decodeJwt, errors, type JWTVerifyGetKey, jwtVerify } from 'jose'
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

/** Verifies a token; throws for one that is not good, or cannot be verified. */
export interface TokenVerifier {
  (token: string): Promise<AccessToken>
  /** What is known of a token that was verified before; undefined where it would be verified anew. */
  known(token: string): AccessToken | undefined
}

const form = /^[\w-]+\.[\w-]+\.[\w-]+$/
const algorithms = ['PS256', 'RS256', 'ES256']

/**
 * Makes the check of access tokens (RFC 9068): a known issuer, our audience, not expired, made for this use.
 *
 * @returns a function that throws for anything else; its message is for the log, never for the caller.
 */
export function createTokenVerifier(issuers: readonly Issuer[], audience: string): TokenVerifier {
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
 * Verifying a signature costs more than all else a request does, also that of a token that is not good. What is remembered
 * is only that a token is genuine, or is not: whose it is and what that afnemer may do now, the register says at every
 * request. Of those that are not, anybody can send any number, so that only a digest is kept.
 */
function remembering(verify: (token: string) => Promise<Verified>): TokenVerifier {
  const genuine = new LRUCache<string, Verified>({
    max: rememberedTokens,
    maxSize: bytesFor('tokens'),
    sizeCalculation: (_, token) => token.length * 2 + 1_000,
    ttl: rememberedFor,
  })
  const refused = new LRUCache<string, Error>({ max: rememberedTokens, ttl: rememberedFor })
  const known = (token: string) => {
    const before = genuine.get(token)
    return before && before.expires > Date.now() ? before.access : undefined
  }
  const verifyOnce = async (token: string) => {
    const before = known(token)
    if (before) return before
    const digest = createHash('sha256').update(token).digest('base64url')
    const refusal = refused.get(digest)
    if (refusal) throw refusal
    try {
      const verified = await verify(token)
      genuine.set(token, verified)
      return verified.access
    } catch (error) {
      if (isFinal(error)) refused.set(digest, error)
      throw error
    }
  }
  return Object.assign(verifyOnce, { known })
}

/** Whether a token that was refused for this will be again: not where its key may yet come, or its time. */
function isFinal(error: unknown): error is Error {
  if (!(error instanceof errors.JOSEError)) return false
  if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSTimeout) return false
  return !(error instanceof errors.JWTClaimValidationFailed && error.claim === 'nbf')
}

/** The certificate in `cnf`; another way to bind a token is one the hub cannot check, so it does not count. */
function boundTo(confirmation: unknown): string | undefined {
  if (confirmation === undefined) return undefined
  const thumbprint = (confirmation as Record<string, unknown> | null)?.['x5t#S256']
  if (typeof thumbprint !== 'string') throw new Error('cnf names no certificate')
  return thumbprint
}

import { createHash } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import { bytesFor } from '../../schema/memory/shares.ts'
import type { AccessToken } from './claims.ts'
import { TokenFault, type TokenReason } from './token-fault.ts'

export interface Verified {
  readonly access: AccessToken
  /** In milliseconds since 1970. */
  readonly expires: number
}

/** Verifies a token; throws for one that is not good, or cannot be verified. */
export interface TokenVerifier {
  (token: string): Promise<AccessToken>
  /** What is known of a token that was verified before; undefined where it would be verified anew. */
  known(token: string): AccessToken | undefined
}

/** How long a token that was verified is not verified again, in milliseconds; never past its own end. */
const rememberedFor = 30_000
const rememberedTokens = 5_000

/** Why a token that is refused now may be good later: its key may yet come, or its time. */
const passing: ReadonlySet<TokenReason> = new Set<TokenReason>(['KEY_UNKNOWN', 'NOT_YET_VALID'])

/**
 * Verifying a signature costs more than all else a request does, also that of a token that is not good. What is remembered
 * is only that a token is genuine, or is not: whose it is and what that afnemer may do now, the register says at every
 * request. Of those that are not, anybody can send any number, so that only a digest is kept.
 */
export function rememberTokens(verify: (token: string) => Promise<Verified>): TokenVerifier {
  const genuine = new LRUCache<string, Verified>({
    max: rememberedTokens,
    maxSize: bytesFor('tokens'),
    sizeCalculation: (_, token) => token.length * 2 + 1_000,
    ttl: rememberedFor,
  })
  const refused = new LRUCache<string, TokenFault>({ max: rememberedTokens, ttl: rememberedFor })
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
      if (error instanceof TokenFault && !passing.has(error.reason)) refused.set(digest, error)
      throw error
    }
  }
  return Object.assign(verifyOnce, { known })
}

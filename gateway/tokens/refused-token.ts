import { PublicError } from '../errors.ts'
import type { TokenReason } from './token-fault.ts'

/** What the log has beside the reason: never the token, and of its claims none but the afnemer of a genuine one. */
export interface RefusalDetail {
  /** The claim or header that it is about. */
  readonly claim?: string | undefined
  readonly afnemer?: string
  /** Why it could not be verified. */
  readonly cause?: unknown
}

/** A token that does not count. The caller learns no more than that, and by RFC 6750 that it is the token. */
export class RefusedToken extends PublicError {
  readonly reason: TokenReason
  readonly #detail: Omit<RefusalDetail, 'cause'>

  constructor(reason: TokenReason, { cause, ...detail }: RefusalDetail = {}) {
    super('UNAUTHENTICATED', 401, 'The access token is not valid')
    this.name = 'RefusedToken'
    this.reason = reason
    this.#detail = detail
    if (cause !== undefined) this.cause = cause
  }

  override get forLog(): Readonly<Record<string, unknown>> {
    return { reden: this.reason, ...this.#detail }
  }

  /** Who sent none is asked for one; the `error` of RFC 6750 is for who sent one. */
  override get headers(): readonly string[] {
    const challenge = this.reason === 'NOT_A_BEARER' ? 'Bearer' : 'Bearer error="invalid_token"'
    return ['www-authenticate', challenge]
  }
}

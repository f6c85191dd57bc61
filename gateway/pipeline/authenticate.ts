import { anonymous, type Caller } from '../../schema/rights/caller.ts'
import { PublicError } from '../errors.ts'
import { type Register, UnknownDoel } from '../register/register.ts'
import { KeysUnavailable } from '../tokens/remote-keys.ts'
import type { AccessToken } from '../tokens/verify.ts'

/** The parts of a request that say who asks, and for what purpose. */
export interface Credentials {
  /** The `Authorization` header. */
  readonly authorization: string | undefined
  /** The `NWB-Verwerkingsactiviteit` header; without it the afnemer's first purpose counts. */
  readonly doel: string | undefined
  /** Thumbprint of the client certificate, where a TLS terminator passes it. */
  readonly certificate?: string | undefined
}

/**
 * Who asks. Without a token: the caller who sees what is public. With one: an afnemer of the register.
 *
 * @throws {PublicError} 401, the same for every fault of a token; 403 for a purpose that is not the afnemer's; 503 where
 * no token can be verified.
 */
export async function authenticate(
  { authorization, doel, certificate }: Credentials,
  verify: (token: string) => Promise<AccessToken>,
  register: Register,
): Promise<Caller> {
  if (authorization === undefined) return anonymous
  if (!/^Bearer /i.test(authorization)) throw unauthenticated()
  let access: AccessToken
  try {
    access = await verify(authorization.slice('Bearer '.length))
  } catch (error) {
    throw error instanceof KeysUnavailable ? unverifiable() : unauthenticated()
  }
  if (access.boundTo !== undefined && access.boundTo !== certificate) throw unauthenticated()
  const caller = callerOf(access, doel, register)
  if (!caller) throw unauthenticated()
  return caller
}

function callerOf(access: AccessToken, doel: string | undefined, register: Register): Caller | undefined {
  try {
    return register.caller(access.afnemer, access.scopes, doel)
  } catch (error) {
    if (!(error instanceof UnknownDoel)) throw error
    throw new PublicError(
      'FORBIDDEN',
      403,
      `The header NWB-Verwerkingsactiviteit names no purpose of this afnemer; wanted one of: ${error.known.join(', ')}`,
    )
  }
}

function unverifiable(): PublicError {
  return new PublicError(
    'NOT_READY',
    503,
    'No access token can be verified now, because the keys of their issuer cannot be had; try again later',
    {},
    2,
  )
}

function unauthenticated(): PublicError {
  return new PublicError('UNAUTHENTICATED', 401, 'The access token is not valid')
}

import { anonymous, type Caller } from '../../schema/rights/caller.ts'
import { PublicError } from '../errors.ts'
import type { ClientCertificate } from '../http/client-certificate.ts'
import { type Register, UnknownDoel } from '../register/register.ts'
import type { AccessToken } from '../tokens/claims.ts'
import { RefusedToken } from '../tokens/refused-token.ts'
import { KeysUnavailable } from '../tokens/remote-keys.ts'
import { TokenFault, type TokenReason } from '../tokens/token-fault.ts'

/** The parts of a request that say who asks, and for what purpose. */
export interface Credentials {
  /** The `Authorization` header. */
  readonly authorization: string | undefined
  /** The `NWB-Verwerkingsactiviteit` header; without it the afnemer's first purpose counts. */
  readonly doel: string | undefined
  /** The client certificate, where a TLS terminator passes it. */
  readonly certificate?: ClientCertificate | undefined
  /** Whether a TLS terminator would pass it, so that tokens are bound to one unless the register says otherwise. */
  readonly certificatesAreSeen?: boolean
}

/**
 * Who asks. Without a token: the caller who sees what is public. With one: an afnemer of the register.
 *
 * @throws {RefusedToken} 401, which tells the caller the same for every fault of a token, and the log which it is.
 * @throws {PublicError} 403 for a purpose that is not the afnemer's; 503 where no token can be verified.
 */
export async function authenticate(
  credentials: Credentials,
  verify: (token: string) => Promise<AccessToken>,
  register: Register,
): Promise<Caller> {
  const { authorization, doel } = credentials
  if (authorization === undefined) return anonymous
  if (!/^Bearer /i.test(authorization)) throw new RefusedToken('NOT_A_BEARER')
  const access = await verifiedBy(verify, authorization.slice('Bearer '.length))
  const fault = faultOf(access, credentials, register)
  if (fault) throw new RefusedToken(fault, { afnemer: access.afnemer })
  const caller = callerOf(access, doel, register)
  if (!caller) throw new RefusedToken('AFNEMER_UNKNOWN', { afnemer: access.afnemer })
  return caller
}

async function verifiedBy(
  verify: (token: string) => Promise<AccessToken>,
  token: string,
): Promise<AccessToken> {
  try {
    return await verify(token)
  } catch (error) {
    if (error instanceof TokenFault) throw new RefusedToken(error.reason, { claim: error.claim })
    if (error instanceof KeysUnavailable) throw unverifiable(error)
    throw new RefusedToken('NOT_VERIFIED', { cause: error })
  }
}

/** Why a genuine token does not count for who brings it. */
function faultOf(
  { afnemer, boundTo }: AccessToken,
  { certificate, certificatesAreSeen }: Credentials,
  { afnemers }: Register,
): TokenReason | undefined {
  const registered = afnemers.get(afnemer)
  if (!registered) return 'AFNEMER_UNKNOWN'
  const binding = registered.binding ?? (certificatesAreSeen === true ? 'mtls' : 'geen')
  if (binding === 'mtls' && boundTo === undefined) return 'BINDING_MISSING'
  if (boundTo !== undefined && !certificate) return 'CERTIFICATE_MISSING'
  if (boundTo !== undefined && certificate?.thumbprint !== boundTo) return 'CERTIFICATE_MISMATCH'
  if (certificate && certificate.oin !== registered.oin) return 'OIN_MISMATCH'
  return undefined
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

function unverifiable(cause: unknown): PublicError {
  const message =
    'No access token can be verified now, because the keys of their issuer cannot be had; try again later'
  const error = new PublicError('NOT_READY', 503, message, {}, 2)
  error.cause = cause
  return error
}

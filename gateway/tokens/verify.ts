import { createRemoteJWKSet, decodeJwt, type JWTVerifyGetKey, jwtVerify } from 'jose'

/** An issuer whose access tokens the hub accepts. */
export interface Issuer {
  /** The exact `iss` of its tokens. */
  readonly issuer: string
  /** Its keys; never those that a token points to itself. */
  readonly keys: JWTVerifyGetKey
}

/** What the hub takes from an access token. */
export interface AccessToken {
  /** `client_id`: the id of the afnemer in the register. */
  readonly afnemer: string
  readonly scopes: readonly string[]
  /** Thumbprint of the only client certificate with which the token counts (RFC 8705); undefined when any does. */
  readonly boundTo: string | undefined
}

/** Keys at a URL: fetched when needed, at most once in 30 s, kept for an hour. */
export function remoteKeys(url: string): JWTVerifyGetKey {
  return createRemoteJWKSet(new URL(url), {
    cooldownDuration: 30_000,
    cacheMaxAge: 3_600_000,
    timeoutDuration: 5_000,
  })
}

const algorithms = ['PS256', 'RS256', 'ES256']

/**
 * Makes the check of access tokens (RFC 9068): a known issuer, our audience, not expired, made for this use.
 *
 * @returns a function that throws for anything else; its message is for the log, never for the caller.
 */
export function createTokenVerifier(issuers: readonly Issuer[], audience: string) {
  const byName = new Map(issuers.map((issuer) => [issuer.issuer, issuer]))

  return async (token: string): Promise<AccessToken> => {
    const claimed = decodeJwt(token).iss
    const issuer = typeof claimed === 'string' ? byName.get(claimed) : undefined
    if (!issuer) throw new Error('the issuer is not configured')
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
    return { afnemer, scopes: scope.split(' ').filter((one) => one !== ''), boundTo: boundTo(payload['cnf']) }
  }
}

/** The certificate in `cnf`; another way to bind a token is one the hub cannot check, so it does not count. */
function boundTo(confirmation: unknown): string | undefined {
  if (confirmation === undefined) return undefined
  const thumbprint = (confirmation as Record<string, unknown> | null)?.['x5t#S256']
  if (typeof thumbprint !== 'string') throw new Error('cnf names no certificate')
  return thumbprint
}

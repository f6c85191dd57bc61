import { createRemoteJWKSet, errors, type JWTVerifyGetKey } from 'jose'

/**
 * The keys of one or more gateways, each with keys of its own. Fetched when an unknown key comes, at most once in
 * two seconds per gateway.
 *
 * @throws when no gateway knows the key, or none can be reached.
 */
export function gatewayKeys(urls: readonly string[]): JWTVerifyGetKey {
  const sets = urls.map((url) =>
    createRemoteJWKSet(new URL(url), { cooldownDuration: 2_000, timeoutDuration: 2_000 }),
  )

  return async (header, token) => {
    let failure: unknown = new errors.JWKSNoMatchingKey()
    for (const keys of sets) {
      try {
        return await keys(header, token)
      } catch (error) {
        failure = error
      }
    }
    throw failure
  }
}

/**
 * Tokens live in this module's closures and nowhere else: not in storage, not in the address, not in a header tab.
 *
 * @typedef {object} Credential
 * @property {() => Promise<string | null>} token the token to send now; null to ask without one
 * @property {() => boolean} renew forgets a refused token; true when the next one will be another
 */

/** How long before its end a development token is replaced, in milliseconds. */
const renewBefore = 30_000

/** @type {Credential} */
export const withoutToken = { token: async () => null, renew: () => false }

/** The moment a JWT expires, in milliseconds since 1970; null when it does not say, or is no JWT. */
export function expiryOf(token) {
  try {
    const payload = token.split('.')[1].replaceAll('-', '+').replaceAll('_', '/')
    const { exp } = JSON.parse(atob(payload))
    return typeof exp === 'number' ? exp * 1000 : null
  } catch {
    return null
  }
}

/**
 * A demo afnemer, whose token is fetched when it is first needed and again shortly before it expires.
 * `token()` throws when the hub gives none.
 *
 * @returns {Credential}
 */
export function demoAfnemer({ id, naam }, tokenRoute, request = fetch, now = Date.now) {
  // The promise is what is held, so that queries at the same time share one request.
  let held = null
  let expiry = 0

  async function obtain() {
    const response = await request(tokenRoute, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ afnemer: id }),
      cache: 'no-store',
    })
    if (!response.ok) throw new Error(`Geen token gekregen voor ${naam} (status ${response.status}).`)
    const { token } = await response.json()
    expiry = expiryOf(token) ?? Number.POSITIVE_INFINITY
    return token
  }

  function token() {
    if (held === null || expiry - now() < renewBefore) {
      expiry = Number.POSITIVE_INFINITY
      const asked = obtain()
      held = asked
      asked.catch(() => {
        if (held === asked) held = null
      })
    }
    return held
  }

  function renew() {
    held = null
    return true
  }

  return { token, renew }
}

/** @returns {Credential} */
export function pastedToken(token) {
  return { token: async () => token, renew: () => false }
}

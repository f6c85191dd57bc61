/**
 * GraphiQL's way to the hub, as one afnemer. GraphiQL introspects again whenever it is given another fetcher.
 *
 * @param {string} endpoint
 * @param {import('./token.js').Credential} credential
 * @param {(message: string) => void} report called when the schema cannot be fetched; a refused query shows its own
 */
export function createFetcher(endpoint, credential, report) {
  async function post(body, headers) {
    const sent = new Headers({ accept: 'application/graphql-response+json, application/json;q=0.9' })
    sent.set('content-type', 'application/json')
    const token = await credential.token()
    if (token !== null) sent.set('authorization', `Bearer ${token}`)
    for (const [name, value] of Object.entries(headers ?? {})) sent.set(name, String(value))
    return fetch(endpoint, { method: 'POST', headers: sent, body, cache: 'no-store' })
  }

  return async ({ query, variables, operationName }, { headers } = {}) => {
    const body = JSON.stringify({ query, variables, operationName })
    let response = await post(body, headers)
    // A restarted hub signs with new keys, so a development token can end before its time.
    if (response.status === 401 && credential.renew()) response = await post(body, headers)

    const answer = await read(response)
    if (operationName === 'IntrospectionQuery' && !answer.data) {
      const reason = answer.errors?.[0]?.message ?? `status ${response.status}`
      report(`Het schema kon niet worden opgehaald: ${reason}`)
    }
    return answer
  }
}

async function read(response) {
  const text = await response.text()
  try {
    return JSON.parse(text)
  } catch {
    return { errors: [{ message: `De hub gaf geen JSON maar status ${response.status}.` }] }
  }
}

import { describe, expect, test } from 'vitest'
import { graphqlPath } from '../gateway/hub.ts'
import { databases } from './support/databases.ts'
import { useHub } from './support/hub.ts'

const json = { 'content-type': 'application/json' }
const [pglite] = databases()
if (!pglite) throw new Error('Testing over HTTP: there is no database to test on')

describe('a request to the hub', () => {
  const hub = useHub(pglite)
  const question = JSON.stringify({ query: '{ riecs { id } }' })

  test.each(['GET', 'PUT', 'PATCH', 'DELETE'])('with %s is answered 405 with Allow: POST', async (method) => {
    const answer = await fetch(`${hub.url}${graphqlPath}?query={riecs{id}}`, { method })

    expect(answer.status).toBe(405)
    expect(answer.headers.get('allow')).toBe('POST')
    expect(await answer.json()).toEqual({
      errors: [{ message: expect.any(String), extensions: { code: 'METHOD_NOT_ALLOWED' } }],
    })
  })

  test('of which no address exists is answered 404', async () => {
    const answer = await fetch(`${hub.url}/graphql`, { method: 'POST', body: question, headers: json })

    expect(answer.status).toBe(404)
    expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: 'NOT_FOUND' } }] })
  })

  test.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/graphql',
  ])('as %s is answered 415', async (type) => {
    const { status, body } = await hub.post(question, { 'content-type': type })

    expect(status).toBe(415)
    expect(body.errors[0].extensions).toEqual({ code: 'UNSUPPORTED_MEDIA_TYPE' })
  })

  test('of 200 kB is answered 413', async () => {
    const { status, body } = await hub.post(
      JSON.stringify({ query: `{ riecs { id } } # ${'x'.repeat(200_000)}` }),
      json,
    )

    expect(status).toBe(413)
    expect(body.errors[0].extensions).toEqual({ code: 'PAYLOAD_TOO_LARGE' })
  })

  test.each([
    ['an empty body', ''],
    ['no JSON', '{ "query": '],
    ['a string', '"{ riecs { id } }"'],
    ['null', 'null'],
    ['a batch', `[${question},${question}]`],
    ['an empty object', '{}'],
    ['a query that is no string', '{ "query": ["{ riecs { id } }"] }'],
    ['variables that are no object', '{ "query": "{ riecs { id } }", "variables": [1] }'],
    ['a member that no request has', '{ "query": "{ riecs { id } }", "id": 1 }'],
    ['a poisoned prototype', '{ "query": "{ riecs { id } }", "__proto__": { "query": "x" } }'],
    ['a query that does not parse', '{ "query": "{ riecs { id }" }'],
    ['two operations and no name', '{ "query": "query A { riecs { id } } query B { riecs { id } }" }'],
    ['an operation name that is not there', '{ "query": "query A { riecs { id } }", "operationName": "B" }'],
  ])('with %s is answered 400 and no data', async (_, body) => {
    const answer = await hub.post(body, json)

    expect(answer.status).toBe(400)
    expect(Object.keys(answer.body)).toEqual(['errors'])
    expect(answer.body.errors.length).toBeGreaterThan(0)
  })

  test('with two operations and a name is answered for that one', async () => {
    const { body } = await hub.post(
      JSON.stringify({
        query: 'query A { riecs { id } } query B { riec(id: "riec-limburg") { naam } }',
        operationName: 'B',
      }),
      json,
    )

    expect(body).toEqual({ data: { riec: { naam: 'Limburg' } } })
  })

  test.each([
    ['application/json', 'application/json; charset=utf-8'],
    ['application/graphql-response+json', 'application/graphql-response+json; charset=utf-8'],
    ['*/*', 'application/json; charset=utf-8'],
  ])('that accepts %s is answered as %s', async (accept, type) => {
    const { headers } = await hub.post(question, { ...json, accept })

    expect(headers.get('content-type')).toBe(type)
  })

  test.each([
    ['an answer', question, 200],
    ['an error', '{}', 400],
  ])('has the headers of the interface and of safety on %s', async (_, body, status) => {
    const answer = await hub.post(body, json)

    expect(answer.status).toBe(status)
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'api-version': expect.stringMatching(/^1\.\d+\.\d+$/),
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      'referrer-policy': 'no-referrer',
      'strict-transport-security': expect.stringMatching(/^max-age=\d{8}/),
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    })
    expect(answer.headers.has('x-powered-by')).toBe(false)
    expect(answer.headers.has('access-control-allow-origin')).toBe(false)
  })

  test('is told that the hub lives and is ready', async () => {
    const [lives, ready] = await Promise.all(['/gezond', '/gereed'].map((path) => fetch(`${hub.url}${path}`)))

    expect([lives?.status, ready?.status]).toEqual([200, 200])
    expect(await ready?.json()).toEqual({ status: 'gereed' })
  })
})

describe('a broken token', () => {
  const hub = useHub(pglite)
  const claims = { client_id: 'vng', scope: 'meldingen:statistiek' }
  const ago = (seconds: number) => Math.floor(Date.now() / 1000) - seconds
  const withoutSignature = () => {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
    const payload = { ...claims, iss: 'https://issuer.example', aud: 'nwb-hub', exp: ago(-600) }
    return `${part({ alg: 'none', typ: 'at+jwt' })}.${part(payload)}.`
  }
  const broken: Readonly<Record<string, () => Promise<string> | string>> = {
    expired: async () => `Bearer ${await hub.issuer.sign({ ...claims, iat: ago(900), exp: ago(60) })}`,
    'for another audience': async () => `Bearer ${await hub.issuer.sign({ ...claims, aud: 'other' })}`,
    'of another issuer': async () =>
      `Bearer ${await hub.issuer.sign({ ...claims, iss: 'https://other.example' })}`,
    'of another type': async () => `Bearer ${await hub.issuer.sign(claims, { typ: 'JWT' })}`,
    'without client_id': async () => `Bearer ${await hub.issuer.sign({ scope: claims.scope })}`,
    'with a client_id that is no afnemer': async () =>
      `Bearer ${await hub.issuer.sign({ ...claims, client_id: 'niemand' })}`,
    'with a client_id of the prototype': async () =>
      `Bearer ${await hub.issuer.sign({ ...claims, client_id: '__proto__' })}`,
    'with a changed payload': async () => {
      const [header, , signature] = (await hub.issuer.sign(claims)).split('.')
      const payload = Buffer.from(JSON.stringify({ ...claims, client_id: 'politie' })).toString('base64url')
      return `Bearer ${header}.${payload}.${signature}`
    },
    'without signature': () => `Bearer ${withoutSignature()}`,
    'that is rubbish': () => 'Bearer rubbish',
    'that is empty': () => 'Bearer ',
    'with Basic': () => 'Basic dm5nOnZuZw==',
    'in two': async () => `Bearer ${await hub.token('vng')}, Bearer ${await hub.token('politie')}`,
  }

  test.each(Object.keys(broken))('%s is answered with the same 401 and nothing more', async (kind) => {
    const authorization = (await broken[kind]?.()) ?? ''
    const answer = await hub.post('{"query":"{ riecs { id } }"}', { ...json, authorization })

    expect(answer.status).toBe(401)
    // By RFC 6750: who sends no token is asked for one, and is not told that it is wrong.
    const isToken = kind !== 'with Basic' && kind !== 'that is empty'
    expect(answer.headers.get('www-authenticate')).toBe(isToken ? 'Bearer error="invalid_token"' : 'Bearer')
    expect(answer.body).toEqual({
      errors: [{ message: 'The access token is not valid', extensions: { code: 'UNAUTHENTICATED' } }],
    })
  })

  test('is not what a good one is', async () => {
    const { status, body } = await hub.ask('vng', '{ ik { id } }')

    expect([status, body]).toEqual([200, { data: { ik: { id: 'vng' } } }])
  })

  test('is not a token with fewer scopes than the register: that only narrows', async () => {
    const narrow = await hub.issuer.sign({ client_id: 'vng', scope: 'otwb:lezen veilig-wonen:persoon' })
    const answer = await hub.post('{"query":"{ ik { scopes } }"}', {
      ...json,
      authorization: `Bearer ${narrow}`,
    })

    expect(answer.body).toEqual({ data: { ik: { scopes: ['otwb:lezen'] } } })
  })
})

import { once } from 'node:events'
import http from 'node:http'
import { createLocalJWKSet, generateKeyPair, SignJWT } from 'jose'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { type AssertionSigner, createAssertionSigner } from '../../../schema/rights/assertion.ts'
import type { Caller } from '../../../schema/rights/caller.ts'
import { hearLog } from '../../../test/support/heard-log.ts'
import { callerWith } from '../../../test/support/subgraph.ts'
import { createSubgraphServer } from './server.ts'

const caller = callerWith({ organisaties: ['gm0344'] })
const log = hearLog()
let signer: AssertionSigner
let app: ReturnType<typeof createSubgraphServer>
let url = ''
/** What the subgraph was asked, and as whom. */
let asked: { request: unknown; caller: Caller }[] = []
let answers = true
let fails = false
/** What an answer waits for. */
let underWay: Promise<void> | undefined

beforeAll(async () => {
  signer = await createAssertionSigner()
  app = create()
  url = await app.listen({ host: '127.0.0.1', port: 0 })
})
afterAll(() => app?.close())

const create = () =>
  createSubgraphServer({
    subgraph: {
      name: 'otwb',
      async execute(request: unknown, caller: Caller) {
        if (fails) throw new Error('password geheim')
        asked.push({ request, caller })
        await underWay
        return { data: { een: 1 } }
      },
    } as Parameters<typeof createSubgraphServer>[0]['subgraph'],
    keys: createLocalJWKSet({ keys: [...signer.jwks.keys] }),
    ready: async () => answers,
    logger: log.logger,
  })
beforeEach(() => {
  asked = []
  answers = true
  fails = false
})

const send = async (path: string, init: RequestInit = {}) => {
  const response = await fetch(`${url}${path}`, init)
  return { statusCode: response.status, body: await response.text() }
}
const post = (headers: Record<string, string>, payload: unknown = { query: '{ een }' }) =>
  send('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof payload === 'string' ? payload : JSON.stringify(payload),
  })
const bearer = async (as: Caller = caller, subgraph = 'otwb') => ({
  authorization: `Bearer ${await signer.sign(as, subgraph)}`,
})

describe('the log of a subgraph', () => {
  const trace_id = '4bf92f3577b34da6a3ce929d0e0e4736'
  const traced = { traceparent: `00-${trace_id}-00f067aa0ba902b7-01` }
  beforeEach(() => log.clear())

  it('has what went wrong in a request, and where, under its trace', async () => {
    fails = true
    expect((await post({ ...(await bearer()), ...traced })).body).not.toContain('geheim')
    expect(log.lines).toMatchObject([
      { trace_id, err: { message: 'password geheim', stack: expect.stringContaining('server.test.ts:') } },
    ])
  })

  it('has why a request was refused, and of an assertion nothing but that', async () => {
    const other = await createAssertionSigner()
    const assertion = await other.sign(caller, 'otwb')
    await post({ authorization: `Bearer ${assertion}`, ...traced })
    await post({ authorization: `Bearer ${await signer.sign(caller, 'zicht-op')}`, ...traced })
    await post(traced)
    await post({ ...(await bearer()), ...traced }, '{')
    expect(log.lines).toMatchObject([
      { trace_id, status: 401, reden: 'ERR_JWKS_NO_MATCHING_KEY' },
      { trace_id, status: 401, reden: 'ERR_JWT_CLAIM_VALIDATION_FAILED' },
      { trace_id, status: 401, reden: 'there is no assertion' },
      { trace_id, status: 400 },
    ])
    expect(log.text()).not.toContain('gm0344')
    expect(log.text()).not.toContain(assertion)
  })

  it('has the failures of fields under the trace that the request named', async () => {
    await post({ ...(await bearer()), ...traced })
    expect(asked).toMatchObject([{ request: { trace_id } }])
  })
})

describe('a subgraph over HTTP', () => {
  it('answers the caller of the assertion', async () => {
    const { statusCode, body } = await post(await bearer(), { query: '{ een }', variables: { a: 1 } })
    expect(statusCode).toBe(200)
    expect(JSON.parse(body)).toEqual({ data: { een: 1 } })
    expect(asked).toMatchObject([{ request: { query: '{ een }', variables: { a: 1 } }, caller }])
  })

  it('takes its caller from the assertion alone, whatever else the request says', async () => {
    await post({
      ...(await bearer()),
      'x-user': 'bzk',
      'x-forwarded-user': 'bzk',
      'x-organisaties': 'ALLE',
      'apollo-federation-include-trace': 'ftv1',
      'apollographql-client-name': 'bzk',
      'nwb-verwerkingsactiviteit': 'opsporing',
      cookie: 'caller=bzk',
    })
    expect(asked[0]?.caller).toEqual(caller)
  })

  it.each<[string, Record<string, string>]>([
    ['nothing', {}],
    ['a user in a header', { 'x-user': 'bzk', 'x-oin': '00000099000000000001' }],
    ['a password', { authorization: 'Basic bndiOmdlaGVpbQ==' }],
    ['a bearer that is no token', { authorization: 'Bearer geheim' }],
    ['an empty bearer', { authorization: 'Bearer ' }],
  ])('opens to no one with %s', async (_, headers) => {
    const { statusCode, body } = await post(headers)
    expect(statusCode).toBe(401)
    expect(JSON.parse(body)).toEqual({ errors: [{ message: 'Not authenticated' }] })
    expect(asked).toEqual([])
  })

  it('refuses an assertion for another subgraph and one of another gateway', async () => {
    expect((await post(await bearer(caller, 'meldingen'))).statusCode).toBe(401)
    const other = await createAssertionSigner()
    const token = await other.sign(caller, 'otwb')
    expect((await post({ authorization: `Bearer ${token}` })).statusCode).toBe(401)
    expect(asked).toEqual([])
  })

  it('refuses an access token, such as a partner has', async () => {
    const { privateKey } = await generateKeyPair('ES256')
    const token = await new SignJWT({ client_id: 'vng', caller })
      .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt' })
      .setAudience('otwb')
      .setExpirationTime('5m')
      .sign(privateKey)
    expect((await post({ authorization: `Bearer ${token}` })).statusCode).toBe(401)
  })

  it('keeps callers apart, also when it remembers them', async () => {
    const other = callerWith({ afnemer: 'andere', organisaties: 'ALLE' })
    for (const one of [caller, other, caller, other]) await post(await bearer(one))
    expect(asked.map(({ caller }) => caller.afnemer)).toEqual(['test', 'andere', 'test', 'andere'])
  })

  it.each([
    ['no query', { variables: {} }],
    ['a query that is a number', { query: 1 }],
    ['variables that are text', { query: '{ een }', variables: 'x' }],
    ['something more', { query: '{ een }', extensions: { persistedQuery: {} } }],
    ['a list of requests', [{ query: '{ een }' }]],
  ])('refuses a body with %s', async (_, body) => {
    const { statusCode } = await post(await bearer(), body)
    expect(statusCode).toBe(400)
    expect(asked).toEqual([])
  })

  it('says nothing of what went wrong inside', async () => {
    fails = true
    const { statusCode, body } = await post(await bearer())
    expect(statusCode).toBe(500)
    expect(JSON.parse(body)).toEqual({ errors: [{ message: 'The request failed' }] })
  })

  it('lets anyone know that it lives, and nothing else', async () => {
    answers = false
    const { statusCode, body } = await send('/gezond')
    expect(statusCode).toBe(200)
    expect(JSON.parse(body)).toEqual({ status: 'gezond' })
  })

  it('is ready only when its database answers', async () => {
    expect((await send('/gereed')).statusCode).toBe(200)
    answers = false
    const { statusCode, body } = await send('/gereed')
    expect(statusCode).toBe(503)
    expect(JSON.parse(body)).toEqual({ status: 'niet gereed' })
  })

  it('answers GraphQL to POST only', async () => {
    const { statusCode } = await send('/graphql?query={een}', { headers: await bearer() })
    expect(statusCode).toBe(404)
    expect(asked).toEqual([])
  })

  it.each([
    ['no JSON', '{"query"', 400],
    ['nothing', '', 400],
    ['a key that is a prototype', '{"query":"{ een }","variables":{"a":[{"__proto__":{"b":1}}]}}', 400],
    ['one in disguise', '{"query":"{ een }","variables":{"\\u005f_proto__":{"b":1}}}', 400],
    ['more than it takes', JSON.stringify({ query: 'x'.repeat(5_000_000) }), 413],
  ])('refuses a body that is %s', async (_, body, status) => {
    expect((await post(await bearer(), body)).statusCode).toBe(status)
    expect(asked).toEqual([])
  })

  it.each([
    ['of another kind', { 'content-type': 'text/plain' }],
    ['of a kind that only looks like it', { 'content-type': 'application/jsonp' }],
    ['compressed', { 'content-encoding': 'gzip' }],
  ])('takes no body that is %s', async (_, headers) => {
    expect((await post({ ...(await bearer()), ...headers })).statusCode).toBe(415)
    expect(asked).toEqual([])
  })

  it('does not read on in a body that grows past what it takes', async () => {
    const { port } = new URL(url)
    const endless = http.request({
      port,
      path: '/graphql',
      method: 'POST',
      headers: {
        ...(await bearer()),
        'content-type': 'application/json',
        'transfer-encoding': 'chunked',
      },
    })
    endless.on('error', () => {})
    const answer = once(endless, 'response')
    for (let sent = 0; sent <= 5_000_000; sent += 100_000) endless.write(' '.repeat(100_000))
    const [response] = await answer
    expect(response.statusCode).toBe(413)
    expect(response.headers.connection).toBe('close')
    endless.destroy()
  })

  it('does not read the body of someone it does not know', async () => {
    const { port } = new URL(url)
    const waiting = http.request({
      port,
      path: '/graphql',
      method: 'POST',
      headers: { 'content-length': 100 },
    })
    waiting.on('error', () => {})
    waiting.flushHeaders()
    const [response] = await once(waiting, 'response')
    expect(response.statusCode).toBe(401)
    expect(response.headers.connection).toBe('close')
    waiting.destroy()
  })

  it('closes when what is under way is answered, and takes nothing new', async () => {
    const own = create()
    const shared = url
    url = await own.listen({ host: '127.0.0.1', port: 0 })
    let release = () => {}
    underWay = new Promise((resolve) => {
      release = resolve
    })
    const first = post(await bearer())
    await vi.waitFor(() => expect(asked).toHaveLength(1))
    const closed = own.close()
    await expect(post(await bearer())).rejects.toThrow()
    release()
    expect((await first).statusCode).toBe(200)
    await closed
    url = shared
    underWay = undefined
  })
})

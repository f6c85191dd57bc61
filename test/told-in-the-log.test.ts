import { afterEach, describe, expect, test } from 'vitest'
import { graphqlPath } from '../gateway/hub.ts'
import { remoteKeys } from '../gateway/tokens/remote-keys.ts'
import type { Issuer } from '../gateway/tokens/verify.ts'
import { hearLog } from './support/heard-log.ts'
import { type SmallHub, type SmallHubOptions, startSmallHub } from './support/small-hub.ts'

const trace_id = '4bf92f3577b34da6a3ce929d0e0e4736'
const traced = { traceparent: `00-${trace_id}-00f067aa0ba902b7-01` }
const json = { 'content-type': 'application/json' }
const log = hearLog()

let hub: SmallHub | undefined
afterEach(() => hub?.close())

const open = async (options: SmallHubOptions = {}) => {
  hub = await startSmallHub({ logger: log.logger, ...options })
  // That it listens.
  log.clear()
  return hub
}
const query = '{ een }'

interface Asked {
  readonly method?: string
  readonly path?: string
  readonly body?: string
  readonly headers?: Record<string, string>
}

/** With a page's `origin` a request takes the route, without it the fast lane. */
const send = ({ method = 'POST', path = graphqlPath, body = JSON.stringify({ query }), headers }: Asked) =>
  fetch(`${hub?.url}${path}`, {
    method,
    headers: { ...json, ...traced, ...headers },
    ...(method === 'GET' ? {} : { body }),
  })

/** An issuer whose keys cannot be had. */
const away: Issuer = { issuer: 'https://issuer.example', ...remoteKeys('http://127.0.0.1:1/jwks') }

describe('a refusal can be found in the log by its trace', () => {
  test.each<[string, number, string, Asked]>([
    ['a body that is no JSON', 400, 'BAD_REQUEST', { body: '{' }],
    [
      'a body that is no JSON, of a page',
      400,
      'BAD_REQUEST',
      { body: '{', headers: { origin: 'https://p.example' } },
    ],
    ['a body that is no request', 400, 'BAD_REQUEST', { body: '[]' }],
    ['a document that is not valid', 400, 'GRAPHQL_VALIDATION_FAILED', { body: '{"query":"{ niets }"}' }],
    ['a token of another kind', 401, 'UNAUTHENTICATED', { headers: { authorization: 'Basic x' } }],
    ['nothing at an address', 404, 'NOT_FOUND', { path: '/niets' }],
    ['another method', 405, 'METHOD_NOT_ALLOWED', { method: 'GET' }],
    ['a body that is too long', 413, 'PAYLOAD_TOO_LARGE', { body: JSON.stringify('a'.repeat(100_001)) }],
    ['a body of another kind', 415, 'UNSUPPORTED_MEDIA_TYPE', { headers: { 'content-type': 'text/csv' } }],
    ['a body that is compressed', 415, 'UNSUPPORTED_MEDIA_TYPE', { headers: { 'content-encoding': 'gzip' } }],
    [
      'a wrong token for the schema',
      401,
      'UNAUTHENTICATED',
      {
        method: 'GET',
        path: '/v1/schema.graphql',
        headers: { authorization: 'Bearer x' },
      },
    ],
  ])('%s', async (_, status, code, asked) => {
    await open()
    const answer = await send(asked)
    expect(answer.status).toBe(status)
    expect(answer.headers.get('traceresponse')).toContain(trace_id)
    expect(log.lines).toMatchObject([{ level: 40, trace_id, status, code }])
  })

  test('also where who asks did not name one: the answer does', async () => {
    await open()
    const answer = await hub?.ask('{ niets }')
    const [, named] = /^00-([0-9a-f]{32})-/.exec(answer?.headers.get('traceresponse') ?? '') ?? []
    expect(log.lines).toMatchObject([{ trace_id: named, status: 400 }])
  })

  test('a purpose of another, and too much asked', async () => {
    const { issuer } = await open({ limieten: { druk: '{tempo: 1, voorraad: 1}' } })
    const authorization = `Bearer ${await issuer.sign({ client_id: 'druk', scope: 'iets:lezen' })}`
    await send({ headers: { authorization, 'nwb-verwerkingsactiviteit': 'anders' } })
    for (let times = 0; times < 3; times++) await send({ headers: { authorization } })
    expect(log.lines[0]).toMatchObject({ trace_id, status: 403, code: 'FORBIDDEN' })
    expect(log.lines.at(-1)).toMatchObject({ trace_id, status: 429, code: 'TOO_MANY_REQUESTS' })
  })

  test('fields that are left out of an answer', async () => {
    await open()
    await send({ body: '{"query":"{ een een_besloten }"}' })
    expect(log.lines).toMatchObject([{ level: 30, trace_id, afnemer: null, velden: ['Query.een_besloten'] }])
  })
})

describe('what went wrong can be found in the log by its trace, with its cause', () => {
  const cause = (message: RegExp) => ({
    message: expect.stringMatching(message),
    stack: expect.stringMatching(/\n\s+at .*\.ts:\d+/),
  })

  test('an error that nobody foresaw', async () => {
    const register = () => {
      throw new Error('de bodem viel eruit')
    }
    const { issuer } = await open({ register })
    const answer = await send({
      headers: { authorization: `Bearer ${await issuer.sign({ client_id: 'druk' })}` },
    })
    expect(await answer.text()).not.toContain('bodem')
    expect(log.lines).toMatchObject([
      { level: 50, trace_id, status: 500, code: 'INTERNAL_SERVER_ERROR', err: cause(/de bodem viel eruit/) },
    ])
  })

  test('keys that cannot be had', async () => {
    const { issuer } = await open({ issuers: [away] })
    await send({ headers: { authorization: `Bearer ${await issuer.sign({ client_id: 'druk' })}` } })
    expect(log.lines).toMatchObject([
      {
        level: 50,
        trace_id,
        status: 503,
        code: 'NOT_READY',
        err: cause(/keys of the issuer.*(ECONNREFUSED|fetch failed)/),
      },
    ])
  })

  test('a source that took too long', async () => {
    const { sources } = await open({ deadline: 400 })
    for (const source of sources) source.behave = () => undefined
    expect((await send({})).status).toBe(200)
    expect(log.lines).toMatchObject([{ trace_id, code: 'SOURCE_TIMED_OUT', err: cause(/"een"/) }])
  })

  test('a source that failed', async () => {
    const { sources } = await open()
    for (const source of sources) source.behave = (response) => response.writeHead(500).end()
    expect((await send({})).status).toBe(200)
    expect(log.lines).toMatchObject([
      { trace_id, code: 'SOURCE_FAILED', err: cause(/^Asking subgraph "een": status 500$/) },
    ])
  })

  test('a source that failed, without what the caller called its field', async () => {
    const { sources } = await open()
    for (const source of sources)
      source.behave = (response) =>
        response.setHeader('content-type', 'application/json').end('{"data":{"janDeVries":{}}}')
    await send({ body: '{"query":"{ janDeVries: een }"}' })
    expect(log.lines).toMatchObject([{ trace_id, code: 'SOURCE_FAILED', path: ['…'] }])
    expect(JSON.stringify(log.lines)).not.toContain('janDeVries')
  })

  test('a source that says what is no answer', async () => {
    const { sources } = await open()
    for (const source of sources) source.behave = (response) => response.end('onzin')
    await send({})
    expect(log.lines).toMatchObject([{ trace_id, code: 'SOURCE_FAILED', err: cause(/"een"/) }])
  })
})

test('a register that was refused is told at /gereed, and the hub goes on', async () => {
  const { url, ask } = await open({
    registerProblem: () => 'Reading the register: "/geheim" cannot be read (EACCES)',
  })
  const ready = await fetch(`${url}/gereed`)
  expect([ready.status, await ready.json()]).toEqual([
    200,
    { status: 'gereed', waarschuwing: 'het nieuwe register van afnemers is geweigerd' },
  ])
  expect((await ask(query)).status).toBe(200)
})

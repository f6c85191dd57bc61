import { createLocalJWKSet, generateKeyPair, SignJWT } from 'jose'
import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type AssertionSigner, createAssertionSigner } from '../../schema/rights/assertion.ts'
import type { Caller } from '../../schema/rights/caller.ts'
import { callerWith } from '../../test/support/subgraph.ts'
import { createSubgraphServer } from './server.ts'

const caller = callerWith({ organisaties: ['gm0344'] })
let signer: AssertionSigner
let app: ReturnType<typeof createSubgraphServer>
/** What the subgraph was asked, and as whom. */
let asked: { request: unknown; caller: Caller }[] = []
let answers = true
let fails = false

beforeAll(async () => {
  signer = await createAssertionSigner()
  app = createSubgraphServer({
    subgraph: {
      name: 'otwb',
      async execute(request: unknown, caller: Caller) {
        if (fails) throw new Error('password geheim')
        asked.push({ request, caller })
        return { data: { een: 1 } }
      },
    } as Parameters<typeof createSubgraphServer>[0]['subgraph'],
    keys: createLocalJWKSet({ keys: [...signer.jwks.keys] }),
    ready: async () => answers,
    logger: pino({ level: 'silent' }),
  })
})
afterAll(() => app?.close())
beforeEach(() => {
  asked = []
  answers = true
  fails = false
})

const post = (headers: Record<string, string>, payload: unknown = { query: '{ een }' }) =>
  app.inject({ method: 'POST', url: '/graphql', headers, payload: payload as object })
const bearer = async (as: Caller = caller, subgraph = 'otwb') => ({
  authorization: `Bearer ${await signer.sign(as, subgraph)}`,
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
    const { statusCode, body } = await app.inject('/gezond')
    expect(statusCode).toBe(200)
    expect(JSON.parse(body)).toEqual({ status: 'gezond' })
  })

  it('is ready only when its database answers', async () => {
    expect((await app.inject('/gereed')).statusCode).toBe(200)
    answers = false
    const { statusCode, body } = await app.inject('/gereed')
    expect(statusCode).toBe(503)
    expect(JSON.parse(body)).toEqual({ status: 'niet gereed' })
  })

  it('answers GraphQL to POST only', async () => {
    const { statusCode } = await app.inject({
      method: 'GET',
      url: '/graphql?query={een}',
      headers: await bearer(),
    })
    expect(statusCode).toBe(404)
    expect(asked).toEqual([])
  })
})

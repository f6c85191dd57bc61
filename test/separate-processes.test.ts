import { readFileSync } from 'node:fs'
import { createLocalJWKSet } from 'jose'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createHub, type Hub } from '../gateway/hub.ts'
import { readRegister } from '../gateway/register/register.ts'
import { httpSource } from '../gateway/sources/http.ts'
import { createAssertionSigner } from '../schema/rights/assertion.ts'
import { subgraphs } from '../subgraphs/definitions.ts'
import type { Pool } from '../subgraphs/kit/database/connection.ts'
import { createSubgraphServer, type SubgraphServer } from '../subgraphs/kit/serving/server.ts'
import { boundless } from './support/boundless.ts'
import { databases } from './support/databases.ts'
import { engine, planner } from './support/engine.ts'
import { callerWith } from './support/subgraph.ts'
import { audience, createTestIssuer, type TestIssuer } from './support/tokens.ts'

const read = (file: string) => readFileSync(new URL(file, import.meta.url), 'utf8')
const question = read('scenarios/zes-subgraphs/vraag.graphql')
const register = readRegister(new URL('../schema/afnemers.yaml', import.meta.url))
const logger = pino({ level: 'silent' })
const anywhere = { host: '127.0.0.1', port: 0 }
const server = databases().filter(({ name }) => name === 'PostgreSQL')

// In these tests the subgraphs are servers of their own, which the gateway reaches by HTTP alone.
describe.each(server)('six subgraphs behind HTTP on $name', (database) => {
  const servers = new Map<string, { app: SubgraphServer; url: string }>()
  let pool: Pool
  let hub: Hub
  let hubUrl = ''
  let issuer: TestIssuer
  let signer: Awaited<ReturnType<typeof createAssertionSigner>>

  beforeAll(async () => {
    pool = await database.openDemo()
    issuer = await createTestIssuer()
    signer = await createAssertionSigner()
    const keys = createLocalJWKSet({ keys: [...signer.jwks.keys] })
    for (const definition of subgraphs) {
      const app = createSubgraphServer({
        subgraph: definition.on(pool),
        keys,
        ready: async () => true,
        logger,
      })
      servers.set(definition.name, { app, url: await app.listen(anywhere) })
    }
    hub = await createHub({
      engine,
      planner,
      // What is asked is what is tested here, also where the machine is slow.
      deadline: 20_000,
      quotas: boundless,
      gate: { anonymous: 64 },
      supergraphSdl: read('../schema/supergraph.graphql'),
      declared: subgraphs,
      sources: [...servers].map(([name, { url }]) =>
        httpSource({ name, url: `${url}/graphql`, signer, timeout: 15_000 }),
      ),
      register: () => register,
      issuers: [issuer],
      audience,
      playground: false,
      assertionKeys: () => signer.jwks,
      logger,
    })
    hubUrl = await hub.listen(anywhere)
  }, 60_000)

  afterAll(async () => {
    await hub?.close()
    for (const { app } of servers.values()) await app.close()
    await pool?.close()
  })

  const ask = async (afnemer: string, query: string) => {
    const scope = register.afnemers.get(afnemer)?.scopes.join(' ')
    const token = scope === undefined ? undefined : await issuer.sign({ client_id: afnemer, scope })
    const response = await fetch(`${hubUrl}/v1/graphql`, {
      method: 'POST',
      body: JSON.stringify({ query }),
      headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
    })
    return response.text()
  }
  const askSubgraph = async (name: string, query: string, headers: Record<string, string>) => {
    const response = await fetch(`${servers.get(name)?.url}/graphql`, {
      method: 'POST',
      body: JSON.stringify({ query }),
      headers: { 'content-type': 'application/json', ...headers },
    })
    return { status: response.status, text: await response.text() }
  }

  test.each(['vng', 'bzk-programma', 'gemeente-utrecht', 'zonder-token'])(
    'answer the question over all of them as in one process, as %s',
    async (afnemer) => {
      const answer = JSON.parse(await ask(afnemer, question))

      expect(`${JSON.stringify(answer, null, 2)}\n`).toBe(
        read(`scenarios/zes-subgraphs/antwoord.${afnemer}.json`),
      )
    },
  )

  test('are ready together', async () => {
    const ready = await fetch(`${hubUrl}/gereed`)

    expect([ready.status, await ready.json()]).toEqual([200, { status: 'gereed' }])
  })

  test('publish nothing but public keys for their assertions', async () => {
    const { keys } = (await (await fetch(`${hubUrl}/.well-known/nwb-sleutels.json`)).json()) as {
      keys: Record<string, unknown>[]
    }

    expect(keys.map((key) => Object.keys(key).sort())).toEqual([['alg', 'crv', 'kid', 'kty', 'use', 'x']])
  })

  const rows = '{ meldingen(first: 1) { edges { node { id omschrijving } } } }'
  test.each<[string, () => Promise<Record<string, string>> | Record<string, string>]>([
    ['nothing', () => ({})],
    [
      'a header that names an afnemer',
      () => ({ 'x-afnemer': 'politie', 'nwb-afnemer': 'politie', 'x-user': 'politie' }),
    ],
    [
      'a header with a whole caller',
      () => ({ caller: JSON.stringify(callerWith({ scopes: ['meldingen:lezen'] })) }),
    ],
    [
      'the access token of a partner',
      async () => {
        const token = await issuer.sign({ client_id: 'politie', scope: 'meldingen:lezen meldingen:persoon' })
        return { authorization: `Bearer ${token}` }
      },
    ],
    [
      "another subgraph's assertion",
      async () => {
        const caller = callerWith({ scopes: ['meldingen:lezen', 'meldingen:persoon'] })
        return { authorization: `Bearer ${await signer.sign(caller, 'otwb')}` }
      },
    ],
    [
      "an assertion by another gateway's key",
      async () => {
        const other = await createAssertionSigner()
        const caller = callerWith({ scopes: ['meldingen:lezen', 'meldingen:persoon'] })
        return { authorization: `Bearer ${await other.sign(caller, 'meldingen')}` }
      },
    ],
  ])('open nothing for %s sent straight to one of them', async (_, headers) => {
    const answer = await askSubgraph('meldingen', rows, await headers())

    expect(answer).toEqual({ status: 401, text: '{"errors":[{"message":"Not authenticated"}]}' })
  })

  test('refuse by themselves what an assertion does not allow', async () => {
    const caller = callerWith({ scopes: ['meldingen:lezen'] })
    const { text } = await askSubgraph('meldingen', rows, {
      authorization: `Bearer ${await signer.sign(caller, 'meldingen')}`,
    })

    expect(JSON.parse(text)).toMatchObject({
      errors: [{ extensions: { code: 'UNAUTHORIZED_FIELD_OR_TYPE', veld: 'Melding.omschrijving' } }],
    })
    expect(JSON.parse(text).data ?? null).toBeNull()
  })

  // The last test: afterwards one of them is down.
  test('answer what they can when one is down, and say which', async () => {
    await servers.get('otwb')?.app.close()
    const { data, errors } = JSON.parse(await ask('bzk-programma', question))
    await new Promise((resolve) => setTimeout(resolve, 150))
    const ready = await fetch(`${hubUrl}/gereed`)

    expect(data.organisatie).toMatchObject({
      naam: 'Utrecht',
      meldingenStatistiek: { totaal: { status: 'WAARDE' } },
      tourstatus: null,
      activiteiten: { aantal: expect.any(Number) },
    })
    const faults = errors.filter((error: Fault) => error.extensions.code !== 'UNAUTHORIZED_FIELD_OR_TYPE')
    expect(faults).toEqual([
      expect.objectContaining({
        message: 'A source could not answer this part',
        extensions: { code: 'SOURCE_FAILED', bron: 'otwb' },
      }),
    ])
    expect([ready.status, await ready.json()]).toEqual([200, { status: 'deels gereed', wachtOp: ['otwb'] }])
  })
})

interface Fault {
  readonly extensions: { readonly code: string }
}

import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { composeServices } from '@apollo/composition'
import { parse } from 'graphql'
import { pino } from 'pino'
import { createHub, graphqlPath, type Hub, type HubOptions } from '../../gateway/hub.ts'
import { parseRegister } from '../../gateway/register/register.ts'
import { type HttpSourceOptions, httpSource } from '../../gateway/sources/http.ts'
import { createAssertionSigner } from '../../schema/rights/assertion.ts'
import { engine, planner } from './engine.ts'
import { audience, createTestIssuer, type TestIssuer } from './tokens.ts'

/** How a source answers a question: with 1 for its field unless a test says otherwise. */
export type Behaviour = (response: ServerResponse, query: string) => void

/** A source with a public field of its own name, and one for who has a token, which does as it is told. */
export interface FakeSource {
  readonly name: string
  readonly url: string
  readonly server: Server
  /** How often it was asked. */
  asked: number
  behave: Behaviour
}

export interface SmallHub {
  readonly url: string
  readonly hub: Hub
  readonly issuer: TestIssuer
  readonly sources: readonly FakeSource[]
  ask(query: string, headers?: Record<string, string>): Promise<Response>
  /** The headers of a request of an afnemer of the register. */
  as(afnemer: string): Promise<Record<string, string>>
  close(): Promise<void>
}

export interface SmallHubOptions extends Partial<HubOptions> {
  /** Of each source; the first is `een`. */
  readonly names?: readonly string[]
  readonly source?: Partial<HttpSourceOptions>
  /** What the register says of the afnemers `druk` and `rustig` besides who they are, as YAML on one line. */
  readonly limieten?: Readonly<Record<string, string>>
}

/** A hub over sources that a test can break: nothing but HTTP between them. */
export async function startSmallHub(options: SmallHubOptions = {}): Promise<SmallHub> {
  const { names = ['een', 'ander'], source = {}, limieten = {}, ...rest } = options
  const sources = await Promise.all(names.map(fakeSource))
  const issuer = await createTestIssuer()
  const signer = await createAssertionSigner()
  const register = parseRegister(registerWith(limieten), 'afnemers.yaml')
  const hub = await createHub({
    engine,
    planner,
    supergraphSdl: supergraphOf(sources),
    sources: sources.map(({ name, url }) => httpSource({ name, url, signer, ...source })),
    register: () => register,
    issuers: [issuer],
    audience,
    playground: false,
    logger: pino({ level: 'silent' }),
    ...rest,
  })
  const url = await hub.listen({ host: '127.0.0.1', port: 0 })
  return {
    url,
    hub,
    issuer,
    sources,
    ask: (query, headers = {}) =>
      fetch(`${url}${graphqlPath}`, {
        method: 'POST',
        body: JSON.stringify({ query }),
        headers: { 'content-type': 'application/json', ...headers },
      }),
    as: async (afnemer) => ({ authorization: `Bearer ${await issuer.sign({ client_id: afnemer })}` }),
    async close() {
      await hub.close()
      for (const { server } of sources) {
        server.closeAllConnections()
        server.close()
      }
    },
  }
}

export const answerOne: Behaviour = (response, query) => {
  const fields = [...query.matchAll(/\b(\w+)(?:: (\w+))?/g)].filter(([, word]) => word !== 'query')
  const data = Object.fromEntries(fields.map(([, key = '']) => [key, 1]))
  response.setHeader('content-type', 'application/json').end(JSON.stringify({ data }))
}

async function fakeSource(name: string): Promise<FakeSource> {
  const server = createServer(async (request, response) => {
    if (request.method === 'GET') return response.end()
    let body = ''
    for await (const chunk of request) body += chunk
    source.asked++
    source.behave(response, JSON.parse(body).query)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`
  const source: FakeSource = { name, url, server, asked: 0, behave: answerOne }
  return source
}

function supergraphOf(sources: readonly FakeSource[]): string {
  const link =
    'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@tag", "@authenticated"])'
  const { supergraphSdl, errors } = composeServices(
    sources.map(({ name, url }) => ({
      name,
      url,
      typeDefs: parse(
        `${link} type Query { ${name}: Int @tag(name: "openbaar") ${name}_besloten: Int @authenticated }`,
      ),
    })),
  )
  if (!supergraphSdl) throw new Error(`Composing the small hub: ${errors?.map(String).join('; ')}`)
  return supergraphSdl
}

function registerWith(limieten: Readonly<Record<string, string>>): string {
  const entries = ['druk', 'rustig'].map(
    (id, at) => `
  ${id}:
    naam: Afnemer ${id}
    oin: "0000009900000000000${at}"
    bereik: landelijk
    scopes: [iets:lezen]
    verwerkingsactiviteiten: [proef]
    limieten: ${limieten[id] ?? '{}'}`,
  )
  return `afnemers:${entries.join('')}\n`
}

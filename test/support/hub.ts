import { readFileSync } from 'node:fs'
import { pino } from 'pino'
import { afterAll, beforeAll } from 'vitest'
import { createHub, graphqlPath, type Hub } from '../../gateway/hub.ts'
import { readRegister } from '../../gateway/register/register.ts'
import { inProcessSource } from '../../gateway/sources/in-process.ts'
import { subgraphs } from '../../subgraphs/definitions.ts'
import type { Pool } from '../../subgraphs/kit/database/connection.ts'
import { boundless } from './boundless.ts'
import type { TestDatabase } from './databases.ts'
import { engine, planner } from './engine.ts'
import { isHeldRead } from './held-reads.ts'
import { audience, createTestIssuer, type TestIssuer } from './tokens.ts'

export interface HttpAnswer {
  readonly status: number
  readonly headers: Headers
  // biome-ignore lint/suspicious/noExplicitAny: an answer is what a test looks into
  readonly body: any
}

/** A whole hub that listens on this machine, with demo data, for the tests of one `describe`. */
export interface RunningHub {
  readonly url: string
  /** Asks over HTTP as an afnemer of the register, or without a token as null. */
  ask(
    afnemer: string | null,
    query: string,
    variables?: Record<string, unknown>,
    headers?: Record<string, string>,
  ): Promise<HttpAnswer>
  /** Posts anything at all. */
  post(body: string, headers: Record<string, string>): Promise<HttpAnswer>
  token(afnemer: string): Promise<string>
  readonly issuer: TestIssuer
  /** The database, as its owner. */
  readonly pool: Pool
  /** Statements since the last `ask` began, per subgraph; without what is held for every request. */
  readonly statements: ReadonlyMap<string, readonly string[]>
  /** How often each subgraph was asked since the last `ask` began. */
  readonly fetches: ReadonlyMap<string, number>
}

const register = readRegister(new URL('../../schema/afnemers.yaml', import.meta.url))
const supergraphSdl = readFileSync(new URL('../../schema/supergraph.graphql', import.meta.url), 'utf8')

export function useHub(database: TestDatabase): RunningHub {
  const statements = new Map<string, string[]>()
  const fetches = new Map<string, number>()
  let running: { hub: Hub; pool: Pool; url: string; issuer: TestIssuer } | undefined

  beforeAll(async () => {
    const pool = await database.openDemo()
    const issuer = await createTestIssuer()
    const hub = await createHub({
      engine,
      planner,
      // What is asked is what is tested here, also where the machine is slow.
      deadline: 20_000,
      quotas: boundless,
      gate: { anonymous: 64 },
      supergraphSdl,
      declared: subgraphs,
      sources: subgraphs.map((definition) => {
        const heard = (sql: string) => {
          if (isHeldRead(sql)) return
          statements.set(definition.name, [...(statements.get(definition.name) ?? []), sql])
        }
        const source = inProcessSource(definition.on(pool, { onStatement: heard }))
        return {
          ...source,
          execute(request, caller) {
            fetches.set(definition.name, (fetches.get(definition.name) ?? 0) + 1)
            return source.execute(request, caller)
          },
        }
      }),
      register: () => register,
      issuers: [issuer],
      audience,
      playground: false,
      logger: pino({ level: 'silent' }),
    })
    running = { hub, pool, issuer, url: await hub.listen({ host: '127.0.0.1', port: 0 }) }
  }, 60_000)

  afterAll(async () => {
    await running?.hub.close()
    await running?.pool.close()
  })

  const now = () => {
    if (!running) throw new Error('Asking the hub: it has not started yet; ask inside a test')
    return running
  }
  const token = (afnemer: string) => {
    const scope = register.afnemers.get(afnemer)?.scopes.join(' ')
    return now().issuer.sign({ client_id: afnemer, scope })
  }
  const post = async (body: string, headers: Record<string, string>): Promise<HttpAnswer> => {
    statements.clear()
    fetches.clear()
    const response = await fetch(`${now().url}${graphqlPath}`, { method: 'POST', body, headers })
    return { status: response.status, headers: response.headers, body: await response.json() }
  }

  return {
    statements,
    fetches,
    token,
    post,
    get url() {
      return now().url
    },
    get issuer() {
      return now().issuer
    },
    get pool() {
      return now().pool
    },
    async ask(afnemer, query, variables, headers = {}) {
      return post(JSON.stringify({ query, variables }), {
        'content-type': 'application/json',
        ...(afnemer === null ? {} : { authorization: `Bearer ${await token(afnemer)}` }),
        ...headers,
      })
    },
  }
}

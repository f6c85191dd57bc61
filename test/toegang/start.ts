/** A whole hub for the walk, on a database that it is given; without a test runner, so that a mutation run can use it. */

import { readFileSync } from 'node:fs'
import { pino } from 'pino'
import { createHub, graphqlPath } from '../../gateway/hub.ts'
import { parseRegister, type Register } from '../../gateway/register/register.ts'
import { inProcessSource } from '../../gateway/sources/in-process.ts'
import type { Source } from '../../gateway/sources/source.ts'
import { subgraphs } from '../../subgraphs/definitions.ts'
import type { Pool, PoolConnection } from '../../subgraphs/kit/database/connection.ts'
import { boundless } from '../support/boundless.ts'
import { engine, planner } from '../support/engine.ts'
import { audience, createTestIssuer } from '../support/tokens.ts'
import { type Asker, registerText } from './askers.ts'
import { plantCanaries } from './canaries.ts'
import { type Ids, readIds } from './given.ts'

export interface WalkedHub {
  readonly pool: Pool
  readonly register: Register
  readonly idsOf: (asker: Asker) => Ids
  /** Asks over HTTP; gives the answer as it came. */
  ask(
    asker: Asker,
    query: string,
    variables: Record<string, unknown>,
  ): Promise<{ status: number; text: string }>
  /** The schema as this asker can use it. */
  schemaOf(asker: Asker): Promise<string>
  close(): Promise<void>
}

export const committedSupergraph = readFileSync(
  new URL('../../schema/supergraph.graphql', import.meta.url),
  'utf8',
)

/** The register as committed, with the widest limits. */
export const readWalkedRegister = (): Register => parseRegister(registerText(), 'afnemers.yaml')

/** Readies a demo database for the walk: canaries in place of texts. */
export async function prepareDatabase(pool: Pool): Promise<(asker: Asker) => Ids> {
  return withConnection(pool, async (connection) => {
    await plantCanaries(connection)
    return readIds(connection)
  })
}

/** Starts a hub; the database and its ids come from `prepareDatabase`. */
export async function startWalkedHub(
  pool: Pool,
  idsOf: (asker: Asker) => Ids,
  options: { supergraphSdl?: string; sources?: readonly Source[] } = {},
): Promise<WalkedHub> {
  const issuer = await createTestIssuer()
  const register = readWalkedRegister()
  const hub = await createHub({
    // What is asked is what is tested here, also where the machine is slow.
    deadline: 20_000,
    quotas: boundless,
    gate: { anonymous: 64 },
    engine,
    planner,
    supergraphSdl: options.supergraphSdl ?? committedSupergraph,
    sources: options.sources ?? subgraphs.map((definition) => inProcessSource(definition.on(pool))),
    register: () => register,
    issuers: [issuer],
    audience,
    playground: false,
    logger: pino({ level: 'silent' }),
  })
  const url = await hub.listen({ host: '127.0.0.1', port: 0 })
  const tokens = new Map<string, Promise<string>>()
  const headersOf = async (asker: Asker): Promise<Record<string, string>> => {
    if (asker.afnemer === null) return {}
    const scope = asker.tokenScopes.join(' ')
    const token = tokens.get(asker.name) ?? issuer.sign({ client_id: asker.afnemer, scope })
    tokens.set(asker.name, token)
    return {
      authorization: `Bearer ${await token}`,
      ...(asker.doel === null ? {} : { 'nwb-verwerkingsactiviteit': asker.doel }),
    }
  }

  return {
    pool,
    register,
    idsOf,
    async ask(asker, query, variables) {
      const response = await fetch(`${url}${graphqlPath}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(await headersOf(asker)) },
        body: JSON.stringify({ query, variables }),
      })
      return { status: response.status, text: await response.text() }
    },
    async schemaOf(asker) {
      // The thread can have been busy for longer than an idle connection is kept.
      const headers = { ...(await headersOf(asker)), connection: 'close' }
      const ask = () => fetch(`${url}/v1/schema.graphql`, { headers })
      const response = await ask().catch(ask)
      return response.text()
    },
    close: () => hub.close(),
  }
}

export async function withConnection<Result>(
  pool: Pool,
  use: (connection: PoolConnection) => Promise<Result>,
): Promise<Result> {
  const connection = await pool.connect()
  try {
    return await use(connection)
  } finally {
    connection.release()
  }
}

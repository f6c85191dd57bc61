import { readFileSync } from 'node:fs'
import { pino } from 'pino'
import { createHub, graphqlPath } from '../../gateway/hub.ts'
import type { Register } from '../../gateway/register/register.ts'
import { inProcessSource } from '../../gateway/sources/in-process.ts'
import { subgraphs } from '../../subgraphs/definitions.ts'
import type { Pool } from '../../subgraphs/kit/database/connection.ts'
import { boundless } from '../support/boundless.ts'
import { engine, planner } from '../support/engine.ts'
import { audience, type TestIssuer } from '../support/tokens.ts'

/** What a request says of who asks; no token is a caller too. */
export interface Vrager {
  readonly token: string | null
  readonly doel?: string
}

/** An answer as it went over the line, to compare byte for byte. */
export interface Antwoord {
  readonly status: number
  readonly body: string
}

export interface StartedHub {
  /** Posts an operation. */
  vraag(vrager: Vrager, query: string, variables?: Readonly<Record<string, unknown>>): Promise<Antwoord>
  /** Reads the schema as the caller can use it. */
  schema(vrager: Vrager): Promise<Antwoord>
  close(): Promise<void>
}

const supergraphSdl = readFileSync(new URL('../../schema/supergraph.graphql', import.meta.url), 'utf8')

/** A hub of its own, with caches of its own, on a database that somebody else closes. */
export async function startHub(
  pool: Pool,
  issuer: TestIssuer,
  register: () => Register,
): Promise<StartedHub> {
  const hub = await createHub({
    // What is asked is what is tested here, also where the machine is slow.
    deadline: 20_000,
    quotas: boundless,
    gate: { anonymous: 64 },
    engine,
    planner,
    supergraphSdl,
    declared: subgraphs,
    sources: subgraphs.map((definition) => inProcessSource(definition.on(pool))),
    register,
    issuers: [issuer],
    audience,
    playground: false,
    logger: pino({ level: 'silent' }),
  })
  const url = await hub.listen({ host: '127.0.0.1', port: 0 })
  return {
    vraag: (vrager, query, variables = {}) =>
      fetchText(`${url}${graphqlPath}`, {
        method: 'POST',
        body: JSON.stringify({ query, variables }),
        headers: { 'content-type': 'application/json', ...headersOf(vrager) },
      }),
    schema: (vrager) => fetchText(`${url}/v1/schema.graphql`, { headers: headersOf(vrager) }),
    close: () => hub.close(),
  }
}

function headersOf({ token, doel }: Vrager): Record<string, string> {
  return {
    ...(token === null ? {} : { authorization: `Bearer ${token}` }),
    ...(doel === undefined ? {} : { 'nwb-verwerkingsactiviteit': doel }),
  }
}

async function fetchText(url: string, init: RequestInit): Promise<Antwoord> {
  const response = await fetch(url, init)
  return { status: response.status, body: await response.text() }
}

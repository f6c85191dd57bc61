/** The hub of `npm run bench:data`, with its subgraphs, in a process of its own: its CPU is not that of who asks. */
import { readFileSync } from 'node:fs'
import { pino } from 'pino'
import { mostQuotas as most } from '../../gateway/fairness/quotas.ts'
import { createHub, graphqlPath } from '../../gateway/hub.ts'
import { parseRegister } from '../../gateway/register/register.ts'
import { inProcessSource } from '../../gateway/sources/in-process.ts'
import { subgraphs } from '../../subgraphs/definitions.ts'
import { openPostgres } from '../../subgraphs/kit/database/postgres.ts'
import { audience, createTestIssuer } from '../../test/support/tokens.ts'

export interface StartHub {
  readonly databaseUrl: string
  /** The register of afnemers, as text. */
  readonly register: string
}

export interface StartedHub {
  /** Origin and path at which it answers. */
  readonly origin: string
  readonly path: string
  /** A token with every scope, by afnemer. */
  readonly tokens: ReadonlyMap<string, string>
}

process.once('message', async ({ databaseUrl, register: text }: StartHub) => {
  const register = parseRegister(text, 'the register of the benchmark')
  const issuer = await createTestIssuer()
  // A machine that is too busy shows as time, and not as connections that were waited for in vain.
  const pool = openPostgres({ url: databaseUrl, connectTimeout: 60_000 })
  const hub = await createHub({
    supergraphSdl: readFileSync(new URL('../../schema/supergraph.graphql', import.meta.url), 'utf8'),
    declared: subgraphs,
    sources: subgraphs.map((definition) =>
      inProcessSource(definition.on(pool, { onError: (failure) => console.error(failure) })),
    ),
    register: () => register,
    issuers: [issuer],
    audience,
    playground: false,
    // What it costs is measured, and not what one may ask.
    quotas: { afnemer: most },
    deadline: 60_000,
    logger: pino({ level: 'silent' }),
  })
  const tokens = new Map<string, string>()
  for (const [afnemer, { scopes }] of register.afnemers) {
    tokens.set(afnemer, await issuer.sign({ client_id: afnemer, scope: scopes.join(' '), exp: inAnHour() }))
  }
  process.on('message', async (asked) => {
    if (asked === 'cpu') process.send?.(process.cpuUsage())
    if (asked === 'stop') {
      await hub.close()
      await pool.close()
      process.disconnect()
    }
  })
  const started: StartedHub = {
    origin: await hub.listen({ host: '127.0.0.1', port: 0 }),
    path: graphqlPath,
    tokens,
  }
  process.send?.(started)
})

function inAnHour(): number {
  return Math.floor(Date.now() / 1000) + 3_600
}

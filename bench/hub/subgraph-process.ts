/** The subgraphs of `npm run bench:subgraph` in a process of their own, so that its CPU is theirs alone. */
import { createLocalJWKSet, type JSONWebKeySet } from 'jose'
import { pino } from 'pino'
import type { Caller } from '../../schema/rights/caller.ts'
import { subgraphs } from '../../subgraphs/definitions.ts'
import { openPostgres } from '../../subgraphs/kit/database/postgres.ts'
import { createSubgraphServer } from '../../subgraphs/kit/serving/server.ts'
import { compileBy, type Executor } from './executors.ts'
import { type Recording, recordedPool } from './recorded-pool.ts'
import type { Fetches } from './typical.ts'

/** To execute without HTTP, so many times. */
export interface Executing {
  readonly fetches: Fetches
  readonly caller: Caller
  readonly times: number
}

export interface Start {
  readonly jwks: JSONWebKeySet
  /** Answers from here; from the database when null. */
  readonly recording: Recording | null
  readonly databaseUrl: string
  readonly executor: Executor
}

process.once('message', async ({ jwks, recording, databaseUrl, executor }: Start) => {
  const pool = recording ? recordedPool(recording) : openPostgres({ url: databaseUrl })
  const compile = compileBy(executor)
  const running = subgraphs.map((definition) => definition.on(pool, {}, compile))
  const servers = running.map((subgraph) => ({
    name: subgraph.name,
    server: createSubgraphServer({
      subgraph,
      keys: createLocalJWKSet(jwks),
      ready: async () => true,
      logger: pino({ level: 'silent' }),
    }),
  }))
  const urls = await Promise.all(
    servers.map(async ({ name, server }) => [name, await server.listen({ host: '127.0.0.1', port: 0 })]),
  )
  // Who started it has ended without a word.
  process.once('disconnect', () => process.exit())
  async function executeAll({ fetches, caller, times }: Executing): Promise<void> {
    const asked = running.flatMap((one) => {
      const request = fetches[one.name]
      return request ? [() => one.execute(request, caller)] : []
    })
    for (let left = times; left > 0; left--) await Promise.all(asked.map((ask) => ask()))
  }
  process.on('message', async (asked: 'cpu' | 'stop' | Executing) => {
    if (typeof asked === 'object') await executeAll(asked).then(() => process.send?.('executed'))
    if (asked === 'cpu') process.send?.(process.cpuUsage())
    if (asked === 'stop') {
      for (const { server } of servers) await server.close()
      await pool.close()
      process.disconnect()
    }
  })
  process.send?.(Object.fromEntries(urls))
})

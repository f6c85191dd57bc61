/** The subgraphs of `npm run bench:subgraph` in a process of their own, so that its CPU is theirs alone. */
import { createLocalJWKSet, type JSONWebKeySet } from 'jose'
import { pino } from 'pino'
import { interpretOperation } from '../../subgraphs/kit/compiled/operation.ts'
import { openPostgres } from '../../subgraphs/kit/database/postgres.ts'
import { createSubgraphServer } from '../../subgraphs/kit/serving/server.ts'
import { subgraphs } from '../../subgraphs/register.ts'
import { type Recording, recordedPool } from './recorded-pool.ts'

export interface Start {
  readonly jwks: JSONWebKeySet
  /** Answers from here; from the database when null. */
  readonly recording: Recording | null
  readonly databaseUrl: string
  readonly interpret: boolean
}

process.once('message', async ({ jwks, recording, databaseUrl, interpret }: Start) => {
  const pool = recording ? recordedPool(recording) : openPostgres({ url: databaseUrl })
  const servers = subgraphs.map((definition) => ({
    name: definition.name,
    server: createSubgraphServer({
      subgraph: definition.on(pool, {}, interpret ? interpretOperation : undefined),
      keys: createLocalJWKSet(jwks),
      ready: async () => true,
      logger: pino({ level: 'silent' }),
    }),
  }))
  const urls = await Promise.all(
    servers.map(async ({ name, server }) => [name, await server.listen({ host: '127.0.0.1', port: 0 })]),
  )
  process.on('message', async (asked) => {
    if (asked === 'cpu') process.send?.(process.cpuUsage())
    if (asked === 'stop') {
      for (const { server } of servers) await server.close()
      await pool.close()
      process.disconnect()
    }
  })
  process.send?.(Object.fromEntries(urls))
})

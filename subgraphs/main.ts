/** `npm run subgraph -- <name>`: one subgraph as a process of its own, on PostgreSQL, answering gateways. */
import { pino } from 'pino'
import { readSubgraphConfig } from './config.ts'
import { openPostgres } from './kit/database/postgres.ts'
import { waitForDatabase } from './kit/database/wait.ts'
import { gatewayKeys } from './kit/gateway-keys.ts'
import { createSubgraphServer } from './kit/server.ts'
import { localPort, subgraphs } from './register.ts'

async function main(): Promise<void> {
  const wanted = process.argv[2] ?? ''
  const definition = subgraphs.find(({ name }) => name === wanted)
  if (!definition) {
    const names = subgraphs.map(({ name }) => name).join(', ')
    throw new Error(`Starting a subgraph: "${wanted}" is none; wanted one of ${names}`)
  }
  const config = readSubgraphConfig(definition.name, localPort(definition), process.env)
  const logger = pino({ level: config.logLevel, base: { subgraph: definition.name } })
  const pool = openPostgres({ url: config.databaseUrl, max: config.databasePool })
  await waitForDatabase(pool, { onRetry: (message) => logger.warn(message) })
  await definition.prepare(pool, { demo: config.demoData })

  const server = createSubgraphServer({
    subgraph: definition.on(pool, { onError: (failure) => logger.error(failure, 'a field failed') }),
    keys: gatewayKeys(config.gatewayKeysUrls),
    ready: async () => {
      try {
        const connection = await pool.connect()
        connection.release()
        return true
      } catch {
        return false
      }
    },
    logger,
  })
  const url = await server.listen({ host: config.host, port: config.port })
  logger.info(`Subgraph "${definition.name}" answers at ${url}/graphql`)

  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, async () => {
      await server.close()
      await pool.close()
    })
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
})

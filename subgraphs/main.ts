/** `npm run subgraph -- <name>`: one subgraph as a process of its own, on PostgreSQL, answering gateways. */
import { createLogger } from '../schema/log/create-logger.ts'
import { readSubgraphConfig } from './config.ts'
import { localPort, subgraphNames } from './declared.ts'
import { definitions } from './definitions.ts'
import { openOwner, openPostgres } from './kit/database/postgres.ts'
import { waitForDatabase } from './kit/database/wait.ts'
import { gatewayKeys } from './kit/serving/gateway-keys.ts'
import { createSubgraphServer } from './kit/serving/server.ts'

async function main(): Promise<void> {
  const wanted = process.argv[2] ?? ''
  const name = subgraphNames.find((one) => one === wanted)
  if (!name)
    throw new Error(`Starting a subgraph: "${wanted}" is none; wanted one of ${subgraphNames.join(', ')}`)
  const definition = definitions[name]
  const config = readSubgraphConfig(name, localPort(name), process.env)
  const logger = createLogger({ level: config.logLevel, base: { subgraph: name } })
  const { databaseUrl: url, databasePool: max, statementTimeout } = config
  const owner = openOwner(url)
  await waitForDatabase(owner, { onRetry: (message) => logger.warn(message) })
  await definition.prepare(owner, { demo: config.demoData })
  await owner.close()
  const pool = openPostgres({ url, max, statementTimeout, connectTimeout: statementTimeout })

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
  const address = await server.listen({ host: config.host, port: config.port })
  logger.info(`Subgraph "${name}" answers at ${address}/graphql`)

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

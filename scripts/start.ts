/** `npm start`: the whole hub in one process, with nothing to install or configure. */
import { readFileSync } from 'node:fs'
import { type EmbeddedConfig, readEmbeddedConfig, readIssuer } from '../gateway/config.ts'
import { createHub, graphqlPath, type HubOptions } from '../gateway/hub.ts'
import { listenOrExplain } from '../gateway/listen.ts'
import { openLiveRegister } from '../gateway/register/live-register.ts'
import { inProcessSource } from '../gateway/sources/in-process.ts'
import { configuredIssuer } from '../gateway/tokens/configured-issuer.ts'
import { openDevelopmentIssuer } from '../gateway/tokens/development-issuer.ts'
import { createLogger } from '../schema/log/create-logger.ts'
import { subgraphs } from '../subgraphs/definitions.ts'
import type { Pool } from '../subgraphs/kit/database/connection.ts'
import { openPglite } from '../subgraphs/kit/database/pglite.ts'
import { openOwner, openPostgres } from '../subgraphs/kit/database/postgres.ts'
import { waitForDatabase } from '../subgraphs/kit/database/wait.ts'

async function main(): Promise<void> {
  const config = readEmbeddedConfig(process.env)
  const logger = createLogger({ level: config.LOG_LEVEL === 'info' ? 'warn' : config.LOG_LEVEL })
  const register = openLiveRegister(config.REGISTER, {
    onProblem: (problem) =>
      logger.error({ err: problem }, 'the new register of afnemers was refused; the last one stays'),
  })
  const tokens = await tokensFor(config)
  const pool = await openDatabase(config)
  try {
    const starting = createHub({
      supergraphSdl: readFileSync(new URL('../schema/supergraph.graphql', import.meta.url), 'utf8'),
      declared: subgraphs,
      sources: subgraphs.map((subgraph) =>
        inProcessSource(subgraph.on(pool, { onError: (failure) => logger.error(failure, 'a field failed') })),
      ),
      engine: config.ENGINE,
      planner: config.PLANNER,
      deadline: config.ANSWER_TIMEOUT,
      redisUrl: config.REDIS_URL,
      register: register.current,
      registerProblem: register.problem,
      audience: config.AUDIENCE,
      playground: true,
      logger,
      ...tokens,
    })
    const [hub] = await Promise.all([starting, prepare(pool, config)])
    const url = await listenOrExplain(hub, { host: config.HOST, port: config.PORT })
    explain(url, pool, tokens.developmentIssuer !== undefined)
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, async () => {
        await hub.close()
        await pool.close()
      })
    }
  } catch (error) {
    await pool.close()
    throw error
  }
}

/** On PostgreSQL the data may be real, so its tokens come from a real issuer. */
async function tokensFor(config: EmbeddedConfig): Promise<Pick<HubOptions, 'issuers' | 'developmentIssuer'>> {
  if (config.DATABASE_URL) return { issuers: [await configuredIssuer(readIssuer(process.env))] }
  const developmentIssuer = await openDevelopmentIssuer(config.DATA_DIR)
  return { issuers: [developmentIssuer], developmentIssuer }
}

async function openDatabase(config: EmbeddedConfig): Promise<Pool> {
  const { DATABASE_URL, DATABASE_POOL, DATA_DIR, STATEMENT_TIMEOUT } = config
  if (!DATABASE_URL) return openPglite({ dataDir: DATA_DIR })
  return openPostgres({
    url: DATABASE_URL,
    max: DATABASE_POOL,
    statementTimeout: STATEMENT_TIMEOUT,
    connectTimeout: STATEMENT_TIMEOUT,
  })
}

/** On PostgreSQL over a connection of its own: making tables may take longer than an answer. */
async function prepare(pool: Pool, { DATABASE_URL, DEMO_DATA }: EmbeddedConfig): Promise<void> {
  const owner = DATABASE_URL === undefined ? pool : openOwner(DATABASE_URL)
  try {
    if (owner !== pool) await waitForDatabase(owner, { onRetry: (message) => console.error(message) })
    for (const [index, subgraph] of subgraphs.entries()) {
      process.stdout.write(`${index + 1}/${subgraphs.length} ${subgraph.name}: tables and data `)
      const began = Date.now()
      await subgraph.prepare(owner, { demo: DEMO_DATA === 'true' })
      console.log(`(${((Date.now() - began) / 1000).toFixed(1)} s)`)
    }
  } finally {
    if (owner !== pool) await owner.close()
  }
}

function explain(url: string, pool: Pool, development: boolean): void {
  console.log(`
The hub runs on ${pool.name}.

  Playground  ${url}/
  Endpoint    POST ${url}${graphqlPath}
  Ready?      ${url}/gereed`)
  if (!development) return
  console.log(`  Token       npm run -s token -- gemeente-utrecht

The data about people is synthetic. Tokens come from a built-in development issuer,
which exists only in this embedded mode. Stop with Ctrl+C.`)
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
})

/** `npm run gateway`: the gateway as a process of its own, over subgraphs that answer HTTP. */
import { readFileSync } from 'node:fs'
import { pino } from 'pino'
import { createAssertionSigner } from '../schema/rights/assertion.ts'
import { localUrls, subgraphs } from '../subgraphs/register.ts'
import { readGatewayConfig } from './config.ts'
import { createHub } from './hub.ts'
import { listenOrExplain } from './listen.ts'
import { openLiveRegister } from './register/live-register.ts'
import { httpSource } from './sources/http.ts'
import { remoteKeys } from './tokens/verify.ts'

async function main(): Promise<void> {
  const config = readGatewayConfig(process.env, localUrls)
  const logger = pino({ level: config.LOG_LEVEL, base: { part: 'gateway' } })
  const register = openLiveRegister(config.REGISTER, {
    onChange: () => logger.info('the register of afnemers was reloaded'),
    onProblem: (problem) =>
      logger.error({ problem }, 'the new register of afnemers was refused; the last one stays'),
  })
  const signer = await createAssertionSigner()
  const hub = await createHub({
    supergraphSdl: readFileSync(
      config.SUPERGRAPH ?? new URL('../schema/supergraph.graphql', import.meta.url),
      'utf8',
    ),
    declared: subgraphs,
    sources: [...config.subgraphUrls].map(([name, url]) => httpSource({ name, url, signer })),
    register: register.current,
    registerProblem: register.problem,
    issuers: [{ issuer: config.ISSUER, keys: remoteKeys(config.ISSUER_JWKS_URL) }],
    audience: config.AUDIENCE,
    playground: config.PLAYGROUND === 'true',
    corsOrigins: config.CORS_ORIGINS,
    trustClientCert: config.TRUST_CLIENT_CERT === 'true',
    assertionKeys: () => signer.jwks,
    logger,
  })
  const url = await listenOrExplain(hub, { host: config.HOST, port: config.PORT })
  logger.info(`The gateway answers at ${url}/v1/graphql`)
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void hub.close().then(register.close))
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
})

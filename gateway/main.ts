/** `npm run gateway`: the gateway as a process of its own, over subgraphs that answer HTTP. */
import { readFileSync } from 'node:fs'
import { pino } from 'pino'
import { createAssertionSigner } from '../schema/rights/assertion.ts'
import { localUrls, subgraphs } from '../subgraphs/register.ts'
import { readGatewayConfig } from './config.ts'
import { createHub } from './hub.ts'
import { listenOrExplain } from './listen.ts'
import { readRegister } from './register/register.ts'
import { httpSource } from './sources/http.ts'
import { remoteKeys } from './tokens/verify.ts'

async function main(): Promise<void> {
  const config = readGatewayConfig(process.env, localUrls)
  const logger = pino({ level: config.LOG_LEVEL, base: { part: 'gateway' } })
  const register = readRegister(config.REGISTER ?? new URL('../schema/afnemers.yaml', import.meta.url))
  const signer = await createAssertionSigner()
  const hub = await createHub({
    supergraphSdl: readFileSync(
      config.SUPERGRAPH ?? new URL('../schema/supergraph.graphql', import.meta.url),
      'utf8',
    ),
    declared: subgraphs,
    sources: [...config.subgraphUrls].map(([name, url]) => httpSource({ name, url, signer })),
    register: () => register,
    issuers: [{ issuer: config.ISSUER, keys: remoteKeys(config.ISSUER_JWKS_URL) }],
    audience: config.AUDIENCE,
    introspection: config.PLAYGROUND === 'true',
    playground: config.PLAYGROUND === 'true',
    assertionKeys: signer.jwks,
    logger,
  })
  const url = await listenOrExplain(hub, { host: config.HOST, port: config.PORT })
  logger.info(`The gateway answers at ${url}/v1/graphql`)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void hub.close())
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
})

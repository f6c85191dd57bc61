/**
 * `npm run gateway [-- --supergraph FILE [--unprotected]]`: the gateway as a process of its own, over subgraphs that
 * answer HTTP; of any Federation 2 supergraph, with the rules in it.
 */
import { fileURLToPath } from 'node:url'
import { createLogger } from '../schema/log/create-logger.ts'
import { createAssertionSigner } from '../schema/rights/assertion.ts'
import { declaredSubgraphs, localUrls } from '../subgraphs/declared.ts'
import { readArguments } from './arguments.ts'
import { readGatewayConfig } from './config.ts'
import { createHub } from './hub.ts'
import { listenOrExplain } from './listen.ts'
import { openLiveRegister } from './register/live-register.ts'
import { httpSource } from './sources/http.ts'
import { readSupergraph } from './supergraph/read.ts'
import { configuredIssuer } from './tokens/configured-issuer.ts'

const committed = fileURLToPath(new URL('../schema/supergraph.graphql', import.meta.url))

async function main(): Promise<void> {
  const { supergraph, unprotected } = readArguments(process.argv.slice(2), process.env)
  const { supergraphSdl, graphs } = readSupergraph(supergraph ?? committed)
  // The committed one names its subgraphs as services, not where they answer on this machine.
  const urls = supergraph === undefined ? localUrls : new Map(graphs.map(({ name, url }) => [name, url]))
  const config = readGatewayConfig(process.env, urls, { unprotected })
  const logger = createLogger({ level: config.LOG_LEVEL, base: { part: 'gateway' } })
  const register = openLiveRegister(config.REGISTER, {
    onChange: () => logger.info('the register of afnemers was reloaded'),
    onProblem: (problem) =>
      logger.error({ err: problem }, 'the new register of afnemers was refused; the last one stays'),
  })
  const signer = await createAssertionSigner()
  const hub = await createHub({
    supergraphSdl,
    ...(supergraph === undefined ? { declared: declaredSubgraphs() } : {}),
    unprotected,
    sources: [...config.subgraphUrls].map(([name, url]) =>
      httpSource({
        name,
        url,
        signer,
        timeout: config.subgraphTimeouts.get(name),
        onChange: (state) => logger.warn({ bron: name }, `a source is ${state}`),
      }),
    ),
    deadline: config.ANSWER_TIMEOUT,
    redisUrl: config.REDIS_URL,
    addresses: { trustedProxies: config.TRUSTED_PROXIES, forwardedHeader: config.FORWARDED_HEADER },
    engine: config.ENGINE,
    planner: config.PLANNER,
    register: register.current,
    registerProblem: register.problem,
    issuers: config.issuer ? [await configuredIssuer(config.issuer)] : [],
    audience: config.AUDIENCE,
    playground: config.PLAYGROUND === 'true',
    corsOrigins: config.CORS_ORIGINS,
    trustClientCert: config.TRUST_CLIENT_CERT === 'true',
    assertionKeys: () => signer.jwks,
    logger,
  })
  const url = await listenOrExplain(hub, { host: config.HOST, port: config.PORT })
  logger.info(`The gateway answers at ${url}/v1/graphql`)
  if (unprotected) logger.warn('This gateway protects nothing: it gives all it can reach to anyone who asks')
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void hub.close().then(register.close))
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
})

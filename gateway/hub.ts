import type { FastifyInstance } from 'fastify'
import type { Logger } from 'pino'
import type { SubgraphSdl } from '../schema/composition/subgraph-sdl.ts'
import { optionalPackage } from '../schema/optional-package.ts'
import { createEngine, type EngineOptions } from './engine/engine.ts'
import { Accounts } from './fairness/accounts.ts'
import { Gate, type GateOptions } from './fairness/gate.ts'
import { createIdentify } from './fairness/identify.ts'
import { afnemerQuotas, anonymousQuotas, prices, type Quotas } from './fairness/quotas.ts'
import { type SharedBuckets, shareBuckets } from './fairness/share-buckets.ts'
import { type AddressOptions, addressReader } from './http/address.ts'
import { createAnswerGraphql } from './http/answer-graphql.ts'
import { createApp } from './http/app.ts'
import { credentialsReader } from './http/credentials.ts'
import { developmentRoute } from './http/development-route.ts'
import { graphqlRoute } from './http/graphql-route.ts'
import { healthRoutes } from './http/health-routes.ts'
import { schemaRoute } from './http/schema-route.ts'
import type { Executor } from './operation/execution.ts'
import { createPipeline } from './pipeline/pipeline.ts'
import { createPlanners, type PlannerName } from './planner/create-planners.ts'
import { servePlayground } from './playground/playground.ts'
import type { Register } from './register/register.ts'
import type { Source } from './sources/source.ts'
import { loadSupergraph } from './supergraph/load.ts'
import type { DevelopmentIssuer } from './tokens/development-issuer.ts'
import { createTokenVerifier, type Issuer } from './tokens/verify.ts'
import { createOwnSchemas } from './view/own-schemas.ts'

export interface HubOptions {
  /** The full supergraph, rules included. */
  readonly supergraphSdl: string
  /** The subgraphs as this process knows them, to check that no rule got lost. */
  readonly declared?: readonly SubgraphSdl[]
  /** Serves a supergraph without rules, to anyone. */
  readonly unprotected?: boolean
  readonly sources: readonly Source[]
  /** What callers may take in time and at once, in place of the defaults (see `quotas`). */
  readonly quotas?: { readonly afnemer?: Partial<Quotas>; readonly anoniem?: Partial<Quotas> }
  readonly gate?: GateOptions
  /** Redis, in which several gateways count together what callers take; without it each counts for itself. */
  readonly redisUrl?: string | undefined
  /** How it is known from which address a request comes, where proxies stand in front. */
  readonly addresses?: AddressOptions
  /** How long an answer may take, in milliseconds (default 3 000). */
  readonly deadline?: number
  /** What executes: our own engine (default), or `@apollo/gateway` as the reference. */
  readonly engine?: EngineName
  /** The register as it is now. */
  readonly register: () => Register
  /** Why the newest version of the register was refused, if it was; `GET /gereed` says that it was. */
  readonly registerProblem?: () => string | undefined
  /** What makes the plans of our own engine. */
  readonly planner?: PlannerName | undefined
  /** Whose tokens are accepted. */
  readonly issuers: readonly Issuer[]
  /** What `aud` of a token must name. */
  readonly audience: string
  readonly playground: boolean
  /** Origins whose pages may ask from a browser (default none). */
  readonly corsOrigins?: readonly string[]
  /** Whether a TLS terminator in front sets `Client-Cert` (default not), for tokens bound to a certificate. */
  readonly trustClientCert?: boolean
  /** Hands out demo tokens; only in the embedded hub. */
  readonly developmentIssuer?: DevelopmentIssuer
  /** The public keys with which subgraphs verify assertions; served where subgraphs are other processes. */
  readonly assertionKeys?: () => { readonly keys: readonly unknown[] }
  readonly logger: Logger
}

export type EngineName = 'nwb' | 'apollo'

/** A running hub. */
export interface Hub {
  /** Starts to listen; gives the base URL. Port 0 takes a free one. */
  listen(address: { readonly host: string; readonly port: number }): Promise<string>
  /** Lets requests in flight finish, then closes everything it was given. */
  close(): Promise<void>
}

export const graphqlPath = '/v1/graphql'
const keysPath = '/.well-known/nwb-sleutels.json'
const schemaPath = '/v1/schema.graphql'

/** Routes where a request is paid for by who asks, and those by which it is seen to that the hub lives. */
const paidElsewhere: ReadonlySet<string> = new Set([graphqlPath, schemaPath, '/gezond', '/gereed', keysPath])

/** The hub: what the process entry, the embedded start and every test call. */
export async function createHub(options: HubOptions): Promise<Hub> {
  const { supergraphSdl, declared, unprotected, sources, logger, register, audience, developmentIssuer } =
    options
  const { issuers, deadline = 3_000 } = options
  const { policy, costs, executableSdl } = loadSupergraph(supergraphSdl, declared, unprotected)
  const executor = await createExecutor(options, {
    executableSdl,
    schema: policy.schema,
    sources: new Map(sources.map((source) => [source.name, source])),
    logger,
  })
  const accounts = new Accounts({
    anonymous: { ...anonymousQuotas, ...options.quotas?.anoniem },
    isShared: options.redisUrl !== undefined,
  })
  const identify = createIdentify({
    register,
    verifyToken: createTokenVerifier(issuers, audience),
    accounts,
    afnemerQuotas: { ...afnemerQuotas, ...options.quotas?.afnemer },
  })
  const shared = await share(options, accounts)
  const gate = new Gate({ patience: Math.min(2_000, (deadline * 2) / 3), ...options.gate }).open()
  const ownSchemas = createOwnSchemas(policy)
  const pipeline = createPipeline({
    policy,
    costs,
    register,
    identify,
    accounts,
    gate,
    executor,
    ownSchemas,
    deadline,
    logger,
  })

  const credentials = credentialsReader(options.trustClientCert ?? false)
  const address = addressReader(options.addresses)
  const answer = createAnswerGraphql(pipeline, credentials, address)
  const app = createApp(logger, {
    corsOrigins: options.corsOrigins ?? [],
    lane: { path: graphqlPath, answer },
  })
  app.addHook('onRequest', async ({ routeOptions, raw }) => {
    if (paidElsewhere.has(routeOptions.url ?? '')) return
    accounts.pay(accounts.ofAddress(address(raw)), prices.request)
  })
  graphqlRoute(app, graphqlPath, answer)
  schemaRoute(
    app,
    schemaPath,
    async ({ headers, raw }, work) => {
      const { caller, account } = await identify(credentials(headers), () => address(raw))
      accounts.pay(account, prices.schema)
      return gate.through(account, 0, () => work(caller))
    },
    ownSchemas,
  )
  healthRoutes(app, {
    sources: sources.map((source) => ({ naam: source.name, ready: () => source.ready() })),
    issuers: issuers.map(({ ready = async () => true }) => ({ naam: 'uitgever van tokens', ready })),
    warnings: () => [
      ...(options.registerProblem?.() === undefined ? [] : ['het nieuwe register van afnemers is geweigerd']),
      ...(shared?.isShared() === false ? ['Redis is weg: elke gateway telt voor zichzelf'] : []),
    ],
  })
  const { assertionKeys } = options
  if (assertionKeys) app.get(keysPath, async () => assertionKeys())
  if (developmentIssuer) developmentRoute(app, developmentIssuer, register, audience)
  if (options.playground) playground(app, options)

  return {
    listen: ({ host, port }) => app.listen({ host, port }),
    async close() {
      await app.close()
      await executor.close()
      await shared?.close()
      gate.close()
      await Promise.all(sources.map((source) => source.close()))
    },
  }
}

async function share(
  { redisUrl, logger }: HubOptions,
  accounts: Accounts,
): Promise<SharedBuckets | undefined> {
  if (redisUrl === undefined) return undefined
  return shareBuckets({
    url: redisUrl,
    accounts,
    onChange: (isShared, reason) =>
      isShared
        ? logger.info('the gateways count together what callers take')
        : logger.error({ reason }, 'Redis is away: this gateway counts for itself what callers take'),
  })
}

async function createExecutor(
  { engine, planner }: HubOptions,
  parts: Omit<EngineOptions, 'planners'>,
): Promise<Executor> {
  if (engine === 'apollo') {
    // Loads half a second of code that nothing else needs, and that need not be there.
    const { createApolloExecutor } = await optionalPackage(
      'Executing with the reference',
      () => import('./reference/apollo-executor.ts'),
    )
    return createApolloExecutor(parts)
  }
  return createEngine({ ...parts, planners: await createPlanners({ ...parts, planner }) })
}

function playground(app: FastifyInstance, { register, developmentIssuer }: HubOptions): void {
  const afnemers = [...register().afnemers].map(([id, { naam }]) => ({ id, naam }))
  servePlayground(app, {
    endpoint: graphqlPath,
    afnemers: developmentIssuer ? afnemers : null,
    introspectie: true,
  })
}

import Fastify, { type FastifyInstance, LogController } from 'fastify'
import type { JWTVerifyGetKey } from 'jose'
import { LRUCache } from 'lru-cache'
import type { Logger } from 'pino'
import { z } from 'zod'
import { verifyAssertion } from '../../schema/rights/assertion.ts'
import type { Caller } from '../../schema/rights/caller.ts'
import type { Subgraph } from './subgraph.ts'

const bodySchema = z.strictObject({
  query: z.string(),
  variables: z.record(z.string(), z.unknown()).optional(),
})

/** How long a verified assertion is taken as read, in milliseconds. */
const remembered = 5_000

export interface SubgraphServerOptions {
  readonly subgraph: Subgraph
  /** The public keys of the gateway. */
  readonly keys: JWTVerifyGetKey
  /** Whether the database answers. */
  readonly ready: () => Promise<boolean>
  readonly logger: Logger
}

/**
 * A subgraph over HTTP, for gateways only: `POST /graphql` with an assertion about the caller. Any other identity
 * in the request is ignored; an unknown caller learns nothing but that the process lives.
 */
export function createSubgraphServer({
  subgraph,
  keys,
  ready,
  logger,
}: SubgraphServerOptions): FastifyInstance {
  const callers = new LRUCache<string, Caller>({ max: 1000, ttl: remembered })
  const app = Fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: 5_000_000,
    requestTimeout: 15_000,
    keepAliveTimeout: 35_000,
    forceCloseConnections: 'idle',
  }) as unknown as FastifyInstance

  app.get('/gezond', async () => ({ status: 'gezond' }))
  app.get('/gereed', async (_, reply) => {
    const answers = await ready()
    return reply.status(answers ? 200 : 503).send({ status: answers ? 'gereed' : 'niet gereed' })
  })
  app.post('/graphql', async (request, reply) => {
    const caller = await callerOf(request.headers.authorization)
    if (!caller) return reply.status(401).send({ errors: [{ message: 'Not authenticated' }] })
    const body = bodySchema.safeParse(request.body)
    if (!body.success)
      return reply.status(400).send({ errors: [{ message: 'The body is no GraphQL request' }] })
    return subgraph.execute(body.data, caller)
  })
  app.setErrorHandler(async (error, request, reply) => {
    request.log.error({ error }, 'a request failed')
    return reply.status(500).send({ errors: [{ message: 'The request failed' }] })
  })

  async function callerOf(authorization: string | undefined): Promise<Caller | undefined> {
    const token = /^Bearer (\S+)$/.exec(authorization ?? '')?.[1]
    if (!token) return undefined
    const known = callers.get(token)
    if (known) return known
    try {
      const caller = await verifyAssertion(token, subgraph.name, keys)
      callers.set(token, caller)
      return caller
    } catch {
      return undefined
    }
  }
  return app
}

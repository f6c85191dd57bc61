import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { errors, type JWTVerifyGetKey } from 'jose'
import { LRUCache } from 'lru-cache'
import type { Logger } from 'pino'
import { traceIdIn } from '../../../schema/log/trace-id.ts'
import { bytesFor } from '../../../schema/memory/shares.ts'
import { verifyAssertion } from '../../../schema/rights/assertion.ts'
import type { Caller } from '../../../schema/rights/caller.ts'
import type { SubgraphRequest } from '../request/execute.ts'
import type { Subgraph } from '../subgraph.ts'
import { Refused, readBody } from './request-body.ts'

/** How long a verified assertion is taken as read, in milliseconds. */
const remembered = 5_000
/** How large a request may be, in bytes. */
const bodyLimit = 5_000_000
/** How long requests that are under way get when the server closes, in milliseconds. */
const patience = 10_000
/**
 * How long a request may take to come in, in milliseconds. Node looks each half minute which are over their time when
 * nothing is said, so what is promised (headers within 10 s, all of it within 15 s) counts the time between two looks.
 */
const timeouts = {
  headersTimeout: 9_000,
  requestTimeout: 14_000,
  connectionsCheckingInterval: 500,
  keepAliveTimeout: 35_000,
}

export interface SubgraphServerOptions {
  readonly subgraph: Subgraph
  /** The public keys of the gateway. */
  readonly keys: JWTVerifyGetKey
  /** Whether the database answers. */
  readonly ready: () => Promise<boolean>
  readonly logger: Logger
}

export interface SubgraphServer {
  /** @returns its URL: with port 0, the port that was free. */
  listen(on: { readonly host: string; readonly port: number }): Promise<string>
  /** Takes no more requests, and waits for those under way. */
  close(): Promise<void>
}

type Handler = (request: IncomingMessage) => Promise<Reply>

interface Reply {
  readonly status: number
  readonly body: unknown
}

const problem = (status: number, message: string): Reply => ({ status, body: { errors: [{ message }] } })

/**
 * A subgraph over HTTP, for gateways only: `POST /graphql` with an assertion about the caller. Any other identity
 * in the request is ignored; an unknown caller learns nothing but that the process lives, and its body is not read.
 * Straight on Node's server, for a framework costs as much as the rest of a request does here.
 */
export function createSubgraphServer(options: SubgraphServerOptions): SubgraphServer {
  const { subgraph, ready, logger } = options
  const callerOf = createCallers(options)

  const handlers: Readonly<Record<string, Handler>> = {
    'GET /gezond': async () => ({ status: 200, body: { status: 'gezond' } }),
    'GET /gereed': async () =>
      (await ready())
        ? { status: 200, body: { status: 'gereed' } }
        : { status: 503, body: { status: 'niet gereed' } },
    'POST /graphql': async (request) => {
      const { authorization } = request.headers
      const caller = callerOf.known(authorization) ?? (await callerOf.verified(authorization))
      if (caller instanceof Error) {
        logger.warn({ ...traceOf(request), status: 401, reden: reasonOf(caller) }, 'a request was refused')
        return problem(401, 'Not authenticated')
      }
      const asked = graphqlRequest(await readBody(request, bodyLimit))
      if (!asked) throw new Refused(400, 'The body is no GraphQL request')
      return { status: 200, body: await subgraph.execute({ ...asked, ...traceOf(request) }, caller) }
    },
  }

  let closing = false
  const server = createServer(timeouts, (request, response) => {
    const { method, url = '' } = request
    const query = url.indexOf('?')
    const handler = handlers[`${method} ${query < 0 ? url : url.slice(0, query)}`]
    const reply = handler ? handler(request) : Promise.resolve(problem(404, 'Not found'))
    reply
      .catch((error: unknown) => {
        if (error instanceof Refused) {
          const { status, message } = error
          logger.warn({ ...traceOf(request), status, reden: message }, 'a request was refused')
          return problem(status, message)
        }
        logger.error({ ...traceOf(request), err: error }, 'a request failed')
        return problem(500, 'The request failed')
      })
      // A body that was not read to its end would be taken for the next request.
      .then((answer) => send(response, answer, closing || !request.complete))
      .catch((error: unknown) => {
        logger.error({ ...traceOf(request), err: error }, 'an answer could not be sent')
        response.destroy()
      })
  })

  return {
    async listen({ host, port }) {
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject)
        server.listen(port, host, () => {
          server.removeListener('error', reject)
          resolve()
        })
      })
      const { port: taken } = server.address() as AddressInfo
      return `http://${host.includes(':') ? `[${host}]` : host}:${taken}`
    },
    async close() {
      closing = true
      if (!server.listening) return
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeIdleConnections()
      const force = setTimeout(() => server.closeAllConnections(), patience)
      await closed
      clearTimeout(force)
    },
  }
}

/** Who is behind an assertion; one that was verified just now is not verified again. */
function createCallers({ subgraph, keys }: SubgraphServerOptions) {
  const callers = new LRUCache<string, Caller>({
    max: 1000,
    maxSize: bytesFor('callers'),
    // The caller in it is about as long, in pieces.
    sizeCalculation: (_, authorization) => authorization.length * 4 + 1_000,
    ttl: remembered,
  })
  return {
    known: (authorization: string | undefined) =>
      authorization === undefined ? undefined : callers.get(authorization),
    /** Who it is, or why nobody. */
    async verified(authorization: string | undefined): Promise<Caller | Error> {
      const token = /^Bearer (\S+)$/.exec(authorization ?? '')?.[1]
      if (authorization === undefined || token === undefined) return new Error('there is no assertion')
      try {
        const caller = await verifyAssertion(token, subgraph.name, keys)
        callers.set(authorization, caller)
        return caller
      } catch (error) {
        return error instanceof errors.JOSEError ? error : new Error('the assertion could not be verified')
      }
    },
  }
}

/** Not what else an error of jose holds: that is what the assertion says of the caller. */
function reasonOf(error: Error): string {
  return error instanceof errors.JOSEError ? error.code : error.message
}

/** The trace that a request is part of, where it says so. */
function traceOf({ headers }: IncomingMessage): { readonly trace_id?: string } {
  const trace_id = traceIdIn(headers.traceparent)
  return trace_id === undefined ? {} : { trace_id }
}

/** A body as a GraphQL request: a query, perhaps variables, and nothing else. */
function graphqlRequest(body: unknown): SubgraphRequest | undefined {
  if (!isRecord(body)) return undefined
  const { query, variables, ...more } = body
  if (typeof query !== 'string' || Object.keys(more).length > 0) return undefined
  if (variables === undefined) return { query }
  return isRecord(variables) ? { query, variables } : undefined
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function send(response: ServerResponse, { status, body }: Reply, isLast: boolean): void {
  const text = Buffer.from(JSON.stringify(body))
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': text.length,
    ...(isLast ? { connection: 'close' } : {}),
  })
  response.end(text)
}

import { createServer, type RequestListener } from 'node:http'
import cors from '@fastify/cors'
import Fastify, { type FastifyError, type FastifyInstance, LogController } from 'fastify'
import type { Logger } from 'pino'
import { type ErrorCode, PublicError } from '../errors.ts'
import { type FastLaneOptions, fastLane } from './fast-lane.ts'
import { sendErrors } from './graphql-route.ts'
import { takenInTime } from './taken-in-time.ts'

/** The version of the interface, as the NL API Design Rules ask in every answer. */
const apiVersion = '1.0.0'

/** The largest request body, in bytes. */
const bodyLimit = 100_000

/** Headers of every answer; what is served is data, not pages, unless a route says otherwise. */
const headers: Readonly<Record<string, string>> = {
  'api-version': apiVersion,
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
}

const codes: Readonly<Record<number, ErrorCode>> = {
  400: 'BAD_REQUEST',
  404: 'NOT_FOUND',
  413: 'PAYLOAD_TOO_LARGE',
  415: 'UNSUPPORTED_MEDIA_TYPE',
}

const messages: Readonly<Record<number, string>> = {
  400: 'The request could not be read as JSON',
  413: `The request body is over ${bodyLimit} bytes`,
  415: 'The request body has another media type; wanted application/json',
}

const compressedBody = new PublicError(
  'UNSUPPORTED_MEDIA_TYPE',
  415,
  'The request body is compressed; wanted it as it is, without Content-Encoding',
)

export interface AppOptions {
  /** Origins whose pages may ask from a browser (default none). */
  readonly corsOrigins?: readonly string[]
  /** What is answered without going through the server's routes. */
  readonly lane?: FastLaneOptions
  /** For each that is not to be as it is in {@link timeouts}. */
  readonly timed?: Partial<typeof timeouts>
}

/**
 * How long things may take, in milliseconds. Node looks only now and then which connections are over their time, each
 * half minute when nothing is said; so what is promised (headers within 10 s, a whole request within 15 s) is what it
 * is given here and the time between two looks.
 */
export const timeouts = {
  headersTimeout: 9_000,
  requestTimeout: 14_000,
  connectionsCheckingInterval: 500,
  keepAliveTimeout: 30_000,
  /** For an answer to be taken by who asked. */
  takingTimeout: 15_000,
  /** Without a byte either way. */
  connectionTimeout: 30_000,
}

/** The server without routes: limits, time-outs, headers, and errors that say no more than they may. */
export function createApp(
  logger: Logger,
  { corsOrigins = [], lane, timed }: AppOptions = {},
): FastifyInstance {
  let closing = false
  const times = { ...timeouts, ...timed }
  const rules = { headers, bodyLimit, closing: () => closing, takingTimeout: times.takingTimeout }
  const app = Fastify({
    serverFactory: (handler) => serve(lane ? fastLane(lane, rules, handler) : handler, times),
    loggerInstance: logger,
    // The URL and headers of a request can hold what must not be in a log; the pipeline logs what may.
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit,
    // However slow the machine is: what starts is our own, and comes to an end.
    pluginTimeout: 0,
    forceCloseConnections: 'idle',
    onProtoPoisoning: 'error',
  }) as unknown as FastifyInstance

  app.addHook('preClose', async () => {
    closing = true
  })
  if (corsOrigins.length > 0) {
    app.register(cors, {
      origin: [...corsOrigins],
      methods: ['GET', 'POST'],
      allowedHeaders: ['authorization', 'content-type', 'nwb-verwerkingsactiviteit', 'traceparent'],
      exposedHeaders: [
        'api-version',
        'ratelimit',
        'ratelimit-policy',
        'retry-after',
        'traceresponse',
        'x-rate-limit-limit',
        'x-rate-limit-remaining',
        'x-rate-limit-reset',
      ],
      maxAge: 600,
    })
  }
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(headers)
    const coding = request.headers['content-encoding']
    // Nothing here decompresses, so that `bodyLimit` is the size of what is read, and a small body cannot unpack to more.
    if (coding !== undefined && coding.toLowerCase() !== 'identity') {
      reply.type('application/json; charset=utf-8').header('accept-encoding', 'identity')
      return reply.send(await sendErrors(reply, compressedBody))
    }
    return undefined
  })
  app.addHook('onSend', async (_, { raw }) => takenInTime(raw, times.takingTimeout))
  app.removeContentTypeParser('text/plain')
  app.setNotFoundHandler(async (_, reply) => {
    reply.type('application/json; charset=utf-8')
    return sendErrors(reply, new PublicError('NOT_FOUND', 404, 'There is nothing at this address'))
  })
  app.setErrorHandler<FastifyError>(async (error, _, reply) => {
    const status = error.statusCode ?? 500
    const code = codes[status]
    reply.type('application/json; charset=utf-8')
    return sendErrors(
      reply,
      code ? new PublicError(code, status, messages[status] ?? 'The request is not valid') : error,
    )
  })
  return app
}

function serve(
  listener: RequestListener,
  { connectionTimeout, takingTimeout: _, ...timed }: typeof timeouts,
) {
  return createServer(timed, listener).setTimeout(connectionTimeout)
}

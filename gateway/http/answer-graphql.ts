import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import type { Leaving } from '../pipeline/leave.ts'
import type { Pipeline } from '../pipeline/pipeline.ts'
import type { ReadAddress } from './address.ts'
import type { ReadCredentials } from './credentials.ts'
import { continueTrace } from './traceparent.ts'

/** An answer of the hub, as HTTP sends it. */
export interface HttpAnswer {
  readonly status: number
  /** Name, value, name, value: a list is what Node's server writes, and what costs least to make. */
  readonly headers: readonly string[]
  readonly text: string
}

/**
 * Answers one GraphQL request; what it resolves to makes the answer, once, where it is sent. Neither ever throws.
 *
 * @param body gives the body, or throws a `PublicError` where it could not be read.
 * @param bytes how long the body is.
 */
export type AnswerGraphql = (request: Asking, body: () => unknown, bytes: number) => Promise<() => HttpAnswer>

/** What of a request says who asks. */
export type Asking = Pick<IncomingMessage, 'headers' | 'socket'>

const graphqlMedia = ['content-type', 'application/graphql-response+json; charset=utf-8']
const jsonMedia = ['content-type', 'application/json; charset=utf-8']
const askForToken = ['www-authenticate', 'Bearer']

/** What a GraphQL request over HTTP comes to, whichever way it came in. */
export function createAnswerGraphql(
  pipeline: Pipeline,
  credentials: ReadCredentials,
  address: ReadAddress,
): AnswerGraphql {
  return async (request, body, bytes) => {
    const { headers } = request
    const leaving = await pipeline({
      credentials: () => credentials(headers),
      address: () => address(request),
      body,
      bytes,
      trace: () => continueTrace(typeof headers.traceparent === 'string' ? headers.traceparent : undefined),
    })
    return () => toHttp(leaving, headers)
  }
}

/** Makes what goes out, as HTTP: the only way to it is through the last step of the pipeline. */
export function toHttp(leaving: Leaving, { accept }: IncomingHttpHeaders): HttpAnswer {
  const media = accept?.includes('application/graphql-response+json') ? graphqlMedia : jsonMedia
  const { status, text, headers } = leaving()
  const all = media.concat(headers)
  return { status, headers: status === 401 ? all.concat(askForToken) : all, text }
}

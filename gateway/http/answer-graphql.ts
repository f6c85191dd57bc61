import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import type { Leaving } from '../pipeline/leave.ts'
import type { Pipeline } from '../pipeline/pipeline.ts'
import type { ReadAddress } from './address.ts'
import type { ReadCredentials } from './credentials.ts'
import { traceIn } from './traceparent.ts'

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
      trace: () => traceIn(headers),
    })
    return () => toHttp(leaving, headers)
  }
}

/** Makes what goes out, as HTTP: the only way to it is through the last step of the pipeline. */
export function toHttp(leaving: Leaving, { accept }: IncomingHttpHeaders): HttpAnswer {
  const media = accept?.includes('application/graphql-response+json') ? graphqlMedia : jsonMedia
  const { status, text, headers } = leaving()
  return { status, headers: media.concat(headers), text }
}

import type { IncomingHttpHeaders } from 'node:http'
import type { Leaving } from '../pipeline/leave.ts'
import type { Pipeline } from '../pipeline/pipeline.ts'
import type { ReadCredentials } from './credentials.ts'
import { continueTrace } from './traceparent.ts'

/** An answer of the hub, as HTTP sends it. */
export interface HttpAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly text: string
}

/**
 * Answers one GraphQL request; what it resolves to makes the answer, once, where it is sent. Neither ever throws.
 *
 * @param body gives the body, or throws a `PublicError` where it could not be read.
 */
export type AnswerGraphql = (headers: IncomingHttpHeaders, body: () => unknown) => Promise<() => HttpAnswer>

const graphqlMedia = { 'content-type': 'application/graphql-response+json; charset=utf-8' }
const jsonMedia = { 'content-type': 'application/json; charset=utf-8' }

/** What a GraphQL request over HTTP comes to, whichever way it came in. */
export function createAnswerGraphql(pipeline: Pipeline, credentials: ReadCredentials): AnswerGraphql {
  return async (headers, body) => {
    const leaving = await pipeline({
      credentials: () => credentials(headers),
      body,
      trace: () => continueTrace(typeof headers.traceparent === 'string' ? headers.traceparent : undefined),
    })
    return () => toHttp(leaving, headers)
  }
}

/** Makes what goes out, as HTTP: the only way to it is through the last step of the pipeline. */
export function toHttp(leaving: Leaving, { accept }: IncomingHttpHeaders): HttpAnswer {
  const media = accept?.includes('application/graphql-response+json') ? graphqlMedia : jsonMedia
  const { status, text, headers } = leaving()
  if (status === 401) return { status, headers: { ...media, ...headers, 'www-authenticate': 'Bearer' }, text }
  return { status, headers: { ...media, ...headers }, text }
}

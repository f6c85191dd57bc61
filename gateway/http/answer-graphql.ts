import type { IncomingHttpHeaders } from 'node:http'
import type { Logger } from 'pino'
import { z } from 'zod'
import { PublicError, toAnswerErrors, toPublic } from '../errors.ts'
import type { OperationRequest } from '../operation/operation-request.ts'
import type { Pipeline } from '../pipeline/pipeline.ts'
import type { ReadCredentials } from './credentials.ts'
import { continueTrace } from './traceparent.ts'

/** An answer of the hub, as HTTP sends it. */
export interface HttpAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly text: string
}

/** Answers one GraphQL request; what it resolves to makes the answer, once, where it is sent. Neither ever throws. */
export type AnswerGraphql = (headers: IncomingHttpHeaders, body: unknown) => Promise<() => HttpAnswer>

const graphqlMedia = { 'content-type': 'application/graphql-response+json; charset=utf-8' }
const jsonMedia = { 'content-type': 'application/json; charset=utf-8' }

const jsonObject = z.custom<Record<string, unknown>>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
)
const bodySchema = z.strictObject({
  query: z.string(),
  variables: jsonObject.nullish(),
  operationName: z.string().nullish(),
  extensions: jsonObject.nullish(),
})

/** What a GraphQL request over HTTP comes to, whichever way it came in. */
export function createAnswerGraphql(
  pipeline: Pipeline,
  credentials: ReadCredentials,
  logger: Logger,
): AnswerGraphql {
  return async (headers, body) => {
    const media = headers.accept?.includes('application/graphql-response+json') ? graphqlMedia : jsonMedia
    const { traceparent } = headers
    try {
      const trace = continueTrace(typeof traceparent === 'string' ? traceparent : undefined)
      const makeAnswer = await pipeline(credentials(headers), readBody(body), trace)
      return () => {
        try {
          return { status: 200, headers: media, text: JSON.stringify(makeAnswer()) }
        } catch (error) {
          return failure(error, media, logger)
        }
      }
    } catch (error) {
      return () => failure(error, media, logger)
    }
  }
}

function failure(error: unknown, media: HttpAnswer['headers'], logger: Logger): HttpAnswer {
  if (!(error instanceof PublicError)) logger.error({ error }, 'a request failed')
  return errorAnswer(error, media)
}

function readBody(body: unknown): OperationRequest {
  const parsed = bodySchema.safeParse(body)
  if (!parsed.success) {
    throw new PublicError(
      'BAD_REQUEST',
      400,
      'The body is no GraphQL request; wanted a JSON object with "query" and, where needed, "variables" and "operationName"',
    )
  }
  const { query, variables, operationName } = parsed.data
  return { query, variables: variables ?? {}, operationName: operationName ?? undefined }
}

/** An error as the only thing in the answer. */
export function errorAnswer(error: unknown, media: Readonly<Record<string, string>> = jsonMedia): HttpAnswer {
  const shown = toPublic(error)
  const errors = toAnswerErrors(shown)
  const headers = shown.status === 401 ? { ...media, 'www-authenticate': 'Bearer' } : media
  return { status: shown.status, headers, text: JSON.stringify({ errors }) }
}

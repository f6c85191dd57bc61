import type { FastifyInstance, FastifyReply } from 'fastify'
import { z } from 'zod'
import { PublicError, toAnswerError, toPublic } from '../errors.ts'
import type { Pipeline } from '../pipeline/pipeline.ts'
import { InvalidDocument, type OperationRequest } from '../pipeline/prepare.ts'
import type { ReadCredentials } from './credentials.ts'
import { continueTrace } from './traceparent.ts'

const graphqlMedia = 'application/graphql-response+json; charset=utf-8'
const jsonMedia = 'application/json; charset=utf-8'

const bodySchema = z.strictObject({
  query: z.string(),
  variables: z.record(z.string(), z.unknown()).nullish(),
  operationName: z.string().nullish(),
  extensions: z.record(z.string(), z.unknown()).nullish(),
})

/** `POST /v1/graphql`, as "GraphQL over HTTP" describes it. Nothing else answers there. */
export function graphqlRoute(
  app: FastifyInstance,
  path: string,
  pipeline: Pipeline,
  credentials: ReadCredentials,
): void {
  app.post(path, async (request, reply) => {
    const { accept, traceparent } = request.headers
    reply.type(accept?.includes('application/graphql-response+json') ? graphqlMedia : jsonMedia)
    try {
      const answer = await pipeline(
        credentials(request),
        readBody(request.body),
        continueTrace(typeof traceparent === 'string' ? traceparent : undefined),
      )
      return JSON.stringify(answer)
    } catch (error) {
      if (!(error instanceof PublicError)) request.log.error({ error }, 'a request failed')
      return sendErrors(reply, error)
    }
  })
  app.route({
    method: ['GET', 'PUT', 'PATCH', 'DELETE'],
    url: path,
    handler: async (_, reply) => {
      reply.header('allow', 'POST').type(jsonMedia)
      return sendErrors(reply, new PublicError('METHOD_NOT_ALLOWED', 405, 'GraphQL is asked with POST'))
    },
  })
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

/** Sends an error as the only thing in the answer. */
export function sendErrors(reply: FastifyReply, error: unknown): string {
  const shown = toPublic(error)
  reply.status(shown.status)
  if (shown.status === 401) reply.header('www-authenticate', 'Bearer')
  const errors = shown instanceof InvalidDocument ? shown.errors : [toAnswerError(shown)]
  return JSON.stringify({ errors })
}

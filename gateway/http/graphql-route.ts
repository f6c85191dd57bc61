import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { PublicError } from '../errors.ts'
import { leave } from '../pipeline/leave.ts'
import { type AnswerGraphql, type HttpAnswer, toHttp } from './answer-graphql.ts'
import { traceIn } from './traceparent.ts'

/** `POST /v1/graphql`, as "GraphQL over HTTP" describes it. Nothing else answers there. */
export function graphqlRoute(app: FastifyInstance, path: string, answer: AnswerGraphql): void {
  app.post(path, async (request, reply) => {
    const makeAnswer = await answer(request.raw, () => request.body, bytesOf(request))
    return send(reply, makeAnswer())
  })
  app.route({
    method: ['GET', 'PUT', 'PATCH', 'DELETE'],
    url: path,
    handler: async (_, reply) => {
      reply.header('allow', 'POST')
      return sendErrors(reply, new PublicError('METHOD_NOT_ALLOWED', 405, 'GraphQL is asked with POST'))
    },
  })
}

/** How long a body is; one whose length was not told has been read and is small enough to be written again. */
function bytesOf({ headers, body }: FastifyRequest): number {
  const told = Number(headers['content-length'])
  return Number.isNaN(told) ? Buffer.byteLength(JSON.stringify(body) ?? '') : told
}

function send(reply: FastifyReply, { status, headers, text }: HttpAnswer): string {
  reply.status(status)
  for (let at = 0; at < headers.length; at += 2) reply.header(headers[at] as string, headers[at + 1])
  return text
}

/** Sends an error as the only thing in the answer, also of a request that never came to the pipeline. */
export async function sendErrors(reply: FastifyReply, error: unknown): Promise<string> {
  const leaving = await leave(Promise.reject(error), reply.log, {
    trace: () => traceIn(reply.request.headers),
  })
  return send(reply, toHttp(leaving, reply.request.headers))
}

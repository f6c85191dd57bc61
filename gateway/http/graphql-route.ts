import type { FastifyInstance, FastifyReply } from 'fastify'
import { PublicError } from '../errors.ts'
import { leave } from '../pipeline/leave.ts'
import { type AnswerGraphql, type HttpAnswer, toHttp } from './answer-graphql.ts'

/** `POST /v1/graphql`, as "GraphQL over HTTP" describes it. Nothing else answers there. */
export function graphqlRoute(app: FastifyInstance, path: string, answer: AnswerGraphql): void {
  app.post(path, async (request, reply) => {
    const makeAnswer = await answer(request.headers, () => request.body)
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

function send(reply: FastifyReply, { status, headers, text }: HttpAnswer): string {
  reply.status(status).headers(headers)
  return text
}

/** Sends an error as the only thing in the answer, also of a request that never came to the pipeline. */
export async function sendErrors(reply: FastifyReply, error: unknown): Promise<string> {
  const leaving = await leave(Promise.reject(error), reply.log)
  return send(reply, toHttp(leaving, reply.request.headers))
}

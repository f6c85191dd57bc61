import type { FastifyInstance, FastifyRequest } from 'fastify'
import { type GraphQLSchema, printSchema } from 'graphql'
import type { Caller } from '../../schema/rights/caller.ts'
import { sendErrors } from './graphql-route.ts'

/** Finds out who asks, has it pay, and does the work when there is room for it. */
export type InTurn = (request: FastifyRequest, work: (caller: Caller) => string) => Promise<string>

/** `GET /v1/schema.graphql`: the schema as this caller can use it; without a token the public part. */
export function schemaRoute(
  app: FastifyInstance,
  path: string,
  inTurn: InTurn,
  ownSchemas: (caller: Caller) => GraphQLSchema,
): void {
  app.get(path, async (request, reply) => {
    try {
      const text = await inTurn(request, (caller) => printSchema(ownSchemas(caller)))
      return reply.type('application/graphql; charset=utf-8').send(text)
    } catch (error) {
      reply.type('application/json; charset=utf-8')
      return sendErrors(reply, error)
    }
  })
}

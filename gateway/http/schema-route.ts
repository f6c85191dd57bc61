import type { FastifyInstance, FastifyRequest } from 'fastify'
import { type GraphQLSchema, printSchema } from 'graphql'
import type { Caller } from '../../schema/rights/caller.ts'
import { sendErrors } from './graphql-route.ts'

/** `GET /v1/schema.graphql`: the schema as this caller can use it; without a token the public part. */
export function schemaRoute(
  app: FastifyInstance,
  path: string,
  callerOf: (request: FastifyRequest) => Promise<Caller>,
  ownSchemas: (caller: Caller) => GraphQLSchema,
): void {
  app.get(path, async (request, reply) => {
    try {
      const caller = await callerOf(request)
      const text = printSchema(ownSchemas(caller))
      return reply.type('application/graphql; charset=utf-8').send(text)
    } catch (error) {
      reply.type('application/json; charset=utf-8')
      return sendErrors(reply, error)
    }
  })
}

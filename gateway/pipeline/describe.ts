import { executeSync, type GraphQLSchema } from 'graphql'
import type { Answer } from '../operation/answer.ts'
import type { Variables } from '../operation/operation-request.ts'
import type { PreparedOperation } from '../operation/prepared-operation.ts'

/** What an operation asks about the schema, from the schema as the caller can use it; null where it asks nothing. */
export function describe(
  prepared: PreparedOperation,
  variables: Variables,
  ownSchema: () => GraphQLSchema,
): Record<string, unknown> | null {
  const { about } = prepared.split
  if (!about) return null
  const { data } = executeSync({
    schema: ownSchema(),
    document: about,
    variableValues: { ...variables },
  })
  return data ?? {}
}

/** Puts what was asked about the schema into an answer, each where the operation asks it. */
export function withDescription(
  answer: Answer,
  described: Record<string, unknown> | null,
  { split }: PreparedOperation,
): Answer {
  if (!described || !answer.data) return answer
  const found: Record<string, unknown> = { ...answer.data, ...described }
  const data: Record<string, unknown> = Object.create(null)
  for (const key of split.keys) if (Object.hasOwn(found, key)) data[key] = found[key]
  return { ...answer, data }
}

import { z } from 'zod'
import { PublicError } from '../errors.ts'
import type { OperationRequest } from '../operation/operation-request.ts'

const jsonObject = z.custom<Record<string, unknown>>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
)
const bodySchema = z.strictObject({
  query: z.string(),
  variables: jsonObject.nullish(),
  operationName: z.string().nullish(),
  extensions: jsonObject.nullish(),
})

/**
 * What a body asks.
 *
 * @throws {PublicError} 400 when it is no GraphQL request.
 */
export function read(body: unknown): OperationRequest {
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

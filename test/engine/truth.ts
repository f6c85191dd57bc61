import { type DocumentNode, execute, type FormattedExecutionResult } from 'graphql'
import type { ComposedGraph, Wereld } from './graph.ts'
import type { Operation } from './operations.ts'

/** What one server that has all data would answer: who is right where engines differ and no fault was put in. */
export async function truthOf(
  { apiSchema: schema }: ComposedGraph,
  wereld: Wereld,
  document: DocumentNode,
  { variables, operationName }: Operation,
): Promise<FormattedExecutionResult> {
  const definitions = document.definitions.filter((one) => one.kind === 'OperationDefinition')
  const chosen = definitions.find(({ name }) => !operationName || name?.value === operationName)
  const { data, errors } = await execute({
    schema,
    document,
    variableValues: variables,
    operationName,
    rootValue: chosen?.operation === 'mutation' ? wereld.mutation : wereld.query,
  })
  return {
    ...(data === undefined
      ? {}
      : { data: JSON.parse(JSON.stringify(data)) as Record<string, unknown> | null }),
    ...(errors ? { errors: errors.map((error) => error.toJSON()) } : {}),
  }
}

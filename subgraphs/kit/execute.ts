import {
  type DocumentNode,
  type ExecutionResult,
  execute,
  GraphQLError,
  type GraphQLSchema,
  parse,
  validate,
} from 'graphql'
import { LRUCache } from 'lru-cache'
import type { Caller } from '../../schema/rights/caller.ts'
import type { Rules } from '../../schema/rights/directives.ts'
import { type Guard, guardFor } from './guard.ts'

export interface SubgraphRequest {
  readonly query: string
  readonly variables?: Record<string, unknown> | undefined
  readonly operationName?: string | undefined
}

interface Prepared {
  readonly document: DocumentNode
  readonly guard: Guard
}

/** How many distinct operations a subgraph remembers; the gateway asks few. */
const preparedOperations = 1000

/** Makes the function that answers one request: parse and validate once per operation, guard, execute. */
export function createExecute(schema: GraphQLSchema, rules: Rules) {
  const prepared = new LRUCache<string, Prepared>({ max: preparedOperations })

  function prepare(query: string): Prepared | readonly GraphQLError[] {
    const known = prepared.get(query)
    if (known) return known
    let document: DocumentNode
    try {
      document = parse(query)
    } catch (error) {
      return [error instanceof GraphQLError ? error : new GraphQLError('Parsing the operation failed')]
    }
    const errors = validate(schema, document)
    if (errors.length > 0) return errors
    const made = { document, guard: guardFor(schema, rules, document) }
    prepared.set(query, made)
    return made
  }

  return async (request: SubgraphRequest, caller: Caller, loaders: unknown): Promise<ExecutionResult> => {
    const operation = prepare(request.query)
    if (!('document' in operation)) return { errors: operation }
    const refused = operation.guard(caller)
    if (refused) return { errors: [refused] }
    return execute({
      schema,
      document: operation.document,
      contextValue: { caller, loaders },
      variableValues: request.variables,
      operationName: request.operationName,
    })
  }
}

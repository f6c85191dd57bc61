import {
  type DocumentNode,
  type ExecutionResult,
  execute,
  GraphQLError,
  getOperationAST,
  getVariableValues,
  type OperationDefinitionNode,
  parse,
  validate,
} from 'graphql'
import { LRUCache } from 'lru-cache'
import { type BoundedArgument, boundedArguments, outOfBounds } from '../../schema/rights/bounds.ts'
import type { Caller } from '../../schema/rights/caller.ts'
import type { Policy } from '../../schema/rights/policy.ts'
import { badInput, type FailureListener, invalid, presentable, unfitVariables, unparsable } from './errors.ts'
import { createGuards, type Guard } from './guard.ts'
import { nulInDocument, nulInVariables } from './nul.ts'

export interface SubgraphRequest {
  readonly query: string
  readonly variables?: Record<string, unknown> | undefined
  readonly operationName?: string | undefined
}

interface Prepared {
  readonly document: DocumentNode
  readonly operation: OperationDefinitionNode
  readonly guard: Guard
  readonly bounded: readonly BoundedArgument[]
}

/** How many distinct operations a subgraph remembers; the gateway asks few. */
const preparedOperations = 1000
const maxErrors = 10

/**
 * Makes the function that answers one request: parse and validate once per operation, guard, execute. A request
 * that is refused runs nothing; the errors of one that ran say no more than they may.
 */
export function createExecute(policy: Policy, onFailure?: FailureListener) {
  const { schema } = policy
  const prepared = new LRUCache<string, Prepared>({ max: preparedOperations })
  const guardFor = createGuards(policy)

  function prepare({ query, operationName }: SubgraphRequest): Prepared | readonly GraphQLError[] {
    // A name holds no line break, so no two requests share a key.
    const key = `${operationName ?? ''}\n${query}`
    const known = prepared.get(key)
    if (known) return known
    let document: DocumentNode
    try {
      document = parse(query)
    } catch (error) {
      return [unparsable(error)]
    }
    const errors = validate(schema, document, undefined, { maxErrors })
    if (errors.length > 0) return errors.map(invalid)
    if (nulInDocument(document)) return [badInput('A text in the operation holds the NUL character')]
    const operation = getOperationAST(document, operationName)
    if (!operation) return [new GraphQLError('The document does not hold one operation of this name')]
    const bounded = boundedArguments(schema, policy.arguments, document)
    const made = { document, operation, guard: guardFor(document, operation), bounded }
    prepared.set(key, made)
    return made
  }

  function refusal({ operation, guard, bounded }: Prepared, request: SubgraphRequest, caller: Caller) {
    const definitions = operation.variableDefinitions ?? []
    const { coerced, errors } = getVariableValues(schema, definitions, request.variables ?? {}, { maxErrors })
    if (errors) return unfitVariables(errors)
    const refused = guard(caller, coerced)
    if (refused) return refused
    const nul = nulInVariables(coerced)
    if (nul !== undefined) return badInput(`The value of $${nul} holds the NUL character`)
    const outside = outOfBounds(policy.arguments, bounded, coerced)
    if (!outside) return null
    const { argument, value, min, max } = outside
    return badInput(`The argument "${argument}" is ${value}; wanted ${min} to ${max}`, undefined, {
      argument,
      min,
      max,
    })
  }

  return async (request: SubgraphRequest, caller: Caller, loaders: unknown): Promise<ExecutionResult> => {
    const operation = prepare(request)
    if (!('document' in operation)) return { errors: operation }
    const refused = refusal(operation, request, caller)
    if (refused) return { errors: [refused] }
    const answer = await execute({
      schema,
      document: operation.document,
      contextValue: { caller, loaders },
      variableValues: request.variables,
      operationName: request.operationName,
    })
    if (!answer.errors) return answer
    return { ...answer, errors: answer.errors.map((error) => presentable(error, onFailure)) }
  }
}

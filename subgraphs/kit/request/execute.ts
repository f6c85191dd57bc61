import {
  type DocumentNode,
  type ExecutionResult,
  GraphQLError,
  getOperationAST,
  type OperationDefinitionNode,
  parse,
  validate,
} from 'graphql'
import { bareNumber } from '../../../schema/language/given-value.ts'
import { type ReadVariables, variablesReader } from '../../../schema/language/read-variables.ts'
import { unfitVariables } from '../../../schema/language/unfit-variables.ts'
import { validationRules } from '../../../schema/language/validation-rules.ts'
import { holdsVariable } from '../../../schema/language/variables-in.ts'
import { OwnedCache } from '../../../schema/memory/owned-cache.ts'
import { bytesFor } from '../../../schema/memory/shares.ts'
import { bytesOf } from '../../../schema/memory/sizes.ts'
import { type BoundedArgument, boundedArguments, outOfBounds } from '../../../schema/rights/bounds.ts'
import type { Caller } from '../../../schema/rights/caller.ts'
import type { Policy } from '../../../schema/rights/policy.ts'
import { type CompiledOperation, compileOperation } from '../compiled/operation.ts'
import { Room } from '../compiled/room.ts'
import { badInput, type FailureListener, invalid, presentable, unfitVariable, unparsable } from './errors.ts'
import { createGuards, type Guard } from './guard.ts'
import { type HoldVariables, limits, passed, variablesHolder } from './limits.ts'
import { nulInDocument, nulInVariables } from './nul.ts'

export interface SubgraphRequest {
  readonly query: string
  readonly variables?: Record<string, unknown> | undefined
  readonly operationName?: string | undefined
  /** Of the request that it is part of, by which its failures can be found. */
  readonly trace_id?: string | undefined
}

/** An operation of which all is made that depends on no request. */
interface ReadyOperation {
  readonly operation: OperationDefinitionNode
  readonly holdVariables: HoldVariables
  readonly readVariables: ReadVariables
  readonly run: CompiledOperation
  readonly guard: Guard
  /** The bounded arguments in which a variable stands; the others were held against their bounds once. */
  readonly bounded: readonly BoundedArgument[]
}

const maxErrors = 10

/** What graphql-js says where it stops to parse; it has no type for that. */
const tooManyTokens = /contains more that \d+ tokens/

/** What its caller may be told of the schema is the gateway's to know, which has checked the values before. */
const told = null
const rules = validationRules(() => told)

/**
 * Makes the function that answers one request: parse, validate and compile once per operation, then guard and run. A
 * request that is refused runs nothing; the errors of one that ran say no more than they may.
 */
export function createExecute(
  policy: Policy,
  onFailure?: FailureListener,
  compile: typeof compileOperation = compileOperation,
) {
  const { schema } = policy
  const prepared = new OwnedCache<ReadyOperation>({ bytes: bytesFor('compiled') })
  const guardFor = createGuards(policy)
  const room = new Room({ mostOfOne: limits.omvang, most: bytesFor('answers') })

  function prepare(
    { query, operationName }: SubgraphRequest,
    { afnemer }: Caller,
  ): ReadyOperation | readonly GraphQLError[] {
    // No operation begins with NUL, so no two requests share a key.
    const key = operationName === undefined ? query : `\0${operationName}\n${query}`
    const known = prepared.get(afnemer, key)
    if (known) return known
    let document: DocumentNode
    try {
      document = parse(query, { maxTokens: limits.tokens })
    } catch (error) {
      return [tooManyTokens.test(String(error)) ? passed('tokens') : unparsable(error)]
    }
    const errors = validate(schema, document, rules, { maxErrors })
    if (errors.length > 0) return errors.map(invalid)
    if (nulInDocument(document)) return [badInput('A text in the operation holds the NUL character')]
    const operation = getOperationAST(document, operationName)
    if (!operation) return [new GraphQLError('The document does not hold one operation of this name')]
    const made = {
      operation,
      holdVariables: variablesHolder(operation),
      readVariables: variablesReader(schema, operation),
      run: compile(schema, document, operation, room),
      guard: guardFor(document, operation),
      bounded: unsettled(policy, boundedArguments(schema, policy.arguments, document)),
    }
    const tokens = document.tokenCount ?? query.length
    prepared.set(afnemer, key, made, query.length + bytesOf('compiledOperation', tokens))
    return made
  }

  /** Why a request may not run; its variables, coerced, when it may. */
  function checked(
    { operation, holdVariables, readVariables, guard, bounded }: ReadyOperation,
    given: Record<string, unknown>,
    caller: Caller,
  ): { readonly refused: readonly GraphQLError[] } | { readonly variables: Record<string, unknown> } {
    const tooMuch = holdVariables(given)
    if (tooMuch) return { refused: [tooMuch] }
    const coerced = readVariables(given)
    if (!coerced) return { refused: unfitVariables(schema, operation, given, told).map(unfitVariable) }
    const refused = guard(caller, coerced)
    if (refused) return { refused: [refused] }
    const nul = nulInVariables(coerced)
    if (nul !== undefined) return { refused: [badInput(`The value of $${nul} holds the NUL character`)] }
    const outside = outOfBounds(policy.arguments, bounded, coerced)
    if (!outside) return { variables: coerced }
    const { argument, value, min, max } = outside
    const message = `The argument "${argument}" is ${bareNumber(value)}; wanted ${min} to ${max}`
    return { refused: [badInput(message, undefined, { argument, min, max })] }
  }

  return async (request: SubgraphRequest, caller: Caller, loaders: unknown): Promise<ExecutionResult> => {
    const operation = prepare(request, caller)
    if (!('run' in operation)) return { errors: operation }
    const given = request.variables ?? {}
    const passed = checked(operation, given, caller)
    if ('refused' in passed) return { errors: passed.refused }
    const answer = await operation.run({ caller, loaders }, passed.variables, given, caller.omvang)
    if (!answer.errors) return answer
    const { trace_id } = request
    const listener: FailureListener = (failure) => onFailure?.({ ...failure, trace_id })
    return { ...answer, errors: answer.errors.map((error) => presentable(error, listener)) }
  }
}

/** The bounded arguments that a request can still break: those with a variable, and those that are broken as written. */
function unsettled(policy: Policy, bounded: readonly BoundedArgument[]): readonly BoundedArgument[] {
  return bounded.filter(
    (one) => holdsVariable(one.value) || outOfBounds(policy.arguments, [one], {}) !== undefined,
  )
}

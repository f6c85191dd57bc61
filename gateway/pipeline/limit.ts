import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql'
import { type ReadVariables, variablesReader } from '../../schema/language/read-variables.ts'
import { unfitVariables } from '../../schema/language/unfit-variables.ts'
import type { ArgumentDirectives } from '../../schema/rights/argument-directives.ts'
import { type BoundedArgument, boundedArguments, outOfBounds } from '../../schema/rights/bounds.ts'
import { PublicError, PublicErrors } from '../errors.ts'
import { cost } from '../limits/cost.ts'
import { hold, type LimitValues } from '../limits/limits.ts'
import type { Prices } from '../limits/prices.ts'
import type { OperationRequest, PreparedOperation } from './prepare.ts'

/** The variables of a request as execution will see them: checked, with defaults. */
export type Variables = Readonly<Record<string, unknown>>

/** What the limits on an operation need of the schema. */
export interface LimitParts {
  readonly schema: GraphQLSchema
  readonly arguments: ArgumentDirectives
  readonly prices: Prices
}

/**
 * Checks what can only be checked with the variables, before anything is decided or planned: that they fit, that
 * numbers stay within the bounds the schema sets, and what the operation costs.
 *
 * @param ownSchema the schema as the caller can use it, whose names it may be told; asked only where a value is wrong.
 * @returns the variables with defaults applied, and what the operation costs with them.
 * @throws {PublicError} 400, naming the argument or the limit, its value and what is allowed.
 */
export function limit(
  parts: LimitParts,
  allowed: LimitValues,
  request: OperationRequest,
  prepared: PreparedOperation,
  ownSchema: () => GraphQLSchema,
): { readonly variables: Variables; readonly kosten: number } {
  const { schema, prices } = parts
  const { document, operation } = prepared
  const coerced = readerOf(schema, operation)(request.variables)
  if (!coerced) throw badVariables(schema, operation, request, ownSchema())
  checkBounds(parts, document, coerced)
  const kosten = cost({ schema, prices, document, operation, variables: coerced })
  hold({ kosten }, allowed)
  return { variables: coerced, kosten }
}

function badVariables(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  { variables }: OperationRequest,
  ownSchema: GraphQLSchema,
): PublicErrors {
  const errors = unfitVariables(schema, operation, variables, ownSchema).map(({ message, place }) => ({
    message,
    extensions: { code: 'BAD_USER_INPUT' as const, variable: place },
  }))
  return new PublicErrors('BAD_USER_INPUT', 400, 'The variables do not fit their types', errors)
}

const readers = new WeakMap<OperationDefinitionNode, ReadVariables>()

function readerOf(schema: GraphQLSchema, operation: OperationDefinitionNode): ReadVariables {
  const known = readers.get(operation)
  if (known) return known
  const made = variablesReader(schema, operation)
  readers.set(operation, made)
  return made
}

const boundedIn = new WeakMap<DocumentNode, readonly BoundedArgument[]>()

function checkBounds(
  { schema, arguments: directives }: LimitParts,
  document: DocumentNode,
  variables: Variables,
): void {
  const bounded = boundedIn.get(document) ?? boundedArguments(schema, directives, document)
  boundedIn.set(document, bounded)
  const found = outOfBounds(directives, bounded, variables)
  if (!found) return
  const { argument, value, min, max } = found
  const message = `The argument "${argument}" is ${value}; wanted ${min} to ${max}`
  throw new PublicError('BAD_USER_INPUT', 400, message, { argument, min, max })
}

import type { DocumentNode, GraphQLError, GraphQLSchema, OperationDefinitionNode } from 'graphql'
import { type ReadVariables, variablesReader } from '../../schema/language/read-variables.ts'
import type { ArgumentDirectives } from '../../schema/rights/argument-directives.ts'
import { type BoundedArgument, boundedArguments, outOfBounds } from '../../schema/rights/bounds.ts'
import { PublicError } from '../errors.ts'
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
 * @returns the variables with defaults applied, and what the operation costs with them.
 * @throws {PublicError} 400, naming the argument or the limit, its value and what is allowed.
 */
export function limit(
  parts: LimitParts,
  allowed: LimitValues,
  request: OperationRequest,
  prepared: PreparedOperation,
): { readonly variables: Variables; readonly kosten: number } {
  const { schema, prices } = parts
  const { document, operation } = prepared
  const { coerced, errors } = readerOf(schema, operation)(request.variables)
  if (errors) throw badVariables(errors)
  checkBounds(parts, document, coerced)
  const kosten = cost({ schema, prices, document, operation, variables: coerced })
  hold({ kosten }, allowed)
  return { variables: coerced, kosten }
}

function badVariables(errors: readonly GraphQLError[]): PublicError {
  const names = errors.map(({ message }) => /^Variable "(\$\w+)"/.exec(message)?.[1] ?? 'a variable')
  // graphql-js quotes the value and suggests names; only which variable is wrong is said.
  return new PublicError(
    'BAD_USER_INPUT',
    400,
    `The value does not fit the type of ${[...new Set(names)].join(', ')}`,
  )
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

import {
  type GraphQLError,
  type GraphQLSchema,
  getVariableValues,
  TypeInfo,
  valueFromAST,
  visit,
  visitWithTypeInfo,
} from 'graphql'
import {
  type ArgumentDirectives,
  argumentCoordinate,
  type Bounds,
} from '../../schema/rights/argument-directives.ts'
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
 * @returns the variables with defaults applied.
 * @throws {PublicError} 400, naming the argument or the limit, its value and what is allowed.
 */
export function limit(
  { schema, arguments: directives, prices }: LimitParts,
  allowed: LimitValues,
  request: OperationRequest,
  prepared: PreparedOperation,
): Variables {
  const { document, operation } = prepared
  const definitions = operation.variableDefinitions ?? []
  const { coerced, errors } = getVariableValues(schema, definitions, request.variables, { maxErrors: 10 })
  if (errors) throw badVariables(errors)
  checkBounds(schema, directives, prepared, coerced)
  hold({ kosten: cost({ schema, prices, document, operation, variables: coerced }) }, allowed)
  return coerced
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

function checkBounds(
  schema: GraphQLSchema,
  { bounds }: ArgumentDirectives,
  { document }: PreparedOperation,
  variables: Variables,
): void {
  if (bounds.size === 0) return
  const typeInfo = new TypeInfo(schema)
  visit(
    document,
    visitWithTypeInfo(typeInfo, {
      Argument(node) {
        const parent = typeInfo.getParentType()
        const field = typeInfo.getFieldDef()
        const argument = typeInfo.getArgument()
        if (!parent || !field || !argument) return
        const bound = bounds.get(argumentCoordinate(parent.name, field.name, argument.name))
        if (bound) check(node.name.value, valueFromAST(node.value, argument.type, variables), bound)
      },
    }),
  )
}

function check(name: string, value: unknown, { min, max }: Bounds): void {
  if (typeof value !== 'number' || (value >= min && value <= max)) return
  throw new PublicError(
    'BAD_USER_INPUT',
    400,
    `The argument "${name}" is ${value}; wanted ${min} to ${max}`,
    {
      argument: name,
      min,
      max,
    },
  )
}

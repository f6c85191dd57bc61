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
import type { OperationRequest, PreparedOperation } from './prepare.ts'

/** The variables of a request as execution will see them: checked, with defaults. */
export type Variables = Readonly<Record<string, unknown>>

/**
 * Checks what can be checked before anything is planned: that the variables fit, and that numbers stay within
 * the bounds the schema sets.
 *
 * @returns the variables with defaults applied.
 * @throws {PublicError} 400, naming the argument, its value and its bounds.
 */
export function limit(
  schema: GraphQLSchema,
  directives: ArgumentDirectives,
  request: OperationRequest,
  prepared: PreparedOperation,
): Variables {
  const definitions = prepared.operation.variableDefinitions ?? []
  const { coerced, errors } = getVariableValues(schema, definitions, request.variables, { maxErrors: 10 })
  if (errors) throw badVariables(errors)
  checkBounds(schema, directives, prepared, coerced)
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

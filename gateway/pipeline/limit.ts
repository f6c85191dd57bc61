import type { GraphQLSchema } from 'graphql'
import { bareNumber } from '../../schema/language/given-value.ts'
import type { Misfit } from '../../schema/language/misfits.ts'
import { PublicError, PublicErrors } from '../errors.ts'
import { hold, type LimitValues } from '../limits/limits.ts'
import type { Cost } from '../operation/costs.ts'
import type { Variables } from '../operation/operation-request.ts'
import type { PreparedOperation } from '../operation/prepared-operation.ts'

/**
 * Checks what can only be checked with the variables, before anything is decided or planned: how many values they
 * hold, then that they fit, that numbers stay within the bounds the schema sets, and what the operation costs. Where a
 * value is wrong, a name that the caller may not see is told of as one that is not there.
 *
 * @param ownSchema the schema as the caller can use it, whose names it may be told; asked only where a value is wrong.
 * @returns the variables with defaults applied, what the operation costs with them, and how large its answer may become.
 * @throws {PublicError} 400, naming the argument or the limit, its value and what is allowed.
 */
export function limit(
  prepared: PreparedOperation,
  given: Variables,
  allowed: LimitValues,
  ownSchema: () => GraphQLSchema,
): { readonly variables: Variables } & Cost {
  hold({ ...prepared.givenValues(given) }, allowed)
  const variables = prepared.readVariables(given)
  if (!variables) throw badVariables(prepared.misfits(given, ownSchema()))
  checkBounds(prepared, variables)
  const cost = prepared.cost(variables)
  hold({ ...cost }, allowed)
  return { variables, ...cost }
}

function badVariables(misfits: readonly Misfit[]): PublicErrors {
  const errors = misfits.map(({ message, place }) => ({
    message,
    extensions: { code: 'BAD_USER_INPUT' as const, variable: place },
  }))
  return new PublicErrors('BAD_USER_INPUT', 400, 'The variables do not fit their types', errors)
}

function checkBounds(prepared: PreparedOperation, variables: Variables): void {
  const found = prepared.outOfBounds(variables)
  if (!found) return
  const { argument, value, min, max } = found
  const message = `The argument "${argument}" is ${bareNumber(value)}; wanted ${min} to ${max}`
  throw new PublicError('BAD_USER_INPUT', 400, message, { argument, min, max })
}

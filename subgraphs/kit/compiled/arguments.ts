import { type FieldNode, type GraphQLField, getArgumentValues, Kind } from 'graphql'
import { holdsVariable } from '../../../schema/language/variables-in.ts'
import type { Compilation } from './complete-value.ts'
import type { Evaluation } from './evaluation.ts'

export const none = Object.freeze({})

/** The arguments of a field: made once where no variable stands in them, else once per evaluation. */
export function argumentsOf(
  compilation: Compilation,
  definition: GraphQLField<unknown, unknown>,
  node: FieldNode,
): (evaluation: Evaluation) => Record<string, unknown> {
  if (definition.args.length === 0) return () => none
  if (node.arguments?.some(holdsVariable) !== true) {
    let made: Record<string, unknown> | undefined
    return () => {
      // Every caller of this operation gets the same ones, so nobody may change them.
      made ??= frozen(getArgumentValues(definition, node))
      return made
    }
  }
  const place = compilation.fields++
  const read = argumentsReader(definition, node)
  return (evaluation) => {
    evaluation.arguments[place] ??= read(evaluation.variables)
    return evaluation.arguments[place] as Record<string, unknown>
  }
}

/** Most arguments that vary are a variable each, whose value is their own: it fits, or the operation was not valid. */
function argumentsReader(
  definition: GraphQLField<unknown, unknown>,
  node: FieldNode,
): (variables: Record<string, unknown>) => Record<string, unknown> {
  const given = (node.arguments ?? []).map(({ name, value }) => ({
    name: name.value,
    variable: value.kind === Kind.VARIABLE ? value.name.value : undefined,
  }))
  const areVariables = given.every(({ variable }) => variable !== undefined)
  const areGiven = definition.args.every(
    (argument) => argument.defaultValue === undefined || given.some(({ name }) => name === argument.name),
  )
  if (!areVariables || !areGiven) return (variables) => getArgumentValues(definition, node, variables)
  return (variables) => {
    const values: Record<string, unknown> = {}
    for (const { name, variable } of given) {
      const value = variables[variable as string]
      // What a missing value means, and null where it may not be, graphql-js knows.
      if (value === undefined || value === null) return getArgumentValues(definition, node, variables)
      values[name] = value
    }
    return values
  }
}

function frozen<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null) {
    for (const inside of Object.values(value)) frozen(inside)
    Object.freeze(value)
  }
  return value
}

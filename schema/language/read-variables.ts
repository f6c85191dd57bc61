import {
  coerceInputValue,
  type GraphQLSchema,
  getVariableValues,
  isInputType,
  isNonNullType,
  type OperationDefinitionNode,
  typeFromAST,
  valueFromAST,
} from 'graphql'

/** Coerced values of an operation's variables, with defaults; undefined where those that were given do not fit. */
export type ReadVariables = (given: Readonly<Record<string, unknown>>) => Record<string, unknown> | undefined

/**
 * graphql-js's `getVariableValues` for one valid operation, whose types are found once. What does not fit, and why,
 * is for `unfitVariables` to say: graphql-js quotes the values.
 */
export function variablesReader(schema: GraphQLSchema, operation: OperationDefinitionNode): ReadVariables {
  const definitions = operation.variableDefinitions ?? []
  const variables = definitions.flatMap(({ variable, type: written, defaultValue }) => {
    const type = typeFromAST(schema, written)
    return isInputType(type) ? [{ name: variable.name.value, type, defaultValue }] : []
  })
  const interpret: ReadVariables = (given) =>
    getVariableValues(schema, definitions, given, { maxErrors: 1, hideSuggestions: true }).coerced
  // On a plain object `__proto__` would set the prototype.
  const isPlain =
    variables.length === definitions.length && variables.every(({ name }) => name !== '__proto__')
  if (!isPlain) return interpret

  return (given) => {
    const coerced: Record<string, unknown> = {}
    try {
      for (const { name, type, defaultValue } of variables) {
        if (Object.hasOwn(given, name)) coerced[name] = coerceInputValue(given[name], type, stop, true)
        else if (defaultValue) coerced[name] = valueFromAST(defaultValue, type)
        else if (isNonNullType(type)) return undefined
      }
    } catch (error) {
      if (error !== misfit) throw error
      return undefined
    }
    return coerced
  }
}

/** One misfit is enough: a body has room for thousands, and graphql-js words an error for each. */
const misfit = new Error('A variable does not fit its type')

function stop(): never {
  throw misfit
}

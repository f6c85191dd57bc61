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

/** Coerced values of an operation's variables, with defaults; or why those that were given do not fit. */
export type ReadVariables = (given: Readonly<Record<string, unknown>>) => ReturnType<typeof getVariableValues>

const maxErrors = 10

/**
 * graphql-js's `getVariableValues` for one valid operation, whose types are found once. Values that do not fit go to
 * that function itself, which words the errors.
 */
export function variablesReader(schema: GraphQLSchema, operation: OperationDefinitionNode): ReadVariables {
  const definitions = operation.variableDefinitions ?? []
  const variables = definitions.flatMap(({ variable, type: written, defaultValue }) => {
    const type = typeFromAST(schema, written)
    return isInputType(type) ? [{ name: variable.name.value, type, defaultValue }] : []
  })
  const refuse: ReadVariables = (given) => getVariableValues(schema, definitions, given, { maxErrors })
  if (variables.length < definitions.length) return refuse

  return (given) => {
    const coerced: Record<string, unknown> = {}
    let fits = true
    const onError = () => {
      fits = false
    }
    for (const { name, type, defaultValue } of variables) {
      if (Object.hasOwn(given, name)) coerced[name] = coerceInputValue(given[name], type, onError)
      else if (defaultValue) coerced[name] = valueFromAST(defaultValue, type)
      else if (isNonNullType(type)) fits = false
    }
    return fits ? { coerced } : refuse(given)
  }
}

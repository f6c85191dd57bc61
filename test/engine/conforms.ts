import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getVariableValues,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql'
import { collectFields, collectSubfields } from 'graphql/execution/collectFields.js'
import { fragmentsOf } from '../../schema/language/fragments.ts'
import { chosenIn } from './chosen-operation.ts'
import type { Operation } from './operations.ts'

/**
 * Whether data can be the answer to an operation: every field asked and no other, in the order in which GraphQL gives
 * them, every value of its type, nothing null that may not be. It says nothing of whether the values are true.
 *
 * @returns the first place where it cannot be; null where it can.
 */
export function misfit(
  schema: GraphQLSchema,
  document: DocumentNode,
  { variables, operationName }: Operation,
  data: unknown,
): string | null {
  const operation = chosenIn(document, operationName)
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variables)
  const root = schema.getRootType(operation.operation)
  if (!coerced || !root) return null
  const fragments = Object.fromEntries(fragmentsOf(document))
  const fieldsIn = { schema, fragments, variables: coerced }
  if (data === null) return null
  const fields = collectFields(schema, fragments, coerced, root, operation.selectionSet)
  return misfitOfObject(fieldsIn, root, fields, data, '')
}

interface FieldsIn {
  readonly schema: GraphQLSchema
  readonly fragments: Record<string, FragmentDefinitionNode>
  readonly variables: Record<string, unknown>
}

type Fields = ReadonlyMap<string, readonly FieldNode[]>

function misfitOfObject(
  all: FieldsIn,
  type: GraphQLObjectType,
  fields: Fields,
  data: unknown,
  at: string,
): string | null {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return `${at}: no object`
  const [keys, wanted] = [Object.keys(data), [...fields.keys()]]
  if (keys.join() !== wanted.join()) return `${at}: has ${keys.join()}, wanted ${wanted.join()}`
  for (const [key, nodes] of fields) {
    const value: unknown = Object.getOwnPropertyDescriptor(data, key)?.value
    const name = nodes[0]?.name.value ?? ''
    if (name === '__typename') {
      if (value !== type.name) return `${at}/${key}: ${JSON.stringify(value)} for the type ${type.name}`
      continue
    }
    const definition = type.getFields()[name]
    if (!definition) return `${at}/${key}: the type ${type.name} has no ${name}`
    const found = misfitOfValue(all, definition.type, nodes, value, `${at}/${key}`)
    if (found) return found
  }
  return null
}

function misfitOfValue(
  all: FieldsIn,
  type: GraphQLOutputType,
  nodes: readonly FieldNode[],
  value: unknown,
  at: string,
): string | null {
  if (isNonNullType(type))
    return value === null ? `${at}: null` : misfitOfValue(all, type.ofType, nodes, value, at)
  if (value === null) return null
  if (isListType(type)) {
    if (!Array.isArray(value)) return `${at}: no list`
    for (const [index, one] of value.entries()) {
      const found = misfitOfValue(all, type.ofType, nodes, one, `${at}/${index}`)
      if (found) return found
    }
    return null
  }
  if (isLeafType(type)) {
    try {
      // Text for a number is refused by what reads it back, not by what writes it.
      return JSON.stringify(type.parseValue(value)) === undefined ? `${at}: nothing` : null
    } catch (error) {
      return `${at}: ${String(error)}`
    }
  }
  const possible: readonly GraphQLObjectType[] = isAbstractType(type)
    ? all.schema.getPossibleTypes(type)
    : isObjectType(type)
      ? [type]
      : []
  const misfits = possible.map((one) => {
    const fields = collectSubfields(all.schema, all.fragments, all.variables, one, [...nodes])
    return misfitOfObject(all, one, fields, value, at)
  })
  return misfits.includes(null) ? null : (misfits[0] ?? null)
}

import {
  type GraphQLEnumType,
  type GraphQLInputObjectType,
  type GraphQLNamedInputType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
} from 'graphql'

/**
 * The schema whose names may be told to who asks: as that caller can use it. Null where nobody knows what that is,
 * and no name is told.
 */
export type Told = GraphQLSchema | null

/** What a type takes, in words. Only names in the told schema are in it. */
export function wantedOf(type: GraphQLNamedInputType, told: Told): string {
  if (isEnumType(type)) return oneOf(toldValues(type, told)) ?? 'a value of this enum'
  if (isInputObjectType(type)) {
    const fields = listed(toldFields(type, told))
    const some = type.isOneOf ? 'exactly one of the fields' : 'the fields'
    return fields === undefined ? 'an object' : `an object with ${some} ${fields}`
  }
  const words = builtIn[type.name] ?? type.extensions['wanted']
  if (type.name in builtIn && typeof words === 'string') return words
  const name = told?.getType(type.name) ? `a ${type.name}` : undefined
  if (typeof words === 'string') return name === undefined ? words : `${name}: ${words}`
  return name ?? 'a value of its type'
}

/** What stands for a field that an input does not have. */
export function wantedField(type: GraphQLInputObjectType, told: Told): string | undefined {
  return oneOf(toldFields(type, told))
}

export function isTold(type: GraphQLInputObjectType, field: string, told: Told): boolean {
  return toldFields(type, told).includes(field)
}

const builtIn: Readonly<Record<string, string>> = {
  Int: 'a whole number from -2147483648 to 2147483647',
  Float: 'a number',
  String: 'a text',
  Boolean: 'true or false',
  ID: 'a text or a whole number',
}

function toldValues(type: GraphQLEnumType, told: Told): string[] {
  const own = told?.getType(type.name)
  return isEnumType(own) ? own.getValues().map(({ name }) => name) : []
}

function toldFields(type: GraphQLInputObjectType, told: Told): string[] {
  const own = told?.getType(type.name)
  return isInputObjectType(own) ? Object.keys(own.getFields()) : []
}

/** The most names that are listed; how many there are is said of the rest. */
const mostNames = 20

function oneOf(names: readonly string[]): string | undefined {
  const list = listed(names)
  return list === undefined ? undefined : `one of ${list}`
}

function listed(names: readonly string[]): string | undefined {
  if (names.length === 0) return undefined
  const rest = names.length > mostNames ? ` and ${names.length - mostNames} more` : ''
  return names.slice(0, mostNames).join(', ') + rest
}

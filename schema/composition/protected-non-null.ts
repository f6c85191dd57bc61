import {
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isInterfaceType,
  isIntrospectionType,
  isNonNullType,
  isObjectType,
} from 'graphql'
import { type ArgumentDirectives, argumentCoordinate } from '../rights/argument-directives.ts'
import type { Rules } from '../rights/directives.ts'

/** Finds fields that can be refused and are non-null: refusing one would take its whole parent away. */
export function findProtectedNonNull(
  schema: GraphQLSchema,
  rules: Rules,
  { reveals }: Pick<ArgumentDirectives, 'reveals'>,
): string[] {
  return Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type) || isInterfaceType(type))
    .filter((type) => !isIntrospectionType(type))
    .flatMap((type) => Object.values(type.getFields()).map((field) => ({ owner: type.name, field })))
    .filter(({ field }) => isNonNullType(field.type))
    .filter(({ owner, field }) => canBeRefused(owner, field))
    .map(
      ({ owner, field }) =>
        `${owner}.${field.name} is protected and its type is ${field.type}; wanted a nullable type, ` +
        'so that a refusal never destroys its parent',
    )

  function canBeRefused(owner: string, field: GraphQLField<unknown, unknown>): boolean {
    const returned = getNamedType(field.type)
    const members = isAbstractType(returned) ? schema.getPossibleTypes(returned) : []
    return (
      rules.fields.has(`${owner}.${field.name}`) ||
      rules.types.has(returned.name) ||
      (members.length > 0 && members.every(({ name }) => rules.types.has(name))) ||
      field.args.some(({ name }) => reveals.has(argumentCoordinate(owner, field.name, name)))
    )
  }
}

import { type GraphQLSchema, getNamedType, isAbstractType, isNonNullType } from 'graphql'
import { argumentCoordinate, fieldsIn, type SchemaField } from '../language/coordinates.ts'
import type { ArgumentDirectives } from '../rights/argument-directives.ts'
import type { Rules } from '../rights/directives.ts'

/** Finds fields that can be refused and are non-null: refusing one would take its whole parent away. */
export function findProtectedNonNull(
  schema: GraphQLSchema,
  rules: Rules,
  { reveals }: Pick<ArgumentDirectives, 'reveals'>,
): string[] {
  return fieldsIn(schema)
    .filter(({ field }) => isNonNullType(field.type))
    .filter(canBeRefused)
    .map(
      ({ coordinate, field }) =>
        `${coordinate} is protected and its type is ${field.type}; wanted a nullable type, ` +
        'so that a refusal never destroys its parent',
    )

  function canBeRefused({ coordinate, owner, field }: SchemaField): boolean {
    const returned = getNamedType(field.type)
    const members = isAbstractType(returned) ? schema.getPossibleTypes(returned) : []
    return (
      rules.fields.has(coordinate) ||
      rules.types.has(returned.name) ||
      (members.length > 0 && members.every(({ name }) => rules.types.has(name))) ||
      field.args.some(({ name }) => reveals.has(argumentCoordinate(owner.name, field.name, name)))
    )
  }
}

import {
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isIntrospectionType,
  isNonNullType,
  isObjectType,
} from 'graphql'
import type { Rules } from '../rights/directives.ts'

/** Finds protected fields that are non-null: refusing one would take its whole parent away. */
export function findProtectedNonNull(schema: GraphQLSchema, rules: Rules): string[] {
  const isProtected = (coordinate: string, field: GraphQLField<unknown, unknown>) =>
    rules.fields.has(coordinate) || rules.types.has(getNamedType(field.type).name)

  return Object.values(schema.getTypeMap())
    .filter((type) => (isObjectType(type) || isInterfaceType(type)) && !isIntrospectionType(type))
    .flatMap((type) =>
      isObjectType(type) || isInterfaceType(type)
        ? Object.values(type.getFields())
            .filter((field) => isNonNullType(field.type) && isProtected(`${type.name}.${field.name}`, field))
            .map(
              (field) =>
                `${type.name}.${field.name} is protected and its type is ${field.type}; wanted a nullable type, ` +
                'so that a refusal never destroys its parent',
            )
        : [],
    )
}

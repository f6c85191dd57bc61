import type { GraphQLSchema } from 'graphql'
import { fieldsIn } from '../language/coordinates.ts'
import type { Rules } from '../rights/directives.ts'

/** Coordinates of fields that nothing closes and nobody declared public: neither a rule nor the tag `openbaar`. */
export function undecidedFields(schema: GraphQLSchema, rules: Rules): string[] {
  const decided = (coordinate: string) =>
    rules.openbaar.has(coordinate) || rules.fields.has(coordinate) || rules.types.has(coordinate)

  return fieldsIn(schema)
    .filter(({ owner }) => !decided(owner.name))
    .map(({ coordinate }) => coordinate)
    .filter((coordinate) => !decided(coordinate))
}

/** The same, as faults of a composition. */
export function findOpenFields(schema: GraphQLSchema, rules: Rules): string[] {
  return undecidedFields(schema, rules).map(
    (coordinate) =>
      `${coordinate} has no rule and is not public; wanted @authenticated, @requiresScopes, @policy or ` +
      '@tag(name: "openbaar"), on the field or its type',
  )
}

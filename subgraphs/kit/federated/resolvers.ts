import {
  type GraphQLAbstractType,
  GraphQLEnumType,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  GraphQLScalarType,
  type GraphQLSchema,
  type GraphQLTypeResolver,
  isAbstractType,
  isEnumType,
  isObjectType,
  isScalarType,
} from 'graphql'

/** Finds an object by a representation of it; null where there is none. */
export type ReferenceResolver = (
  representation: { readonly __typename: string },
  context: unknown,
  info: GraphQLResolveInfo,
) => unknown

/**
 * What a type is given, by its name: a scalar; of an enum what its values stand for; of any other type its fields'
 * resolvers, `__resolveReference`, and `__resolveType` where it is an interface or union. The types of what a resolver
 * takes are for who writes it to say.
 */
export type TypeResolvers = Readonly<Record<string, GraphQLScalarType | Readonly<Record<string, unknown>>>>

/**
 * Gives a schema, in place, what resolves it.
 *
 * @returns the resolvers of references by type, which have no place in a schema.
 * @throws when something is given to a type, field or value that the schema does not have.
 */
export function attachResolvers(
  schema: GraphQLSchema,
  resolvers: TypeResolvers,
): ReadonlyMap<string, ReferenceResolver> {
  const references = new Map<string, ReferenceResolver>()
  for (const [name, given] of Object.entries(resolvers)) {
    const type = schema.getType(name)
    if (isScalarType(type) && given instanceof GraphQLScalarType) {
      attachScalar(type, given)
    } else if (isEnumType(type)) {
      attachValues(type, { ...given })
    } else if (isObjectType(type) || isAbstractType(type)) {
      const { __resolveReference, ...others } = given as Record<string, unknown>
      if (__resolveReference !== undefined) references.set(name, __resolveReference as ReferenceResolver)
      if (isObjectType(type)) attachFields(type, others)
      else attachType(type, others)
    } else {
      throw new Error(`Attaching resolvers: the schema has no such type as "${name}"`)
    }
  }
  return references
}

/** The scalar keeps its name, description and place in the SDL. */
function attachScalar(type: GraphQLScalarType, given: GraphQLScalarType): void {
  type.serialize = given.serialize
  type.parseValue = given.parseValue
  type.parseLiteral = given.parseLiteral
  type.extensions = given.extensions
}

/** A value that is given nothing stands for its own name. An enum looks its values up in what it was made of. */
function attachValues(type: GraphQLEnumType, given: Readonly<Record<string, unknown>>): void {
  const { values, ...config } = type.toConfig()
  for (const [name, value] of Object.entries(given)) {
    const known = Object.hasOwn(values, name) ? values[name] : undefined
    if (!known) throw unknown(type.name, name)
    values[name] = { ...known, value }
  }
  Object.assign(type, new GraphQLEnumType({ ...config, values }))
}

function attachFields(type: GraphQLObjectType, given: Readonly<Record<string, unknown>>): void {
  const fields = type.getFields()
  for (const [name, resolve] of Object.entries(given)) {
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined
    if (!field) throw unknown(type.name, name)
    field.resolve = resolve as GraphQLFieldResolver<unknown, unknown>
  }
}

function attachType(type: GraphQLAbstractType, given: Readonly<Record<string, unknown>>): void {
  const { __resolveType, ...others } = given
  const [other] = Object.keys(others)
  if (other !== undefined) throw unknown(type.name, other)
  if (__resolveType !== undefined) type.resolveType = __resolveType as GraphQLTypeResolver<unknown, unknown>
}

function unknown(type: string, name: string): Error {
  return new Error(`Attaching resolvers: nothing called "${name}" on "${type}" can be resolved`)
}

import {
  GraphQLBoolean,
  GraphQLFloat,
  GraphQLID,
  GraphQLInt,
  type GraphQLLeafType,
  GraphQLString,
} from 'graphql'

/** Values of the built-in scalars that go out as they are; any other goes through the type's own `serialize`. */
const asTheyAre = new Map<GraphQLLeafType, (value: unknown) => boolean>([
  [GraphQLString, (value) => typeof value === 'string'],
  [GraphQLID, (value) => typeof value === 'string'],
  [GraphQLBoolean, (value) => typeof value === 'boolean'],
  [GraphQLInt, (value) => typeof value === 'number' && (value | 0) === value],
  [GraphQLFloat, (value) => typeof value === 'number' && Number.isFinite(value)],
])

/**
 * How a value of a scalar or enum goes out.
 *
 * @returns a function that throws when the value does not fit the type.
 */
export function serializerOf(type: GraphQLLeafType): (value: unknown) => unknown {
  const fits = asTheyAre.get(type)
  return (value) => {
    if (fits?.(value)) return value
    const serialized: unknown = type.serialize(value)
    if (serialized === null || serialized === undefined) {
      throw new Error(`Serializing a value of "${type.name}" gave nothing; wanted a value`)
    }
    return serialized
  }
}

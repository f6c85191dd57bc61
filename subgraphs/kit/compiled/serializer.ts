import type { GraphQLLeafType } from 'graphql'
import { builtInValues } from '../../../schema/language/built-in-values.ts'

/**
 * How a value of a scalar or enum goes out: as it is, or through the type's own `serialize`.
 *
 * @returns a function that throws when the value does not fit the type.
 */
export function serializerOf(type: GraphQLLeafType): (value: unknown) => unknown {
  const fits = builtInValues.get(type.name)
  return (value) => {
    if (fits?.(value) === true) return value
    const serialized: unknown = type.serialize(value)
    if (serialized === null || serialized === undefined) {
      throw new Error(`Serializing a value of "${type.name}" gave nothing; wanted a value`)
    }
    return serialized
  }
}

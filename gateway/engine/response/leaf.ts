import { GraphQLID, type GraphQLLeafType, isEnumType } from 'graphql'
import { builtInValues } from '../../../schema/language/built-in-values.ts'
import type { Sound } from './sound.ts'

/** The value as the answer gives it; undefined where it is none of the type. */
export type Leaf = (value: unknown) => unknown

/** Whether a value of a scalar or enum goes out as it came in. What a custom scalar can be, only its source knows. */
export function soundLeaf(type: GraphQLLeafType): Sound {
  if (isEnumType(type)) {
    const names = new Set<unknown>(type.getValues().map(({ name }) => name))
    return (value) => names.has(value)
  }
  return builtInValues.get(type.name) ?? ((value) => value !== undefined && value !== null)
}

/** The check of what a source answers for a scalar or enum. */
export function leafOf(type: GraphQLLeafType): Leaf {
  const sound = soundLeaf(type)
  // A source may write an id as a number; an answer never does.
  const isId = type.name === GraphQLID.name
  return (value) => {
    if (sound(value)) return value
    return isId && Number.isInteger(value) ? String(value) : undefined
  }
}

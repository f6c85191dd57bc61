import { type GraphQLLeafType, isEnumType } from 'graphql'

/** The value as the answer gives it; undefined where it is none of the type. */
export type Leaf = (value: unknown) => unknown

const largestInt = 2 ** 31 - 1
const smallestInt = -(2 ** 31)

const builtIn: Readonly<Record<string, Leaf>> = {
  Int: (value) =>
    typeof value === 'number' && Number.isInteger(value) && value <= largestInt && value >= smallestInt
      ? value
      : undefined,
  Float: (value) => (typeof value === 'number' && Number.isFinite(value) ? value : undefined),
  String: (value) => (typeof value === 'string' ? value : undefined),
  Boolean: (value) => (typeof value === 'boolean' ? value : undefined),
  // A source may write an id as a number; an answer never does.
  ID: (value) =>
    typeof value === 'string' ? value : Number.isInteger(value) ? String(value as number) : undefined,
}

/** The check of what a source answers for a scalar or enum. What a custom scalar can be, only its source knows. */
export function leafOf(type: GraphQLLeafType): Leaf {
  if (isEnumType(type)) {
    const names = new Set(type.getValues().map(({ name }) => name))
    return (value) => (typeof value === 'string' && names.has(value) ? value : undefined)
  }
  return builtIn[type.name] ?? ((value) => value)
}

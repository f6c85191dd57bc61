import { type GraphQLSchema, isAbstractType, isObjectType } from 'graphql'

/** What the supergraph says of types, hidden ones included. */
export interface Types {
  has(name: string): boolean
  isObject(name: string): boolean
  /** Whether an object of type `name` is one of `condition`. A name that nobody knows is of no type. */
  isOf(name: string, condition: string): boolean
}

/** @param supergraph the supergraph as a schema. */
export function typesOf(supergraph: GraphQLSchema): Types {
  const known = new Map<string, boolean>()
  return {
    has: (name) => supergraph.getType(name) !== undefined,
    isObject: (name) => isObjectType(supergraph.getType(name)),
    isOf(name, condition) {
      if (name === condition) return true
      const key = `${name} ${condition}`
      let answer = known.get(key)
      if (answer === undefined) {
        answer = isSubType(supergraph, name, condition)
        // A source can name any type at all; only what the supergraph knows is remembered.
        if (supergraph.getType(name)) known.set(key, answer)
      }
      return answer
    },
  }
}

function isSubType(supergraph: GraphQLSchema, name: string, condition: string): boolean {
  const [type, wanted] = [supergraph.getType(name), supergraph.getType(condition)]
  return (
    isAbstractType(wanted) &&
    (isObjectType(type) || (isAbstractType(type) && 'getFields' in type)) &&
    supergraph.isSubType(wanted, type)
  )
}

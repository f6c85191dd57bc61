import {
  defaultTypeResolver,
  type GraphQLFieldResolver,
  type GraphQLInterfaceType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  isInterfaceType,
  isObjectType,
} from 'graphql'
import { isPromise } from '../compiled/evaluation.ts'
import type { KeyedTypes } from './keyed-types.ts'
import type { ReferenceResolver } from './resolvers.ts'

/** What the caller handed over: a JSON value of any kind. */
type Representation = unknown

/**
 * The resolver of `_entities`: for each representation the object that it names, or null. One that fails takes none
 * of the others along. A type without a `__resolveReference` gives the representation itself; an interface without
 * one gives what the object's own type makes of it.
 */
export function entitiesResolver(
  schema: GraphQLSchema,
  { objects, interfaces }: KeyedTypes,
  references: ReadonlyMap<string, ReferenceResolver>,
): GraphQLFieldResolver<unknown, unknown, { readonly representations: readonly Representation[] }> {
  function entity(representation: Representation, context: unknown, info: GraphQLResolveInfo): unknown {
    const name = typenameOf(representation)
    const isKeyed = typeof name === 'string' && (objects.has(name) || interfaces.has(name))
    if (!isKeyed) throw new Error('Finding an entity: the representation names no type with a key here')
    const given = representation as { readonly __typename: string }
    const resolve = references.get(name)
    const found = resolve ? resolve(given, context, info) : given
    const type = schema.getType(name)
    if (!isInterfaceType(type)) return then(found, (value) => ofType(value, name))

    return then(found, (value) => {
      if (value === null || value === undefined || value instanceof Error) return value
      const typeName = (type.resolveType ?? defaultTypeResolver)(value, context, info, type)
      return then(typeName, (concrete) => {
        const object = ofType(value, memberOf(type, concrete))
        const own = resolve ? undefined : references.get(concrete as string)
        if (!own) return object
        return then(own(object as typeof given, context, info), (one) => ofType(one, concrete as string))
      })
    })
  }

  function memberOf(type: GraphQLInterfaceType, name: unknown): string {
    const found = typeof name === 'string' ? schema.getType(name) : undefined
    if (isObjectType(found) && schema.isSubType(type, found)) return found.name
    throw new Error(`Finding an entity: what was found is of no type that is a "${type.name}"`)
  }

  return (_, { representations }, context, info) =>
    representations.map((representation) => {
      try {
        return entity(representation, context, info)
      } catch (error) {
        return Promise.reject(error)
      }
    })
}

/** What `_Entity` calls an object: the type that `ofType` said. */
export function typenameOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null && '__typename' in value ? value.__typename : undefined
}

/**
 * Says in an object of which type it was asked, where nothing sees it. An object that says otherwise already, or takes
 * nothing more, is copied: others may hold it.
 */
function ofType(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || value instanceof Error) return value
  if (typenameOf(value) === name) return value
  if ('__typename' in value || !Object.isExtensible(value)) return { ...value, __typename: name }
  return Object.defineProperty(value, '__typename', { value: name })
}

/** At once where the value is there, so that what is found together is read together. */
function then(value: unknown, next: (value: unknown) => unknown): unknown {
  return isPromise(value) ? value.then(next) : next(value)
}

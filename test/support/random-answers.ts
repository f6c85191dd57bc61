import {
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  isAbstractType,
  isEnumType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql'

export interface RandomAnswers {
  /** Whether values, items and types may also come as promises. */
  readonly promises: boolean
}

/** Values that each scalar can and cannot serialize. */
const good: Record<string, readonly unknown[]> = {
  Int: [1, '2', true, 3.0],
  Float: [1.5, '2.5', 3],
  String: ['tekst', 12, true, '"é"'],
  ID: ['gm0344', 12],
  Boolean: [true, false, 0, 1],
  Datum: ['2024-02-29'],
  Tijdstip: ['2024-05-14T09:30:00Z', new Date(0)],
  Bedrag: [250],
}
const bad: readonly unknown[] = [{}, Symbol.iterator, 'geen', Number.NaN, [], 2 ** 40]

/**
 * Gives a schema resolvers that answer by the place they are asked at, so that two executions of one operation get
 * the same: values that fit and that do not, nulls, errors thrown and returned, lists of all kinds, the wrong type.
 * Half of the fields have no resolver and read what their parent holds: a value, a promise or a method.
 */
export function withRandomAnswers(schema: GraphQLSchema, seed: number, { promises }: RandomAnswers): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__')) continue
    if (isAbstractType(type)) {
      type.resolveType = (value) => {
        const name = (value as { soort?: string }).soort
        return promises && hash(`${seed}${name}`) % 3 === 0 ? Promise.resolve(name) : name
      }
    }
    if (!isObjectType(type)) continue
    type.isTypeOf = hash(`${seed}${type.name}`) % 4 === 0 ? (value) => isOfType(value, type) : undefined
    for (const [index, field] of Object.values(type.getFields()).entries()) {
      const isProperty = index % 2 === 1 && type !== schema.getQueryType()
      if (isProperty) delete field.resolve
      else field.resolve = resolver(field)
    }
  }

  function resolver(field: GraphQLField<unknown, unknown>): GraphQLFieldResolver<unknown, unknown> {
    return (_, args, context, info) => {
      if ((context as { wie?: string } | undefined)?.wie !== 'test') throw new Error('boom: no context')
      const place = `${placeOf(info)}${JSON.stringify(args)}`
      return valueAt(field.type, place)
    }
  }

  function valueAt(type: GraphQLOutputType, place: string): unknown {
    const chance = hash(`${seed}:${place}`)
    if (chance % 41 === 0) throw new Error(`boom at ${place}`)
    if (chance % 43 === 0) return new Error(`boom as a value at ${place}`)
    const value = present(type, place, chance)
    if (!promises || chance % 4 !== 1) return value
    return chance % 8 === 1 ? Promise.resolve(value) : later(value)
  }

  function present(type: GraphQLOutputType, place: string, chance: number): unknown {
    if (isNonNullType(type)) return chance % 29 === 0 ? null : present(type.ofType, place, chance)
    if (chance % 13 === 0) return chance % 2 === 0 ? null : undefined
    if (isListType(type)) return listAt(type.ofType, place, chance)
    if (isEnumType(type)) {
      const values = type.getValues()
      return chance % 37 === 0 ? 'GEEN' : values[chance % values.length]?.value
    }
    if (isLeafType(type)) {
      const values = good[type.name] ?? ['x']
      return chance % 31 === 0 ? bad[chance % bad.length] : values[chance % values.length]
    }
    return objectAt(type as GraphQLObjectType, place, chance)
  }

  function listAt(item: GraphQLOutputType, place: string, chance: number): unknown {
    if (chance % 47 === 0) return 'no list'
    const items = Array.from({ length: chance % 4 }, (_, index) => {
      try {
        return valueAt(item, `${place}/${index}`)
      } catch (error) {
        return error
      }
    })
    // graphql-js leaves promises unheard, which ends a process, where an item of the same list fails at once.
    const given = promises ? items.map((one) => Promise.resolve(one)) : items
    return chance % 5 === 0 ? new Set(given) : given
  }

  function objectAt(type: GraphQLObjectType, place: string, chance: number): unknown {
    const members = isAbstractType(type) ? schema.getPossibleTypes(type) : [type]
    const member = members[chance % members.length]
    if (!member) return { soort: 'Onbekend' }
    const object: Record<string, unknown> = { soort: chance % 53 === 0 ? 'Query' : member.name }
    for (const field of Object.values(member.getFields())) {
      if (field.resolve) continue
      const inside = `${place}.${field.name}`
      const how = hash(inside) % 4
      if (how === 0)
        object[field.name] = (args: unknown) => valueAt(field.type, `${inside}${JSON.stringify(args)}`)
      else {
        // Not enumerable, for graphql-js spells out a value that is of the wrong type.
        Object.defineProperty(object, field.name, { get: () => valueAt(field.type, inside) })
      }
    }
    return object
  }
}

function isOfType(value: unknown, type: GraphQLObjectType): boolean {
  return (value as { soort?: string }).soort === type.name
}

function later(value: unknown): Promise<unknown> {
  return new Promise((resolve) => setImmediate(() => resolve(value)))
}

/** Merged and aliased fields resolve once per key: the path says which. */
function placeOf({ path }: GraphQLResolveInfo): string {
  const keys: (string | number)[] = []
  for (let at: typeof path | undefined = path; at; at = at.prev) keys.push(at.key)
  return keys.reverse().join('/')
}

/** FNV-1a: spreads texts that are alike. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let index = 0; index < text.length; index++) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193)
  }
  return (value ^ (value >>> 15)) >>> 0
}

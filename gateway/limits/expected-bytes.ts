import {
  type GraphQLNamedType,
  type GraphQLSchema,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
} from 'graphql'

/**
 * How many bytes of JSON a value of a scalar is expected to have, at most of most values: quotes included. Texts are
 * those of notes and narratives; names and codes are shorter.
 */
const ofScalar: Readonly<Record<string, number>> = { Boolean: 5, Int: 11, Float: 20, ID: 40, String: 100 }
/** A date, a moment, an amount, or what another schema makes of it. */
const ofOtherScalar = 40
/** `{},` */
const ofObject = 3

/** How many bytes a value of a type is expected to have, without what is below it. */
export function expectedBytes(type: GraphQLNamedType): number {
  if (isCompositeType(type)) return ofObject
  if (isEnumType(type)) return 2 + Math.max(0, ...type.getValues().map(({ name }) => name.length))
  return Object.hasOwn(ofScalar, type.name) ? (ofScalar[type.name] as number) : ofOtherScalar
}

/** The same in what a schema says of itself: most of its texts are names. */
export function expectedBytesOfIntrospection(type: GraphQLNamedType): number {
  return type.name === 'String' ? 40 : expectedBytes(type)
}

/** How long the lists are that a schema gives of itself, by coordinate; on average over where they stand, rounded up. */
export function introspectionSizes(schema: GraphQLSchema): ReadonlyMap<string, number> {
  const types = Object.values(schema.getTypeMap())
  const composite = types.filter((type) => isObjectType(type) || isInterfaceType(type))
  const fields = composite.flatMap((type) => Object.values(type.getFields()))
  const of = (items: number, places: number) => Math.ceil(items / Math.max(1, places))
  const count = (found: readonly number[]) => found.reduce((one, other) => one + other, 0)
  const directives = schema.getDirectives()
  return new Map([
    ['__Schema.types', types.length],
    ['__Schema.directives', directives.length],
    ['__Directive.args', of(count(directives.map(({ args }) => args.length)), directives.length)],
    ['__Type.fields', of(fields.length, types.length)],
    ['__Field.args', of(count(fields.map(({ args }) => args.length)), fields.length)],
    ['__Type.interfaces', of(count(composite.map((type) => type.getInterfaces().length)), types.length)],
    ['__Type.possibleTypes', 1],
    [
      '__Type.enumValues',
      of(count(types.map((type) => (isEnumType(type) ? type.getValues().length : 0))), types.length),
    ],
    [
      '__Type.inputFields',
      of(
        count(types.map((type) => (isInputObjectType(type) ? Object.keys(type.getFields()).length : 0))),
        types.length,
      ),
    ],
  ])
}

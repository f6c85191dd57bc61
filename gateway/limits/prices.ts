import {
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isCompositeType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isListType,
  isObjectType,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
} from 'graphql'
import { withMembers } from '../../schema/language/type-conditions.ts'
import type { CostDirectives, ListSize } from './cost-directives.ts'
import { expectedBytes, expectedBytesOfIntrospection, introspectionSizes } from './expected-bytes.ts'

/** What a field costs, before it is known what is asked of it. */
export interface Price {
  readonly field: GraphQLField<unknown, unknown>
  /** The type of what it returns, when that has fields. */
  readonly returns: GraphQLCompositeType | undefined
  /** The field itself, for one row. */
  readonly weight: number
  /** How many bytes its value is expected to have, for one row, without what is below it. */
  readonly bytes: number
  readonly isList: boolean
  /** How many rows to count on in each row, where lists lie within a list; or how often there is a value at all. */
  readonly rowsWithin: number
  /** How many rows to count on when nothing says it. */
  readonly assumedSize: number
  readonly slicingArguments: readonly string[]
  readonly sizedFields: ReadonlySet<string>
  /** Weights of its arguments, of those that have one. */
  readonly arguments: ReadonlyMap<string, number>
}

/** How many rows a list has when nothing says it. */
const defaultListSize = 10

/** What every object has, and the root of a query. */
const metaFields: Readonly<Record<string, GraphQLField<unknown, unknown> | undefined>> = Object.assign(
  Object.create(null),
  { __typename: TypeNameMetaFieldDef, __schema: SchemaMetaFieldDef, __type: TypeMetaFieldDef },
)

/** The price of each field of a schema; each is worked out once. */
export class Prices {
  readonly #schema: GraphQLSchema
  readonly #directives: CostDirectives
  readonly #known = new Map<string, Price | undefined>()
  readonly #bytes = new Map<string, number>()
  #introspection: ReadonlyMap<string, number> | undefined
  /** Whether `@cost` stands on any field of an input. */
  readonly weighsInput: boolean

  constructor(schema: GraphQLSchema, directives: CostDirectives) {
    this.#schema = schema
    this.#directives = directives
    this.weighsInput = [...directives.weights.keys()].some((coordinate) => {
      const [type = '', field] = coordinate.split('.')
      return field !== undefined && isInputObjectType(schema.getType(type))
    })
  }

  of(type: GraphQLCompositeType, name: string): Price | undefined {
    const key = `${type.name}.${name}`
    const known = this.#known.get(key)
    if (known || this.#known.has(key)) return known
    const price = this.#price(type, name)
    this.#known.set(key, price)
    return price
  }

  /** What the fields of an input value cost together, by `@cost` on them. */
  ofInput(type: GraphQLInputType, value: unknown): number {
    if (!this.weighsInput || value === null || value === undefined) return 0
    if (Array.isArray(value)) return value.reduce((cost: number, one) => cost + this.ofInput(type, one), 0)
    const named = getNamedType(type)
    if (!isInputObjectType(named) || typeof value !== 'object') return 0
    return Object.entries(value).reduce((cost, [name, one]) => {
      const field = named.getFields()[name]
      if (!field) return cost
      return cost + (this.#weight(`${named.name}.${name}`) ?? 0) + this.ofInput(field.type, one)
    }, 0)
  }

  #price(type: GraphQLCompositeType, name: string): Price | undefined {
    const own = isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined
    const field = own ?? metaFields[name]
    if (!field) return undefined
    const owners = withMembers(this.#schema, type).map((owner) => `${owner.name}.${name}`)
    const named = getNamedType(field.type)
    const returns = isCompositeType(named) ? named : undefined
    const isList = isListType(getNullableType(field.type))
    const size =
      this.#listSize(owners) ??
      this.#ofIntrospection(type, name) ??
      (isList ? ownSlicing(field) : connectionSize(field, returns))
    return {
      field,
      returns,
      weight: this.#heaviest(owners) ?? this.#typeWeight(named.name, returns),
      bytes: isIntrospectionType(type) ? expectedBytesOfIntrospection(named) : this.#expectedBytes(named),
      isList,
      rowsWithin: isWrapped(type, name) ? 1 / 2 : defaultListSize ** Math.max(0, listsIn(field.type) - 1),
      assumedSize: size?.assumedSize ?? defaultListSize,
      slicingArguments: size?.slicingArguments ?? [],
      sizedFields: new Set(size?.sizedFields),
      arguments: new Map(
        field.args.flatMap((argument) => {
          const weight = this.#heaviest(owners.map((owner) => `${owner}(${argument.name}:)`))
          return weight === undefined ? [] : [[argument.name, weight] as const]
        }),
      ),
    }
  }

  /** A type of which it is not known which it will be weighs what the heaviest of them weighs. */
  #typeWeight(name: string, returns: GraphQLCompositeType | undefined): number {
    const byDefault = returns ? 1 : 0
    if (!returns) return this.#weight(name) ?? byDefault
    return this.#heaviest(withMembers(this.#schema, returns).map((type) => type.name)) ?? byDefault
  }

  #expectedBytes(type: GraphQLNamedType): number {
    const known = this.#bytes.get(type.name) ?? expectedBytes(type)
    this.#bytes.set(type.name, known)
    return known
  }

  /** How long the schema's own lists are, on average. */
  #ofIntrospection(type: GraphQLCompositeType, name: string): ListSize | undefined {
    if (!isIntrospectionType(type)) return undefined
    this.#introspection ??= introspectionSizes(this.#schema)
    const assumedSize = this.#introspection.get(`${type.name}.${name}`)
    return assumedSize === undefined ? undefined : { assumedSize, slicingArguments: [], sizedFields: [] }
  }

  #heaviest(coordinates: readonly string[]): number | undefined {
    const weights = coordinates.map((one) => this.#weight(one)).filter((weight) => weight !== undefined)
    return weights.length > 0 ? Math.max(...weights) : undefined
  }

  #weight(coordinate: string): number | undefined {
    return this.#directives.weights.get(coordinate)
  }

  #listSize(coordinates: readonly string[]): ListSize | undefined {
    const written = coordinates.find((coordinate) => this.#directives.lists.has(coordinate))
    return written === undefined ? undefined : this.#directives.lists.get(written)
  }
}

/** Most types in a schema are a list or a non-null of another once, and that of no other. */
function isWrapped(type: GraphQLCompositeType, name: string): boolean {
  return isIntrospectionType(type) && name === 'ofType'
}

/** How many lists lie within each other in a type. */
function listsIn(type: GraphQLOutputType): number {
  const inner = getNullableType(type)
  return isListType(inner) ? 1 + listsIn(inner.ofType) : 0
}

/** A connection says with `first` or `last` how long its lists are, without any directive. */
function connectionSize(
  field: GraphQLField<unknown, unknown>,
  returns: GraphQLCompositeType | undefined,
): ListSize | undefined {
  if (!returns || !isObjectType(returns)) return undefined
  const sizedFields = ['edges', 'nodes'].filter((name) => returns.getFields()[name])
  const slicing = ownSlicing(field)
  return sizedFields.length > 0 && slicing ? { ...slicing, sizedFields } : undefined
}

function ownSlicing(field: GraphQLField<unknown, unknown>): ListSize | undefined {
  const slicingArguments = field.args
    .map(({ name }) => name)
    .filter((name) => name === 'first' || name === 'last')
  return slicingArguments.length > 0
    ? { assumedSize: undefined, slicingArguments, sizedFields: [] }
    : undefined
}

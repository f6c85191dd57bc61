import {
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isCompositeType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isObjectType,
} from 'graphql'
import { withMembers } from '../../schema/language/type-conditions.ts'
import type { CostDirectives, ListSize } from './cost-directives.ts'

/** What a field costs, before it is known what is asked of it. */
export interface Price {
  readonly field: GraphQLField<unknown, unknown>
  /** The type of what it returns, when that has fields. */
  readonly returns: GraphQLCompositeType | undefined
  /** The field itself, for one row. */
  readonly weight: number
  readonly isList: boolean
  /** How many rows to count on when nothing says it. */
  readonly assumedSize: number
  readonly slicingArguments: readonly string[]
  readonly sizedFields: ReadonlySet<string>
  /** Weights of its arguments, of those that have one. */
  readonly arguments: ReadonlyMap<string, number>
}

/** How many rows a list has when nothing says it. */
const defaultListSize = 10

/** The price of each field of a schema; each is worked out once. */
export class Prices {
  readonly #schema: GraphQLSchema
  readonly #directives: CostDirectives
  readonly #known = new Map<string, Price | undefined>()
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
    const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined
    if (!field) return undefined
    const owners = withMembers(this.#schema, type).map((owner) => `${owner.name}.${name}`)
    const named = getNamedType(field.type)
    const returns = isCompositeType(named) ? named : undefined
    const isList = isListType(getNullableType(field.type))
    const size = this.#listSize(owners) ?? (isList ? ownSlicing(field) : connectionSize(field, returns))
    return {
      field,
      returns,
      weight: this.#heaviest(owners) ?? this.#typeWeight(named.name, returns),
      isList,
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

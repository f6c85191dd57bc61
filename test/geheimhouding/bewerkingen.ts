import {
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
} from 'graphql'
import type { Random } from '../../subgraphs/kit/filling/random.ts'
import { type Voorraad, waardeVoor } from './waarden.ts'

/** An operation as a caller sends it. */
export interface Bewerking {
  readonly query: string
  readonly variables: Record<string, unknown>
}

/** How deep selections go at most, from the root. */
const diepste = 7

/** Root fields that hold rows that not everyone sees; the public ones come up less. */
const besloten =
  /^(melding|aanvra|wachtlijst|voorgesprek|sessie|afspra|contactmoment|tourdekking|otwb|activiteit|datavolwassenheid|statusStat|doorlooptijd|maatregel|tegemoet|dashboard|organisatie$)/

/** Whether the caller may read a field: those come up more, so that answers hold something. */
export type Open = (type: string, field: string) => boolean

/** Makes random operations over the whole schema: the same series for the same chance. */
export function createBewerkingen(schema: GraphQLSchema, random: Random, voorraad: Voorraad, open: Open) {
  const query = schema.getQueryType()
  if (!query) throw new Error('Making operations: the schema has no Query')
  const roots = Object.values(query.getFields())
  const closed = roots.filter(({ name }) => besloten.test(name))
  const own = closed.filter(({ name }) => open('Query', name))
  const root = () => {
    const from = random.chance(0.85) ? own : random.chance(0.7) ? closed : roots
    return random.pick(from.length > 0 ? from : roots)
  }

  return (): Bewerking => {
    const bouw = new Bouw(schema, random, voorraad, open)
    const fields = Array.from({ length: random.int(1, 2) }, () => bouw.field(root(), 1, true))
    return bouw.klaar(fields.join('\n'))
  }
}

class Bouw {
  readonly #schema: GraphQLSchema
  readonly #random: Random
  readonly #voorraad: Voorraad
  readonly #open: Open
  readonly #variables: Record<string, unknown> = {}
  readonly #declared: string[] = []
  readonly #fragments: string[] = []
  #aliases = 0

  constructor(schema: GraphQLSchema, random: Random, voorraad: Voorraad, open: Open) {
    this.#schema = schema
    this.#random = random
    this.#voorraad = voorraad
    this.#open = open
  }

  klaar(selections: string): Bewerking {
    const declared = this.#declared.length > 0 ? ` (${this.#declared.join(', ')})` : ''
    const query = [`query Q${declared} {\n${selections}\n}`, ...this.#fragments].join('\n')
    return { query, variables: this.#variables }
  }

  field(field: GraphQLField<unknown, unknown>, depth: number, alias = false): string {
    const prefix = alias || this.#random.chance(0.1) ? `a${this.#aliases++}_${field.name}: ` : ''
    const type = getNamedType(field.type)
    const selections = isCompositeType(type) ? this.#selections(type, depth + 1) : ''
    return `${prefix}${field.name}${this.#arguments(field)}${this.#directive()}${selections}`
  }

  #selections(type: GraphQLCompositeType, depth: number): string {
    const fields = 'getFields' in type ? Object.values(type.getFields()) : []
    const chosen = fields.filter((field) => this.#wanted(type.name, field, depth))
    const lines = chosen.map((field) => this.field(field, depth, field.args.length > 0))
    if (lines.length === 0 || this.#random.chance(0.1)) lines.push('__typename')
    if (isInterfaceType(type) && this.#random.chance(0.3)) {
      const member = this.#random.pick(this.#schema.getPossibleTypes(type))
      lines.push(`... on ${member.name} ${this.#selections(member, depth + 1)}`)
    }
    const inside = lines.join('\n')
    if (!this.#random.chance(0.06)) return ` {\n${inside}\n}`
    const name = `F${this.#fragments.length}`
    this.#fragments.push(`fragment ${name} on ${type.name} {\n${inside}\n}`)
    return ` { ...${name} }`
  }

  /** Lists are walked whole, so that rows come into sight; the rest by chance, less the deeper. */
  #wanted(owner: string, { name, type }: GraphQLField<unknown, unknown>, depth: number): boolean {
    const composite = isCompositeType(getNamedType(type))
    if (composite && depth >= diepste) return false
    if (!this.#open(owner, name) && !this.#random.chance(0.15)) return false
    if (/(Connection|Edge)$/.test(owner))
      return this.#random.chance(name === 'node' || name === 'edges' ? 0.95 : 0.6)
    if (owner === 'PageInfo') return this.#random.chance(0.7)
    if (/Statistiek|Cel$|Telling/.test(owner)) return this.#random.chance(0.7)
    if (composite) return this.#random.chance(depth <= 3 ? 0.2 : 0.1)
    return this.#random.chance(0.4)
  }

  #arguments({ name, args }: GraphQLField<unknown, unknown>): string {
    const written = args.flatMap((argument) => {
      const required = isNonNullType(argument.type) && argument.defaultValue === undefined
      const often = argument.name === 'first' ? 0.95 : argument.name === 'after' ? 0.3 : 0.28
      if (!required && !this.#random.chance(often)) return []
      const value = waardeVoor(this.#random, this.#voorraad, name, argument.name, argument.type, required)
      if (value === null && isNonNullType(argument.type)) return []
      return [`${argument.name}: ${this.#value(value, argument.type)}`]
    })
    return written.length > 0 ? `(${written.join(', ')})` : ''
  }

  /** The value written out, or as a variable. */
  #value(value: unknown, type: GraphQLInputType): string {
    if (!this.#random.chance(0.2)) return geschreven(value, type)
    const name = `v${this.#declared.length}`
    this.#declared.push(`$${name}: ${type}`)
    this.#variables[name] = value
    return `$${name}`
  }

  #directive(): string {
    if (!this.#random.chance(0.03)) return ''
    return this.#random.pick([' @include(if: true)', ' @skip(if: false)', ' @skip(if: true)'])
  }
}

/** A value of JSON as GraphQL writes it: enum values without quotes. */
function geschreven(value: unknown, type: GraphQLInputType): string {
  if (isNonNullType(type)) return geschreven(value, type.ofType)
  if (value === null || value === undefined) return 'null'
  if (isListType(type) && Array.isArray(value)) {
    return `[${value.map((item) => geschreven(item, type.ofType)).join(', ')}]`
  }
  if (isInputObjectType(type)) {
    const given = value as Record<string, unknown>
    const fields = Object.values(type.getFields()).filter(({ name }) => Object.hasOwn(given, name))
    return `{ ${fields.map((field) => `${field.name}: ${geschreven(given[field.name], field.type)}`).join(', ')} }`
  }
  return isEnumType(type) ? String(value) : JSON.stringify(value)
}

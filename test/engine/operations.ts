// Over 300 lines: one class that makes a whole operation, whose parts share what is declared and taken so far.
import {
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
  Kind,
  parse,
  print,
  validate,
} from 'graphql'
import { createRandom, type Random } from '../../subgraphs/kit/filling/random.ts'
import { chosenIn } from './chosen-operation.ts'
import type { ComposedGraph } from './graph.ts'

/** What operations are made over. */
type Askable = Pick<ComposedGraph, 'name' | 'apiSchema' | 'values'>

/** An operation as a caller sends it. */
export interface Operation {
  readonly query: string
  readonly variables: Record<string, unknown>
  readonly operationName: string | undefined
}

/** How deep selections go at most, and how many fields an operation asks at most. */
const limits = { depth: 6, fields: 40 }

/** Names that an engine may take for something else: of the key fields, of its own, of JavaScript. */
const aliases = [
  'id', 'code', 'naam', 'titel', 'sku', 'a', 'b', 'c', 'prijs', 'porto', 'gewicht', 'typename', '_entities',
  '__proto__', 'constructor', 'toString', 'hasOwnProperty', 'length', 'representations',
] // biome-ignore format: one list

/** The operation that a seed stands for: always the same, and valid. */
export function operationOf(graph: Askable, seed: number): Operation {
  for (let attempt = 0; attempt < 50; attempt++) {
    const made = new Maker(graph, createRandom(seed * 64 + attempt)).make()
    if (validate(graph.apiSchema, parse(made.query)).length === 0) return made
  }
  throw new Error(`Making an operation on "${graph.name}" from seed ${seed}: none was valid`)
}

/** The same operation with other variables: conditions the other way, values left out or null where that may be. */
export function withOtherVariables({ query, variables, operationName }: Operation, seed: number): Operation {
  const random = createRandom(seed)
  const { variableDefinitions = [] } = chosenIn(parse(query), operationName)
  const others = variableDefinitions.flatMap(({ variable, type, defaultValue }): [string, unknown][] => {
    const name = variable.name.value
    const required = type.kind === Kind.NON_NULL_TYPE
    if ((!required || defaultValue) && random.chance(0.25)) return []
    if (print(type) === 'Boolean!') return [[name, random.chance(0.5)]]
    if (!required && random.chance(0.2)) return [[name, null]]
    return Object.hasOwn(variables, name) ? [[name, variables[name]]] : []
  })
  return { query, variables: Object.fromEntries(others), operationName }
}

/** What stands at a place in the answer, by response key, over all selections that meet there. */
interface Place {
  readonly taken: Map<string, Taken>
}

interface Taken {
  /** The field with its arguments, as text. */
  readonly field: string
  readonly under: Place
}

interface Declared {
  readonly type: string
  readonly name: string
  readonly text: string
}

/** Makes one operation. */
class Maker {
  readonly #schema: GraphQLSchema
  readonly #random: Random
  readonly #graph: Askable
  readonly #variables: Record<string, unknown> = {}
  readonly #declared: Declared[] = []
  readonly #fragments: { name: string; on: string; text: string; at: Place }[] = []
  #left: number

  constructor(graph: Askable, random: Random) {
    this.#graph = graph
    this.#schema = graph.apiSchema
    this.#random = random
    this.#left = random.weighted([
      [3, 4],
      [10, 5],
      [limits.fields, 1],
    ])
  }

  make(): Operation {
    const random = this.#random
    const mutation = this.#schema.getMutationType()
    const root = mutation && random.chance(0.15) ? mutation : this.#schema.getQueryType()
    if (!root) throw new Error('Making an operation: the schema has no Query')
    const kind = root === mutation ? 'mutation' : 'query'
    const selection = this.#selection(root, 1, place())
    const declared = this.#declared.map(({ text }) => text).join(', ')
    const named = declared || random.chance(0.5) ? ' Eerste' : ''
    const head = kind === 'query' && !named ? '' : `${kind}${named}${declared ? `(${declared})` : ''}`
    const several = named !== '' && random.chance(0.1)
    const texts = [
      ...(several && random.chance(0.5) ? ['query Andere { __typename }'] : []),
      `${head} ${selection}`,
      ...this.#fragments.map(({ name, on, text }) => `fragment ${name} on ${on} ${text}`),
      ...(several ? ['query Laatste { x: __typename }'] : []),
    ]
    return {
      query: (random.chance(0.5) ? texts : [...texts].reverse()).join('\n'),
      variables: this.#variables,
      operationName: several || (named && random.chance(0.3)) ? 'Eerste' : undefined,
    }
  }

  #selection(type: GraphQLCompositeType, depth: number, at: Place): string {
    const random = this.#random
    const parts: string[] = []
    const many = random.int(1, depth === 1 ? 3 : 4)
    for (let n = 0; n < many && (this.#left > 0 || parts.length === 0); n++) {
      parts.push(this.#part(type, depth, at))
    }
    return `{ ${parts.filter(Boolean).join(' ') || '__typename'} }`
  }

  #part(type: GraphQLCompositeType, depth: number, at: Place): string {
    const random = this.#random
    const fragments = depth < limits.depth && random.chance(isAbstractType(type) ? 0.55 : 0.18)
    if (fragments || isUnionType(type)) {
      return random.chance(0.12) ? this.#typename(at) : this.#fragment(type, depth, at)
    }
    if (random.chance(0.1)) return this.#typename(at)
    const fields = Object.values(type.getFields())
    const usable = depth < limits.depth && this.#left > 0 ? fields : fields.filter((field) => isLeaf(field))
    const field = usable.length > 0 ? random.pick(usable) : undefined
    return field ? this.#field(field, depth, at) : this.#typename(at)
  }

  #typename(at: Place): string {
    const alias = this.#random.chance(0.3) ? this.#random.pick(aliases) : '__typename'
    const key = this.#keyFor(alias, '__typename', at)
    return key === '__typename' ? key : `${key}: __typename${this.#conditions()}`
  }

  #fragment(type: GraphQLCompositeType, depth: number, at: Place): string {
    const random = this.#random
    const on = this.#conditionOn(type)
    const condition = random.chance(0.15) && on === type ? '' : `... on ${on.name}`
    if (random.chance(0.3)) {
      const known = this.#fragments.filter(
        (one) => one.on === on.name && (one.at === at || random.chance(0.2)),
      )
      if (known.length > 0 && random.chance(0.5)) return `...${random.pick(known).name}${this.#conditions()}`
      // Named once it is whole, so that none can spread itself.
      const text = this.#selection(on, depth + 1, at)
      const name = `F${this.#fragments.length}`
      this.#fragments.push({ name, on: on.name, text, at })
      return `...${name}${this.#conditions()}`
    }
    return `${condition || '...'}${this.#conditions()} ${this.#selection(on, depth + 1, at)}`
  }

  /** A type that can be what `type` is: itself, one under it, or another abstract one that overlaps. */
  #conditionOn(type: GraphQLCompositeType): GraphQLCompositeType {
    const possible = possibleTypes(this.#schema, type)
    const all = Object.values(this.#schema.getTypeMap()).filter(
      (one): one is GraphQLCompositeType =>
        isCompositeType(one) &&
        !one.name.startsWith('__') &&
        possibleTypes(this.#schema, one).some((mine) => possible.includes(mine)),
    )
    return this.#random.chance(0.3) ? type : this.#random.pick(all)
  }

  #field(field: GraphQLField<unknown, unknown>, depth: number, at: Place): string {
    const random = this.#random
    this.#left -= 1
    const args = this.#arguments(field.args)
    const wanted = random.chance(0.22) ? random.pick(aliases) : field.name
    const key = this.#keyFor(wanted, `${field.name}${args}`, at)
    const type = getNamedType(field.type)
    const under = at.taken.get(key)?.under ?? place()
    const inside = isCompositeType(type) ? ` ${this.#selection(type, depth + 1, under)}` : ''
    const head = key === field.name ? key : `${key}: ${field.name}`
    const text = `${head}${args}${this.#conditions()}${inside}`
    if (!random.chance(0.06)) return text
    const again = isCompositeType(type) ? ` ${this.#selection(type, depth + 1, under)}` : ''
    return `${text} ${head}${args}${again}`
  }

  /** A response key for a field: the wanted one, unless another field has it here. */
  #keyFor(wanted: string, field: string, at: Place): string {
    for (let number = 0; ; number++) {
      const key = number === 0 ? wanted : `${wanted === '__typename' ? 't' : wanted}${number}`
      const taken = at.taken.get(key)
      // Now and then the same key in types that exclude each other; validation says whether that may be.
      if (taken && taken.field !== field && !this.#random.chance(0.08)) continue
      if (!taken) at.taken.set(key, { field, under: place() })
      return key
    }
  }

  #conditions(): string {
    const random = this.#random
    if (!random.chance(0.12)) return ''
    const one = () => {
      const value = random.chance(0.7) ? random.chance(0.7) : undefined
      if (value !== undefined && random.chance(0.4)) return String(value)
      return this.#variable('Boolean!', random.chance(0.6), ['true', 'false'])
    }
    const kinds = random.weighted([
      [['include'], 4],
      [['skip'], 4],
      [['include', 'skip'], 1],
    ] as const)
    return kinds.map((kind) => ` @${kind}(if: ${one()})`).join('')
  }

  #arguments(args: readonly GraphQLArgument[]): string {
    const given = args.flatMap((arg) => {
      const optional = !isNonNullType(arg.type) || arg.defaultValue !== undefined
      if (optional && this.#random.chance(0.4)) return []
      return [`${arg.name}: ${this.#value(arg.name, arg.type, arg.defaultValue !== undefined, 0)}`]
    })
    return given.length > 0 ? `(${given.join(', ')})` : ''
  }

  /** A value as text, or a variable that holds one. */
  #value(name: string, type: GraphQLInputType, hasDefault: boolean, depth: number): string {
    const random = this.#random
    const value = this.#plain(name, type, depth)
    if (!random.chance(0.4)) return literal(value, type)
    if (depth > 0 && random.chance(0.5)) return literal(value, type)
    const declaredType = isNonNullType(type) && hasDefault && random.chance(0.3) ? type.ofType : type
    return this.#variable(String(declaredType), value, [literal(value, type)])
  }

  /** Declares a variable: given, or left to its default, or, where it may, absent or null. */
  #variable(type: string, value: unknown, defaults: readonly string[]): string {
    const random = this.#random
    const known = this.#declared.filter((one) => one.type === type)
    if (known.length > 0 && random.chance(0.3)) return `$${random.pick(known).name}`
    const name = `v${this.#declared.length}`
    const fallback = random.chance(0.3) ? ` = ${random.pick(defaults)}` : ''
    this.#declared.push({ type, name, text: `$${name}: ${type}${fallback}` })
    const absent = (fallback || !type.endsWith('!')) && random.chance(0.4)
    if (!absent) this.#variables[name] = !type.endsWith('!') && random.chance(0.15) ? null : value
    return `$${name}`
  }

  #plain(name: string, type: GraphQLInputType, depth: number): unknown {
    const random = this.#random
    if (isNonNullType(type)) {
      for (let tries = 0; tries < 9; tries++) {
        const value = this.#plain(name, type.ofType, depth)
        if (value !== null) return value
      }
      throw new Error(`Making a value for "${name}": only null came`)
    }
    if (random.chance(0.07)) return null
    if (isListType(type)) {
      const length = random.int(0, 3)
      return Array.from({ length }, () => this.#plain(name, type.ofType, depth + 1))
    }
    if (isEnumType(type)) return random.pick(type.getValues()).name
    if (isInputObjectType(type)) {
      const fields = Object.values(type.getFields()).filter(
        (field) =>
          (isNonNullType(field.type) && field.defaultValue === undefined) ||
          (random.chance(0.5) && (depth < 2 || !isCompositeInput(field.type))),
      )
      return Object.fromEntries(
        fields.map((field) => [field.name, this.#plain(field.name, field.type, depth + 1)]),
      )
    }
    const known = this.#graph.values[name]
    if (known && random.chance(0.9)) return random.pick(known)
    return random.pick(scalarValues[type.name] ?? [null, 'tekst', 7, { a: [1] }])
  }
}

const scalarValues: Readonly<Record<string, readonly unknown[]>> = {
  Int: [0, 1, -5, 2147483647],
  Float: [0, 1.5, -2, 1e3],
  Boolean: [true, false],
  String: ['', 'tekst', '"aan"', '\u00e9\n\\'],
  ID: ['1', 'x', ''],
}

const place = (): Place => ({ taken: new Map() })

function isLeaf(field: GraphQLField<unknown, unknown>): boolean {
  return !isCompositeType(getNamedType(field.type))
}

function isCompositeInput(type: GraphQLInputType): boolean {
  return isInputObjectType(getNamedType(type))
}

function possibleTypes(schema: GraphQLSchema, type: GraphQLCompositeType): readonly GraphQLObjectType[] {
  return isObjectType(type) ? [type] : schema.getPossibleTypes(type)
}

/** A plain value in GraphQL's notation. */
function literal(value: unknown, type: GraphQLInputType): string {
  if (value === null || value === undefined) return 'null'
  if (isNonNullType(type)) return literal(value, type.ofType)
  if (isListType(type) && Array.isArray(value)) {
    return `[${value.map((one) => literal(one, type.ofType)).join(', ')}]`
  }
  if (isEnumType(type)) return String(value)
  if (isInputObjectType(type)) {
    const fields = type.getFields()
    return `{${Object.entries(value).flatMap(([key, inner]) => {
      const field = fields[key]
      return field ? [`${key}: ${literal(inner, field.type)}`] : []
    })}}`
  }
  return anyLiteral(value)
}

function anyLiteral(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(anyLiteral).join(', ')}]`
  if (typeof value === 'object' && value !== null) {
    return `{${Object.entries(value).map(([key, inner]) => `${key}: ${anyLiteral(inner)}`)}}`
  }
  return JSON.stringify(value)
}

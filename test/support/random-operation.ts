import {
  type GraphQLArgument,
  type GraphQLInputType,
  type GraphQLNamedOutputType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
} from 'graphql'
import type { Random } from '../../subgraphs/kit/filling/random.ts'

export interface RandomOperation {
  readonly query: string
  readonly variables: Record<string, unknown>
}

/** Values of scalars as JSON; every subgraph knows these. */
const scalars: Record<string, readonly unknown[]> = {
  Int: [0, 1, 7, 100],
  Float: [0, 1.5, 3],
  String: ['', 'tekst', 'é"\\'],
  ID: ['gm0344', 'pv26', 'x'],
  Boolean: [true, false],
  Datum: ['2024-02-29', '2023-12-31'],
  Tijdstip: ['2024-05-14T09:30:00Z'],
  Bedrag: [0, 250],
}

/**
 * Writes a random query over a schema: aliases, merged and repeated selections, fragments of all kinds, conditions,
 * arguments written out and by variable, given, null and left out. Not every one is valid; validate it first.
 */
export function randomOperation(schema: GraphQLSchema, random: Random): RandomOperation {
  const definitions = new Map<string, string>()
  const variables: Record<string, unknown> = {}
  const fragments: string[] = []
  let budget = 60

  function selection(type: GraphQLNamedOutputType, depth: number): string {
    const parts: string[] = []
    const count = random.int(1, 4)
    for (let index = 0; index < count && budget > 0; index++) parts.push(part(type, depth))
    return `{ ${parts.filter(Boolean).join(' ') || '__typename'} }`
  }

  function part(type: GraphQLNamedOutputType, depth: number): string {
    budget--
    if (random.chance(0.1)) return `${random.chance(0.5) ? 'soort: ' : ''}__typename ${condition()}`
    if (random.chance(isAbstractType(type) ? 0.5 : 0.12)) return fragment(type, depth)
    if (isUnionType(type)) return fragment(type, depth)
    return field(type, depth)
  }

  function field(type: GraphQLNamedOutputType, depth: number): string {
    const fields = 'getFields' in type ? Object.values((type as GraphQLObjectType).getFields()) : []
    const usable = fields.filter((one) => depth > 0 || isLeafType(getNamedType(one.type)))
    if (usable.length === 0) return '__typename'
    const one = random.pick(usable)
    if (one.name === '_service') return '__typename'
    const returned = getNamedType(one.type)
    const alias = random.chance(0.15) ? `a${random.int(0, 2)}: ` : ''
    const given = one.args.flatMap((argument) => written(argument, one.name === '_entities'))
    const args = given.length > 0 ? `(${given.join(', ')})` : ''
    const inside = isLeafType(returned) ? '' : selection(returned, depth - 1)
    return `${alias}${one.name}${args} ${condition()} ${inside}`
  }

  function fragment(type: GraphQLNamedOutputType, depth: number): string {
    const on = conditionType(type)
    if (random.chance(0.4)) {
      const name = `F${fragments.length}`
      fragments.push('')
      fragments[Number(name.slice(1))] = `fragment ${name} on ${on.name} ${selection(on, depth)}`
      return `...${name} ${condition()} ${random.chance(0.2) ? `...${name}` : ''}`
    }
    const named = random.chance(0.8) ? `on ${on.name}` : ''
    return `... ${named} ${condition()} ${selection(named ? on : type, depth)}`
  }

  function conditionType(type: GraphQLNamedOutputType): GraphQLNamedOutputType {
    if (isAbstractType(type)) return random.pick([...schema.getPossibleTypes(type), type])
    if (isObjectType(type)) return random.pick([type, ...type.getInterfaces()])
    return type
  }

  function condition(): string {
    if (!random.chance(0.12)) return ''
    const directive = random.pick(['skip', 'include'])
    if (random.chance(0.4)) return `@${directive}(if: ${random.chance(0.5)})`
    const name = `b${random.int(0, 1)}`
    definitions.set(name, 'Boolean!')
    variables[name] ??= random.chance(0.5)
    return `@${directive}(if: $${name})`
  }

  function written(argument: GraphQLArgument, isEntities: boolean): string[] {
    const { name, type } = argument
    const isRequired = isNonNullType(type) && argument.defaultValue === undefined
    if (!isRequired && random.chance(0.5)) return []
    if (isEntities) return [`${name}: $${byVariable('[_Any!]!', representations())}`]
    if (!random.chance(0.5)) return [`${name}: ${literal(type)}`]
    const declared = isRequired ? String(type) : String(isNonNullType(type) ? type.ofType : type)
    // Left out and null are two more ways to give nothing.
    const isGiven = isRequired || random.chance(0.7)
    return [`${name}: $${byVariable(declared, isGiven ? json(type) : undefined)}`]
  }

  function byVariable(type: string, value: unknown): string {
    const name = `v${definitions.size}`
    definitions.set(name, type)
    if (value !== undefined) variables[name] = value
    return name
  }

  function representations(): unknown[] {
    const types = Object.values(schema.getTypeMap()).filter((one) => isObjectType(one) || isAbstractType(one))
    const entities = types.filter(({ astNode }) =>
      astNode?.directives?.some(({ name }) => name.value === 'key'),
    )
    return Array.from({ length: random.int(0, 4) }, (_, index) => ({
      __typename: entities.length > 0 ? random.pick(entities).name : 'Onbekend',
      id: `e${index}`,
    }))
  }

  function json(type: GraphQLInputType): unknown {
    if (isNonNullType(type)) return json(type.ofType) ?? json(type.ofType)
    if (isListType(type)) return Array.from({ length: random.int(0, 2) }, () => json(type.ofType))
    if (isEnumType(type)) return random.pick(type.getValues()).name
    if (!isInputObjectType(type)) return random.pick(scalars[type.name] ?? ['x'])
    const fields = Object.values(type.getFields()).filter(
      (one) => (isNonNullType(one.type) && one.defaultValue === undefined) || random.chance(0.3),
    )
    return Object.fromEntries(fields.map((one) => [one.name, json(one.type)]))
  }

  function literal(type: GraphQLInputType): string {
    return asLiteral(json(type), type)
  }

  const query = selection(schema.getQueryType() as GraphQLObjectType, 5)
  const declared = [...definitions].map(([name, type]) => `$${name}: ${type}`).join(', ')
  return { query: [`query${declared ? `(${declared})` : ''} ${query}`, ...fragments].join('\n'), variables }
}

function asLiteral(value: unknown, type: GraphQLInputType): string {
  if (isNonNullType(type)) return asLiteral(value, type.ofType)
  if (value === null || value === undefined) return 'null'
  if (Array.isArray(value)) {
    const item = isListType(type) ? type.ofType : type
    return `[${value.map((one) => asLiteral(one, item)).join(', ')}]`
  }
  if (isInputObjectType(type)) {
    const fields = type.getFields()
    const parts = Object.entries(value).map(
      ([name, one]) => `${name}: ${asLiteral(one, (fields[name] as { type: GraphQLInputType }).type)}`,
    )
    return `{ ${parts.join(', ')} }`
  }
  return isEnumType(type) ? String(value) : JSON.stringify(value)
}

import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql'

export interface ListOperation {
  /** `Organisatie.meldingen(filter: {bron: GIR})` */
  readonly name: string
  readonly query: string
}

/** Values that occur in data at scale, by the name of what they are given to and then by type. */
const samples: Readonly<Record<string, string>> = {
  organisatie: '"gm0344"',
  provincie: '"pv26"',
  riec: '"riec-midden-nederland"',
  van: '"2022-03-01"',
  tot: '"2023-03-05"',
  peildatum: '"2024-05-14"',
  indicator: '"particuliere-verhuur"',
  thema: '"vastgoed"',
  gebied: '"GM0344"',
  jaar: '2022',
  branche: '"56.3"',
  minimaleAfwijking: '50',
  bovenliggend: '"GM0344"',
  code: '"GM0344"',
  Datum: '"2024-05-14"',
  ID: '"gm0344"',
  String: '"a"',
  Int: '1',
  Float: '50',
  Boolean: 'true',
}

/** Every way in which a subgraph's fields can be asked: as they are, with each filter alone, and in each order. */
export function listOperations(schema: GraphQLSchema): ListOperation[] {
  const query = schema.getQueryType()
  const organisatie = schema.getType('Organisatie')
  const atRoot = query ? fieldsOf(query) : []
  const below = isObjectType(organisatie) || isInterfaceType(organisatie) ? fieldsOf(organisatie) : []
  return [
    ...atRoot.flatMap((field) =>
      calls(field).map((call) => ({
        name: `Query.${call}`,
        query: `{ ${call} ${selection(field.type, 4)} }`,
      })),
    ),
    ...below
      .filter(({ type }) => !isLeafType(getNamedType(type)))
      .flatMap((field) =>
        calls(field).map((call) => ({
          name: `Organisatie.${call}`,
          query: `{ _entities(representations: [{ __typename: "Organisatie", id: "gm0344" }, { __typename: "Organisatie", id: "pv26" }]) {
            ... on Organisatie { ${call} ${selection(field.type, 4)} } } }`,
        })),
      ),
  ]
}

function fieldsOf(type: { getFields(): Record<string, GraphQLField<unknown, unknown>> }) {
  return Object.values(type.getFields()).filter(({ name }) => !name.startsWith('_'))
}

function calls(field: GraphQLField<unknown, unknown>): string[] {
  const required = field.args
    .filter(({ type, defaultValue }) => isNonNullType(type) && defaultValue === undefined)
    .map((argument) => `${argument.name}: ${sample(argument.type, argument.name)}`)
  const options = [[], ...field.args.flatMap((argument) => waysToGive(argument))]
  return options.map((option) => {
    const given = [...required, ...option]
    return given.length > 0 ? `${field.name}(${given.join(', ')})` : field.name
  })
}

/** One option per field of a filter and per value of an order; paging is as it is. */
function waysToGive({ name, type, defaultValue }: GraphQLArgument): string[][] {
  const named = getNamedType(type)
  if (name === 'first' || name === 'after') return []
  if (isNonNullType(type) && defaultValue === undefined) return []
  if (isInputObjectType(named)) {
    return Object.values(named.getFields()).flatMap((field) => {
      const type = getNamedType(field.type)
      const values = type.name === 'Boolean' ? ['true', 'false'] : [sample(field.type, field.name)]
      return values.map((value) => [`${name}: {${field.name}: ${value}}`])
    })
  }
  if (isEnumType(named)) {
    return named.getValues().map((value) => [`${name}: ${isListType(type) ? `[${value.name}]` : value.name}`])
  }
  return [[`${name}: ${sample(type, name)}`]]
}

function sample(type: GraphQLInputType, name: string): string {
  if (isNonNullType(type)) return sample(type.ofType, name)
  if (isListType(type)) return `[${sample(type.ofType, name)}]`
  if (isEnumType(type)) return type.getValues()[0]?.name ?? ''
  return samples[name] ?? samples[getNamedType(type).name] ?? 'null'
}

/** All that can be asked without arguments, some levels deep. */
function selection(type: GraphQLOutputType, depth: number): string {
  const named = getNamedType(type)
  if (isLeafType(named)) return ''
  const fields = 'getFields' in named ? fieldsOf(named as GraphQLObjectType) : []
  const parts = fields
    .filter(({ args }) =>
      args.every(({ type, defaultValue }) => !isNonNullType(type) || defaultValue !== undefined),
    )
    .filter(({ args, name }) => depth > 0 && (args.length === 0 || name === 'dekking'))
    .flatMap((field) => {
      if (isLeafType(getNamedType(field.type))) return [field.name]
      const inside = selection(field.type, depth - 1)
      return inside === '{ __typename }' ? [] : [`${field.name} ${inside}`]
    })
  return `{ ${parts.join(' ') || '__typename'} }`
}

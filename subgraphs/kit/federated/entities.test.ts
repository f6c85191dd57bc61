import { buildSubgraphSchema } from '@apollo/subgraph'
import { type ExecutionResult, type GraphQLSchema, getOperationAST, graphql, parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import { compileOperation } from '../compiled/operation.ts'
import { federatedSchema } from './federated-schema.ts'

const sdl = parse(`
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.12", import: ["@key", "@interfaceObject"])
  type Query { a: Int }
  interface Ding @key(fields: "id") { id: ID! }
  type Steen implements Ding @key(fields: "id") { id: ID! hardheid: Int! }
  type Plant implements Ding @key(fields: "id") { id: ID! blad: Int }
  "Zonder eigen weg naar wat ernaar verwijst."
  interface Plek @key(fields: "id") { id: ID! }
  type Tuin implements Plek @key(fields: "id") { id: ID! naam: String }
  type Hof implements Plek @key(fields: "id") { id: ID! }
  type Organisatie @key(fields: "id") @interfaceObject { id: ID! aantal: Int }
  type Blijft @key(fields: "id") { id: ID! }
  type Elders @key(fields: "id", resolvable: false) { id: ID! }
  type Los { id: ID! }
  interface Losser { id: ID! }
`)

interface Key {
  readonly __typename: string
  readonly id: string
}

const rows: Readonly<Record<string, unknown>> = {
  steen: { soort: 'Steen', id: 'steen', hardheid: 7 },
  plant: { soort: 'Plant', id: 'plant', blad: 3 },
  bevroren: Object.freeze({ soort: 'Steen', id: 'bevroren', hardheid: 9 }),
  leeg: { soort: 'Steen', id: 'leeg', hardheid: null },
  vreemd: { soort: 'Organisatie', id: 'vreemd' },
  niets: { soort: 'Bestaat niet', id: 'niets' },
  zonder: { id: 'zonder' },
  tekst: 'een tekst',
}

/** What is looked up at once or later, thrown, rejected, missing, or of no or the wrong type. */
function find({ id }: Key): unknown {
  const [, when, name = id] = /^(straks|gooi|weiger):(.*)$/.exec(id) ?? []
  if (when === 'gooi') throw new Error('gegooid')
  if (when === 'weiger') return Promise.reject(new Error('geweigerd'))
  const found =
    name === 'ongezegd' ? undefined : name === 'fout' ? new Error('als waarde') : (rows[name] ?? null)
  return when === 'straks' ? Promise.resolve(found) : found
}

const resolvers = {
  Ding: {
    __resolveReference: find,
    __resolveType: ({ soort, id }: { soort?: string; id: string }) =>
      id === 'plant' ? Promise.resolve(soort) : soort,
  },
  Steen: { __resolveReference: find },
  Plant: { __resolveReference: find },
  Plek: { __resolveType: ({ id }: Key) => (id === 'hof' ? 'Hof' : 'Tuin') },
  Tuin: {
    __resolveReference: (given: Key) =>
      given.id === 'gooi:'
        ? find(given)
        : Promise.resolve({ id: given.id, naam: `${given.__typename} ${given.id}` }),
  },
  Organisatie: { __resolveReference: (given: Key) => ({ id: given.id, aantal: 4 }) },
}

const query = `query ($r: [_Any!]!) { _entities(representations: $r) {
  __typename ... on Ding { id } ... on Steen { hardheid } ... on Plant { blad } ... on Plek { id }
  ... on Tuin { naam } ... on Organisatie { id aantal } ... on Blijft { id } } }`

const ours = federatedSchema({ sdl, resolvers })
const theirs = buildSubgraphSchema({ typeDefs: sdl, resolvers: resolvers as never })

async function compiled(
  schema: GraphQLSchema,
  representations: readonly unknown[],
): Promise<ExecutionResult> {
  const document = parse(query)
  const operation = getOperationAST(document)
  if (!operation) throw new Error('Compiling the question: it holds no operation')
  return compileOperation(schema, document, operation)({}, { r: representations }, { r: representations })
}

async function interpreted(schema: GraphQLSchema, representations: readonly unknown[]) {
  return graphql({ schema, source: query, variableValues: { r: representations } })
}

/** What went where, without what each says of what went wrong. */
function outcome({ data, errors = [] }: ExecutionResult) {
  return { data, failed: errors.map(({ path }) => path?.join('.')) }
}

const ofEach = (...ids: readonly string[]) =>
  ['Ding', 'Steen', 'Plant'].flatMap((__typename) => ids.map((id) => ({ __typename, id })))

describe('_entities', () => {
  it.each([
    ...ofEach('steen', 'plant', 'straks:steen', 'straks:plant'),
    ...ofEach(
      'leeg',
      'geen',
      'straks:geen',
      'weiger:',
      'fout',
      'straks:fout',
      'tekst',
      'zonder',
      'vreemd',
      'niets',
    ),
    { __typename: 'Steen', id: 'ongezegd' },
    { __typename: 'Steen', id: 'straks:ongezegd' },
    { __typename: 'Plek', id: 'hof' },
    { __typename: 'Plek', id: 'tuin' },
    { __typename: 'Tuin', id: 'tuin' },
    { __typename: 'Organisatie', id: 'gm0344' },
    { __typename: 'Blijft', id: 'blijft' },
    { __typename: 'Los', id: 'los' },
  ])('answers %j as @apollo/subgraph does', async (representation) => {
    const expected = outcome(await interpreted(theirs, [{ ...representation }]))
    expect(outcome(await interpreted(ours, [{ ...representation }]))).toEqual(expected)
    expect(outcome(await compiled(ours, [{ ...representation }]))).toEqual(expected)
  })

  const good = { __typename: 'Steen', id: 'steen' }

  it.each([
    ['of which finding it throws', { __typename: 'Steen', id: 'gooi:' }],
    ['of an interface, of which finding it throws', { __typename: 'Ding', id: 'gooi:' }],
    [
      'of an interface without a way of its own, of which finding it throws',
      { __typename: 'Plek', id: 'gooi:' },
    ],
    ['of an unknown type', { __typename: 'Geen', id: '1' }],
    ['of a type that every object has', { __typename: '__proto__', id: '1' }],
    ['of a scalar', { __typename: 'Int', id: '1' }],
    ['of a union', { __typename: '_Entity', id: '1' }],
    ['of queries', { __typename: 'Query', id: '1' }],
    ['of a type without a key', { __typename: 'Los', id: '1' }],
    ['of an interface without a key', { __typename: 'Losser', id: '1' }],
    ['of a type whose key does not resolve here', { __typename: 'Elders', id: '1' }],
    ['without a type', { id: '1' }],
    ['whose type is no text', { __typename: ['Steen'], id: '1' }],
    ['that is a text', 'Steen'],
    ['that is a number', 12],
    ['that is a list', [good]],
  ])('refuses a representation %s, and answers those beside it', async (_, wrong) => {
    for (const execute of [interpreted, compiled]) {
      const answer = await execute(ours, [{ ...good }, wrong, { ...good }])
      const found = { __typename: 'Steen', id: 'steen', hardheid: 7 }
      expect(outcome(answer)).toEqual({ data: { _entities: [found, null, found] }, failed: ['_entities.1'] })
      // What the caller wrote is not repeated.
      expect(answer.errors?.[0]?.message).not.toMatch(/Geen|proto|Losser|Elders|12/)
    }
  })

  it('takes no null for a representation', async () => {
    const { data, errors } = await interpreted(ours, [null])
    expect(data).toBeUndefined()
    expect(errors?.[0]?.message).toContain('"$r"')
  })

  it('reads representations that are written out as it reads those of variables', async () => {
    const source =
      '{ _entities(representations: [{ __typename: "Steen", id: "steen" }]) { ... on Steen { hardheid } } }'
    expect(await graphql({ schema: ours, source })).toEqual({ data: { _entities: [{ hardheid: 7 }] } })
  })

  it('says of an object that takes nothing more, and of one that was of another type, what it is asked as', async () => {
    const wanted = { __typename: 'Steen', id: 'bevroren', hardheid: 9 }
    const asked = ['Ding', 'Steen'].map((__typename) => ({ __typename, id: 'bevroren' }))
    expect(outcome(await compiled(ours, asked))).toEqual({
      data: { _entities: [wanted, wanted] },
      failed: [],
    })

    const both = ['Steen', 'Plant'].map((__typename) => ({ __typename, id: 'steen' }))
    const { data } = await compiled(ours, both)
    expect(data?.['_entities']).toMatchObject([{ __typename: 'Steen' }, { __typename: 'Plant' }])
  })

  it('shows the type that it notes in nothing that reads the object', async () => {
    const row = { id: 'steen' }
    const schema = federatedSchema({
      sdl: parse(`extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])
        type Query { a: Int } type A @key(fields: "id") { id: ID! }`),
      resolvers: { A: { __resolveReference: () => row } },
    })
    await graphql({ schema, source: '{ _entities(representations: [{ __typename: "A" }]) { __typename } }' })
    expect(Object.keys(row)).toEqual(['id'])
    expect(JSON.stringify(row)).toBe('{"id":"steen"}')
  })

  it('asks for what is named at one moment at one moment', async () => {
    const moments: string[] = []
    const schema = federatedSchema({
      sdl: parse(`extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])
        type Query { a: Int } type A @key(fields: "id") { id: ID! }`),
      resolvers: {
        A: {
          __resolveReference: ({ id }: Key) => {
            moments.push(id)
            if (id === '1') queueMicrotask(() => moments.push('next'))
            return { id }
          },
        },
      },
    })
    const r = ['1', '2', '3'].map((id) => ({ __typename: 'A', id }))
    const source = 'query ($r: [_Any!]!) { _entities(representations: $r) { ... on A { id } } }'
    await graphql({ schema, source, variableValues: { r } })
    expect(moments).toEqual(['1', '2', '3', 'next'])
  })
})

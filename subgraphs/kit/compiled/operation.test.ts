import {
  buildSchema,
  type DocumentNode,
  type ExecutionResult,
  execute,
  type GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
  parse,
  validate,
} from 'graphql'
import { describe, expect, it } from 'vitest'
import { scalars } from '../../../schema/language/scalars.ts'
import { withRandomAnswers } from '../../../test/support/random-answers.ts'
import { randomOperation } from '../../../test/support/random-operation.ts'
import { subgraphs } from '../../definitions.ts'
import { federatedSchema } from '../federated/federated-schema.ts'
import { createRandom } from '../filling/random.ts'
import { compileOperation } from './operation.ts'

/** What the subgraphs have little of: members that share an interface, lists of lists, unions, deep nulls. */
const abstract = `
  interface Ding @key(fields: "id") { id: ID! naam(lang: Boolean = false): String! buur: Ding buren: [[Ding!]]! }
  type Steen implements Ding @key(fields: "id") {
    id: ID! naam(lang: Boolean = false): String! buur: Ding buren: [[Ding!]]! hardheid: Int! soortSteen: Soort }
  type Plant implements Ding @key(fields: "id") {
    id: ID! naam(lang: Boolean = false): String! buur: Plant! buren: [[Ding!]]! blad: [Int!] gemaakt: Datum! iets: Iets! }
  union Iets = Steen | Plant
  enum Soort { HARD ZACHT }
  input Vraag { soort: Soort = HARD, aantal: Int, dag: Datum, binnen: Vraag }
  scalar Datum
  type Query { ding(vraag: Vraag, id: ID): Ding iets(soorten: [Soort!]): [Iets] dingen(vraag: Vraag! = { aantal: 2 }): [Ding!]! steen: Steen! }`

const sources: readonly (readonly [name: string, sdl: DocumentNode])[] = [
  [
    'abstract types',
    parse(
      `extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])\n${abstract}`,
    ),
  ],
  ...subgraphs.map(({ name, sdl }) => [name, sdl] as const),
]

/** Operations per schema, half of them with promises. */
const perSchema = 600

describe.each(sources)('an operation on the schema of %s, compiled', (name, sdl) => {
  it.each([
    ['at once', false],
    ['through promises', true],
  ])(
    'answers as graphql-js does where values come %s',
    async (_, promises) => {
      const schema = federatedSchema({
        sdl,
        resolvers: name === 'abstract types' ? { Datum: scalars.Datum } : scalars,
      })
      let compared = 0
      let failed = 0
      for (let seed = 0; compared < perSchema / 2 && seed < perSchema * 4; seed++) {
        const { query, variables } = randomOperation(schema, createRandom(seed))
        const document = parse(query)
        if (validate(schema, document).length > 0) continue
        withRandomAnswers(schema, seed, { promises })
        const [compiled, interpreted] = await both(schema, document, variables)
        expect.soft({ query, ...seen(compiled, promises) }).toEqual({ query, ...seen(interpreted, promises) })
        compared++
        if (compiled.errors) failed++
      }
      expect(compared).toBeGreaterThanOrEqual(perSchema / 2)
      // Both what goes well and what goes wrong is compared.
      expect(failed).toBeGreaterThan(compared / 20)
      expect(failed).toBeLessThan(compared * 0.95)
    },
    120_000,
  )
})

async function both(
  schema: GraphQLSchema,
  document: DocumentNode,
  variableValues: Record<string, unknown>,
): Promise<[ExecutionResult, ExecutionResult]> {
  const operation = getOperationAST(document)
  if (!operation) throw new Error('Comparing: the document holds no operation')
  const contextValue = { wie: 'test' }
  const interpreted = await execute({ schema, document, variableValues, contextValue })
  const { coerced, errors } = getVariableValues(schema, operation.variableDefinitions ?? [], variableValues)
  if (errors) return [{ errors }, interpreted]
  const run = compileOperation(schema, document, operation)
  // Twice, because the second run meets what the first one has made.
  await run(contextValue, coerced, variableValues)
  return [await run(contextValue, coerced, variableValues), interpreted]
}

/**
 * The answer as compared: the data with its order, and the errors. With promises the order in which fields fail is
 * open, and with it which of several errors under one null is told; the places that are null are not.
 */
function seen({ data, errors }: ExecutionResult, promises: boolean) {
  const text = JSON.stringify(data)
  if (!promises) return { data: text, errors: errors?.map(told) }
  return { data: text, errors: [...new Set(errors?.map((error) => nulled(data, error)))].sort() }
}

/** Errors of the engine's own are worded by each engine for itself. */
function told({ message, path, locations }: GraphQLError) {
  const isFromOutside = /^boom|^Reading a|cannot represent|^Cannot return null|^Argument/.test(message)
  return { message: isFromOutside ? message : 'own', path, locations }
}

function nulled(data: unknown, { path }: GraphQLError): string {
  const place: (string | number)[] = []
  let value = data
  for (const key of path ?? []) {
    if (value === null || value === undefined) break
    value = (value as Record<string | number, unknown>)[key]
    place.push(key)
  }
  return JSON.stringify(place)
}

describe('a compiled operation', () => {
  const schema = buildSchema(`
    type Query { keer(een: Int = 1, twee: Vraag): String zelf: Query lijst: [Query!] }
    input Vraag { drie: Int }`)

  function compiled(query: string) {
    const document = parse(query)
    const operation = getOperationAST(document)
    if (!operation) throw new Error('Compiling: the document holds no operation')
    const run = compileOperation(schema, document, operation)
    return (context: unknown, given: Record<string, unknown> = {}) => {
      const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], given)
      return run(context, coerced ?? {}, given)
    }
  }
  const query = schema.getQueryType()?.getFields()
  if (query?.['zelf'] && query['keer'] && query['lijst']) {
    query['zelf'].resolve = () => ({})
    query['lijst'].resolve = () => [{}, {}]
    query['keer'].resolve = (_, args, context) => JSON.stringify([args, context])
  }

  it('remembers no variable and no context from one request to the next', async () => {
    const run = compiled('query ($a: Int, $b: Int) { lijst { keer(een: $a, twee: { drie: $b }) } }')
    const answers = await Promise.all([
      run('x', { a: 1, b: 2 }),
      run('y', { a: 3 }),
      run('x', {}),
      run('y', { a: null, b: null }),
    ])
    expect(
      answers.map(({ data }) => (data as { lijst: { keer: string }[] }).lijst.map(({ keer }) => keer)),
    ).toEqual([
      Array(2).fill('[{"een":1,"twee":{"drie":2}},"x"]'),
      Array(2).fill('[{"een":3,"twee":{}},"y"]'),
      Array(2).fill('[{"een":1,"twee":{}},"x"]'),
      Array(2).fill('[{"een":null,"twee":{"drie":null}},"y"]'),
    ])
  })

  it('keeps the selections of each combination of conditions apart', async () => {
    const run = compiled(
      'query ($a: Boolean!, $b: Boolean!) { x: keer @include(if: $a) y: keer @skip(if: $b) }',
    )
    const keys = async (a: boolean, b: boolean) => Object.keys((await run(null, { a, b })).data ?? {})
    for (let round = 0; round < 2; round++) {
      expect(await keys(true, true)).toEqual(['x'])
      expect(await keys(true, false)).toEqual(['x', 'y'])
      expect(await keys(false, true)).toEqual([])
      expect(await keys(false, false)).toEqual(['y'])
    }
  })

  it('lets no resolver change arguments that others will get', async () => {
    const run = compiled('{ keer(twee: { drie: 1 }) }')
    const field = query?.['keer']
    const resolve = field?.resolve
    if (field) field.resolve = (_, args) => ((args as { twee: { drie: number } }).twee.drie += 1)
    const { errors } = await run(null)
    if (field && resolve) field.resolve = resolve
    expect(errors?.[0]?.message).toMatch(/read only/)
  })

  it('takes an alias for a key, whatever it is called', async () => {
    const { data } = await compiled('{ __proto__: keer constructor: keer zelf { __proto__: keer } }')(1)
    expect(JSON.stringify(data)).toBe(
      JSON.stringify(await reference('{ __proto__: keer constructor: keer zelf { __proto__: keer } }')),
    )
    expect(({} as Record<string, unknown>)['keer']).toBeUndefined()
  })

  async function reference(source: string) {
    return (await execute({ schema, document: parse(source), contextValue: 1 })).data
  }
})

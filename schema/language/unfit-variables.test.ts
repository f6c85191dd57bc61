import { buildSchema, getOperationAST, getVariableValues, parse, specifiedRules, validate } from 'graphql'
import { describe, expect, it } from 'vitest'
import { createRandom, type Random } from '../../subgraphs/kit/filling/random.ts'
import { unfitVariables } from './unfit-variables.ts'
import { validationRules } from './validation-rules.ts'

const schema = buildSchema(`
  type Query { a(n: Int!, f: Filter, lijst: [[Int!]!], k: Kleur, keuze: Keuze): Int }
  input Filter { jaar: Int!  deel: Float = 1.5  binnen: Filter  kleuren: [Kleur!]  code: ID! = "x"  aan: Boolean }
  input Keuze @oneOf { naam: String  nummer: Int }
  enum Kleur { ROOD GROEN }`)
const document = parse(
  'query ($n: Int!, $f: Filter, $lijst: [[Int!]!], $k: Kleur = ROOD, $keuze: Keuze) { a(n: $n, f: $f, lijst: $lijst, k: $k, keuze: $keuze) }',
)
const operation = getOperationAST(document)
if (!operation) throw new Error('there is one operation')
const unfit = (given: Record<string, unknown>, told = schema) =>
  unfitVariables(schema, operation, given, told).map(({ message }) => message)

/** Anything that JSON can hold, near to what the types above take. */
function value(random: Random, depth: number): unknown {
  const leaves = [null, 1, 0, 1.5, 3_000_000_000, true, 'ROOD', 'rood', '', 'Jan Jansen', '7']
  if (depth === 0 || random.chance(0.4)) return random.pick(leaves)
  if (random.chance(0.3)) return Array.from({ length: random.int(0, 3) }, () => value(random, depth - 1))
  const names = ['jaar', 'deel', 'binnen', 'kleuren', 'code', 'aan', 'naam', 'nummer', 'maand', 'geen naam']
  return Object.fromEntries(
    random
      .shuffle(names)
      .slice(0, random.int(0, 5))
      .map((name) => [name, value(random, depth - 1)]),
  )
}

/** The same, as it would be written in a document. */
function written(given: unknown): string {
  if (given === 'ROOD' || given === 'rood') return given
  if (Array.isArray(given)) return `[${given.map(written).join(', ')}]`
  if (typeof given !== 'object' || given === null) return JSON.stringify(given)
  const fields = Object.entries(given).map(([name, one]) => `${name.replace(' ', '_')}: ${written(one)}`)
  return `{ ${fields.join(', ')} }`
}

describe('what of the variables does not fit', () => {
  it('is found for those that graphql-js refuses, each at its place', () => {
    const random = createRandom(3)
    let refused = 0
    for (let round = 0; round < 200; round++) {
      const given = Object.fromEntries(['n', 'f', 'lijst', 'k'].map((name) => [name, value(random, 3)]))
      const { errors } = getVariableValues(schema, operation.variableDefinitions ?? [], given)
      if (!errors) continue
      refused++
      const found = unfit(given)
      for (const message of found.slice(0, 10))
        expect(message, JSON.stringify(given)).toMatch(/^\$(n|f|lijst|k)\b/)
      expect(found.join(), JSON.stringify(given)).not.toMatch(/Jan|geen naam/)
      expect(found.length, JSON.stringify(given)).toBe(Math.min(errors.length, 11))
    }
    expect(refused).toBeGreaterThan(150)
  })

  it('is found in a document by the rules exactly where those of graphql-js find it', () => {
    const random = createRandom(4)
    let refused = 0
    for (let round = 0; round < 200; round++) {
      const query = parse(
        `{ a(n: 1, ${random.pick(['f', 'lijst', 'k', 'keuze'])}: ${written(value(random, 3))}) }`,
      )
      const theirs = validate(schema, query, specifiedRules)
      const ours = validate(
        schema,
        query,
        validationRules(() => schema),
      )
      expect(ours.length > 0, String(theirs)).toBe(theirs.length > 0)
      expect(ours.map(({ message }) => message).join()).not.toMatch(/Jan|does not fit its type/)
      for (const { locations } of ours) expect(locations).not.toHaveLength(0)
      refused += ours.length > 0 ? 1 : 0
    }
    expect(refused).toBeGreaterThan(100)
  })

  it.each<[unknown, string]>([
    [7.5, 'the number 7.5'],
    [3_000_000_000, 'a number of 10 digits'],
    ['x', 'a text of 1 character'],
    ['', 'an empty text'],
    [[], 'an empty list'],
    [[1, 2], 'a list of 2'],
    [{}, 'an object'],
    [false, 'false'],
  ])('is told of %j by its kind and size: %s', (n, found) => {
    expect(unfit({ n })[0]).toBe(`$n is ${found}; wanted a whole number from -2147483648 to 2147483647`)
  })

  it.each([{}, { naam: 'x', nummer: 1 }, { naam: null }])(
    'is told of %j where one field is wanted',
    (keuze) => {
      expect(unfit({ n: 1, keuze })).toEqual([
        '$keuze is an object; wanted an object with exactly one of the fields naam, nummer',
      ])
    },
  )

  it('says in a document too that there is more than is named', () => {
    const told = (count: number) =>
      validate(
        schema,
        parse(`{ a(n: 1, lijst: [${Array(count).fill('x').join()}]) }`),
        validationRules(() => schema),
      ).map(({ message }) => message)
    expect(told(10)).toHaveLength(10)
    expect(told(10).join()).not.toContain('More of')
    expect(told(5_000)).toHaveLength(11)
    expect(told(11).at(-1)).toBe('More of lijst does not fit; the first 10 are named')
  })

  it('names twenty of many names, and how many more there are', () => {
    const many = buildSchema(`type Query { a(k: Veel): Int } enum Veel { ${names(50)} }`)
    const asked = getOperationAST(parse('query ($k: Veel) { a(k: $k) }'))
    const [found] = asked ? unfitVariables(many, asked, { k: 'x' }, many) : []
    expect(found?.message).toMatch(/wanted one of K0, .*K19 and 30 more$/)
  })

  it('lists names of the told schema only', () => {
    const own = buildSchema(`
      type Query { a(f: Filter, k: Kleur): Int }
      input Filter { jaar: Int!  code: ID! = "x" }
      enum Kleur { ROOD }`)
    const text = unfit({ n: 1, k: 'BLAUW', f: { maand: 1 } }, own).join('; ')
    expect(text).toContain('ROOD')
    expect(text).toContain('jaar')
    expect(text).not.toMatch(/GROEN|deel|kleuren|binnen/)
  })

  it('does not name a required field that may not be told, nor anything to whom nothing may be told', () => {
    const own = buildSchema('type Query { a(f: Filter): Int } input Filter { aan: Boolean }')
    expect(unfit({ n: 1, f: {} }, own)).toEqual(['$f lacks a field that may not be missing'])
    expect(unfit({ n: 1, f: 3, k: 'x' }, buildSchema('type Query { a: Int }'))).toEqual([
      '$f is the number 3; wanted an object',
      '$k is a text of 1 character; wanted a value of this enum',
    ])
  })
})

function names(count: number): string {
  return Array.from({ length: count }, (_, index) => `K${index}`).join(' ')
}

import { describe, expect, it } from 'vitest'
import { policyOf } from '../decision/testing.ts'
import { PublicError, toAnswerErrors } from '../errors.ts'
import { noCostDirectives } from '../limits/cost-directives.ts'
import { afnemerLimits, type LimitValues } from '../limits/limits.ts'
import { Prices } from '../limits/prices.ts'
import { limit } from './limit.ts'
import { createPrepare } from './prepare.ts'

const sdlOf = (soorten: string, filter: string) => `
  directive @begrensd(min: Int!, max: Int!) on ARGUMENT_DEFINITION | INPUT_FIELD_DEFINITION
  type Query {
    lijst(first: Int! = 20 @begrensd(min: 1, max: 100), filter: Filter, code: String): [Rij!]
    vrij(first: Int): Int
  }
  type Rij { id: ID  onder(first: Int = 5 @begrensd(min: 1, max: 10)): [Rij!] }
  input Filter { ${filter} }
  enum Soort { ${soorten} }
`
const policy = policyOf(sdlOf('GEMEENTE PROVINCIE', 'naam: String  soort: Soort  soorten: [Soort!]'))
/** What the caller of these tests can use of it. */
const own = policyOf(sdlOf('GEMEENTE', 'naam: String  soorten: [Soort!]')).schema
const prepare = createPrepare({ policy, prices: new Prices(policy.schema, noCostDirectives) })

function variablesOf(
  query: string,
  variables: Record<string, unknown> = {},
  operationName?: string,
  allowed: LimitValues = afnemerLimits,
) {
  const request = { query, variables, operationName }
  const ownSchema = () => own
  return limit(prepare(request, allowed, ownSchema), variables, allowed, ownSchema).variables
}

/** Why the request is refused; fails the test when it is not. */
function refusal(query: string, variables: Record<string, unknown> = {}): PublicError {
  try {
    variablesOf(query, variables)
  } catch (error) {
    if (error instanceof PublicError) return error
    throw error
  }
  throw new Error('The request was not refused')
}

describe('how much a request may give', () => {
  const many = (count: number, value: unknown) => Array.from({ length: count }, () => value)
  const soorten = 'query ($s: [Soort!]) { lijst(filter: { soorten: $s }) { id } }'

  it.each<[string, string, Record<string, unknown>, string, number]>([
    ['wrong values', soorten, { s: many(48_000, 1) }, 'waarden', 48_001],
    ['right values', soorten, { s: many(6_000, 'GEMEENTE') }, 'waarden', 6_001],
    ['values of no variable', '{ lijst { id } }', { x: many(6_000, 1) }, 'waarden', 6_001],
    [
      'variables that are none',
      '{ lijst { id } }',
      Object.fromEntries(many(6_000, 1).map((value, index) => [`x${index}`, value])),
      'waarden',
      6_000,
    ],
    [
      'fields of an object',
      'query ($f: Filter) { lijst(filter: $f) { id } }',
      { f: Object.fromEntries(many(6_000, 1).map((value, index) => [`x${index}`, value])) },
      'waarden',
      6_001,
    ],
    [
      'one list that is used often',
      `query ($s: [Soort!]) { ${many(6, 0)
        .map((_, index) => `a${index}: lijst(filter: { soorten: $s }) { id }`)
        .join(' ')} }`,
      { s: many(999, 'GEMEENTE') },
      'waarden',
      6_000,
    ],
    [
      'what is nested deep',
      soorten,
      { s: JSON.parse(`${'['.repeat(9_000)}${']'.repeat(9_000)}`) },
      'nesting',
      9_000,
    ],
  ])('is counted before it is looked into: %s', (_, query, variables, limiet, waarde) => {
    const { code, status, extensions } = refusal(query, variables)
    expect([code, status]).toEqual(['LIMIT_EXCEEDED', 400])
    expect(extensions).toEqual({ limiet, waarde, toegestaan: afnemerLimits[limiet as 'waarden' | 'nesting'] })
  })

  it.each([
    [
      'values',
      `{ lijst(filter: { soorten: [${many(1_500, 'GEMEENTE').join()}] }) { id } }`,
      'waarden',
      1_000,
    ],
    [
      'values within each other',
      `{ lijst(filter: ${'['.repeat(60)}${']'.repeat(60)}) { id } }`,
      'nesting',
      10,
    ],
  ])('is counted of what is written in the document: %s', (_, query, limiet, toegestaan) => {
    const allowed = { ...afnemerLimits, waarden: 1_000 }
    expect(() => variablesOf(query, {}, undefined, allowed)).toThrow(
      expect.objectContaining({ extensions: expect.objectContaining({ limiet, toegestaan }) }),
    )
  })

  it('is as much as the limit', () => {
    expect(variablesOf(soorten, { s: many(4_999, 'GEMEENTE') })['s']).toHaveLength(4_999)
  })
})

describe('bounds', () => {
  it.each<[string, string, Record<string, unknown>?]>([
    ['a literal', '{ lijst(first: 101) { id } }'],
    ['a literal under them', '{ lijst(first: 0) { id } }'],
    ['a negative literal', '{ lijst(first: -1) { id } }'],
    ['a variable', 'query ($n: Int!) { lijst(first: $n) { id } }', { n: 101 }],
    ['a default of a variable', 'query ($n: Int! = 101) { lijst(first: $n) { id } }'],
    ['a field below another', '{ lijst { onder(first: 101) { id } } }'],
    ['an alias', '{ first: lijst(first: 101) { id } }'],
    ['an inline fragment', '{ ... on Query { lijst(first: 101) { id } } }'],
    ['a fragment', '{ ...Alles } fragment Alles on Query { lijst(first: 101) { id } }'],
    [
      'a fragment with a variable',
      'query ($n: Int!) { ...Alles } fragment Alles on Query { lijst(first: $n) { id } }',
      { n: 101 },
    ],
  ])('hold for %s', (_, query, variables) => {
    const { status, code, extensions } = refusal(query, variables)
    expect(status).toBe(400)
    expect(code).toBe('BAD_USER_INPUT')
    expect(extensions).toMatchObject({ argument: 'first', min: 1 })
  })

  it('say which argument went over and what was wanted', () => {
    expect(refusal('{ lijst(first: 101) { id } }').message).toMatch(/argument "first".*wanted 1 to 100$/)
    expect(refusal('{ lijst { onder(first: 11) { id } } }').message).toMatch(/wanted 1 to 10$/)
  })

  it.each<[string, string, Record<string, unknown>?]>([
    ['the bounds themselves', '{ een: lijst(first: 1) { id } honderd: lijst(first: 100) { id } }'],
    ['a default of the schema', '{ lijst { id } }'],
    ['a variable within them', 'query ($n: Int!) { lijst(first: $n) { id } }', { n: 100 }],
    ['null where the argument takes it', '{ lijst { onder(first: null) { id } } }'],
    ['an absent variable', 'query ($n: Int) { lijst { onder(first: $n) { id } } }'],
    ['an argument of that name without bounds', '{ vrij(first: 101) }'],
  ])('let %s pass', (_, query, variables) => {
    expect(() => variablesOf(query, variables)).not.toThrow()
  })
})

describe('variables', () => {
  it('come back with their defaults, and without what the operation does not define', () => {
    const query =
      'query ($n: Int! = 7, $f: Filter, $c: String) { lijst(first: $n, filter: $f, code: $c) { id } }'
    expect({ ...variablesOf(query, { f: { naam: 'x' }, extra: 1 }) }).toEqual({ n: 7, f: { naam: 'x' } })
  })

  const filter = 'query ($f: Filter) { lijst(filter: $f) { id } }'
  const number = 'query ($n: Int!) { lijst(first: $n) { id } }'
  it.each<[string, string, Record<string, unknown>, string]>([
    [
      'another type',
      number,
      { n: 'geheim' },
      '$n is a text of 6 characters; wanted a whole number from -2147483648 to 2147483647',
    ],
    [
      'nothing where a value is needed',
      number,
      {},
      '$n is missing; wanted a value: it may not be missing or null',
    ],
    [
      'null where a value is needed',
      number,
      { n: null },
      '$n is null; wanted a value: it may not be missing or null',
    ],
    [
      'a field that does not exist',
      filter,
      { f: { naa: 'x' } },
      '$f.naa is no field of this input; wanted one of naam, soorten',
    ],
    [
      'a field that has no name',
      filter,
      { f: { 'geheim geheim': 1 } },
      '$f has a field whose name is none of this input; wanted one of naam, soorten',
    ],
    [
      'an unknown enum value in a list',
      filter,
      { f: { soorten: ['GEMEENTE', 'geheim'] } },
      '$f.soorten[1] is a text of 6 characters; wanted one of GEMEENTE',
    ],
    [
      'an unknown enum value in a field that the caller does not have',
      filter,
      { f: { soort: 'geheim' } },
      '$f.soort is no field of this input; wanted one of naam, soorten',
    ],
    [
      'a list for an input',
      filter,
      { f: ['geheim'] },
      '$f is a list of 1; wanted an object with the fields naam, soorten',
    ],
    [
      'an object for a text',
      'query ($c: String) { lijst(code: $c) { id } }',
      { c: { diep: ['geheim'] } },
      '$c is an object; wanted a text',
    ],
  ])('with %s are refused with what was found and wanted', (_, query, variables, message) => {
    const error = refusal(query, variables)
    expect([error.status, error.code]).toEqual([400, 'BAD_USER_INPUT'])
    expect(toAnswerErrors(error)).toMatchObject([{ message, extensions: { code: 'BAD_USER_INPUT' } }])
  })

  it('hold an enum value that the caller does not have to be unknown, beside one that is', () => {
    const errors = toAnswerErrors(refusal(filter, { f: { soorten: ['PROVINCIE', 'GEMEENTE', 'geheim'] } }))
    expect(errors.map(({ message }) => message)).toEqual([
      '$f.soorten[0] is a text of 9 characters; wanted one of GEMEENTE',
      '$f.soorten[2] is a text of 6 characters; wanted one of GEMEENTE',
    ])
  })

  it('that do not fit are each named, with where in the variable', () => {
    const query = 'query ($f: Filter, $n: Int!) { lijst(first: $n, filter: $f) { id } }'
    const errors = toAnswerErrors(refusal(query, { n: 'x', f: { a: 1, soorten: ['x', 7] } }))
    expect(errors.map(({ extensions }) => extensions['variable'])).toEqual([
      '$f.a',
      '$f.soorten[0]',
      '$f.soorten[1]',
      '$n',
    ])
  })

  it('that do not fit in many places are named ten times, and that there are more is said', () => {
    const errors = toAnswerErrors(refusal(filter, { f: { soorten: Array(4_000).fill('x') } }))
    expect(errors).toHaveLength(11)
    expect(errors[10]?.message).toBe('More of the variables does not fit; the first 10 are named')
  })

  it('are those of the operation that is asked', () => {
    const query = 'query A ($n: Int!) { lijst(first: $n) { id } } query B { vrij }'
    expect(() => variablesOf(query, {}, 'B')).not.toThrow()
    expect(() => variablesOf(query, {}, 'A')).toThrow(PublicError)
  })
})

describe('a number outside its bounds', () => {
  it.each<[unknown, string]>([
    [101, '101'],
    [-123_456, '-123456'],
    [123_456_782, 'a number of 9 digits'],
    [612_345_678, 'a number of 9 digits'],
    [-1_234_567, 'a number of 7 digits'],
  ])('is repeated only where it cannot be that of somebody: %j', (n, told) => {
    const query = 'query ($n: Int!) { lijst(first: $n) { id } }'
    expect(refusal(query, { n }).message).toBe(`The argument "first" is ${told}; wanted 1 to 100`)
    expect(refusal(`{ lijst(first: ${n}) { id } }`).message).toBe(
      `The argument "first" is ${told}; wanted 1 to 100`,
    )
  })
})

describe('the cost of an operation', () => {
  const dear = 'query ($n: Int!) { lijst(first: $n) { onder(first: 10) { id } } }'

  it('is held against what the caller may, with the variables filled in', () => {
    const allowed = { ...afnemerLimits, kosten: 100 }
    expect(() => variablesOf(dear, { n: 5 }, undefined, allowed)).not.toThrow()
    expect(() => variablesOf(dear, { n: 50 }, undefined, allowed)).toThrow('passes the limit "kosten"')
    expect(() => variablesOf(dear, { n: 50 })).not.toThrow()
  })

  it('is not worked out for a number out of bounds, which is refused for what it is', () => {
    expect(refusal(dear, { n: 1_000_000 }).code).toBe('BAD_USER_INPUT')
  })
})

import { describe, expect, it } from 'vitest'
import { policyOf } from '../decision/testing.ts'
import { PublicError } from '../errors.ts'
import { noCostDirectives } from '../limits/cost-directives.ts'
import { afnemerLimits, type LimitValues } from '../limits/limits.ts'
import { Prices } from '../limits/prices.ts'
import { limit } from './limit.ts'
import { createPrepare } from './prepare.ts'

const policy = policyOf(`
  directive @begrensd(min: Int!, max: Int!) on ARGUMENT_DEFINITION | INPUT_FIELD_DEFINITION
  type Query {
    lijst(first: Int! = 20 @begrensd(min: 1, max: 100), filter: Filter, code: String): [Rij!]
    vrij(first: Int): Int
  }
  type Rij { id: ID  onder(first: Int = 5 @begrensd(min: 1, max: 10)): [Rij!] }
  input Filter { naam: String  soort: Soort }
  enum Soort { GEMEENTE PROVINCIE }
`)
const parts = { ...policy, prices: new Prices(policy.schema, noCostDirectives) }
const prepare = createPrepare(policy.schema)

function variablesOf(
  query: string,
  variables: Record<string, unknown> = {},
  operationName?: string,
  allowed: LimitValues = afnemerLimits,
) {
  const request = { query, variables, operationName }
  return limit(parts, allowed, request, prepare(request, allowed)).variables
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

  it.each<[string, string, Record<string, unknown>, string]>([
    ['another type', 'query ($n: Int!) { lijst(first: $n) { id } }', { n: 'geheim' }, '$n'],
    [
      'a value for a field that does not exist',
      'query ($f: Filter) { lijst(filter: $f) { id } }',
      { f: { geheim: 1 } },
      '$f',
    ],
    [
      'a field that is nearly right',
      'query ($f: Filter) { lijst(filter: $f) { id } }',
      { f: { geheim: 1, naa: 'x' } },
      '$f',
    ],
    [
      'an unknown enum value',
      'query ($f: Filter) { lijst(filter: $f) { id } }',
      { f: { soort: 'geheim' } },
      '$f',
    ],
    ['nothing where a value is needed', 'query ($n: Int!) { lijst(first: $n) { id } }', {}, '$n'],
    ['null where a value is needed', 'query ($n: Int!) { lijst(first: $n) { id } }', { n: null }, '$n'],
    [
      'a list of many faults',
      'query ($c: String) { lijst(code: $c) { id } }',
      { c: { diep: ['geheim'] } },
      '$c',
    ],
  ])('with %s are refused by name, without the value or a suggestion', (_, query, variables, name) => {
    const { status, code, message, extensions } = refusal(query, variables)
    expect({ status, code, message, extensions }).toEqual({
      status: 400,
      code: 'BAD_USER_INPUT',
      message: `The value does not fit the type of ${name}`,
      extensions: {},
    })
  })

  it('that do not fit are each named once', () => {
    const query = 'query ($f: Filter, $n: Int!) { lijst(first: $n, filter: $f) { id } }'
    expect(refusal(query, { n: 'x', f: { a: 1, b: 2 } }).message).toBe(
      'The value does not fit the type of $f, $n',
    )
  })

  it('are those of the operation that is asked', () => {
    const query = 'query A ($n: Int!) { lijst(first: $n) { id } } query B { vrij }'
    expect(() => variablesOf(query, {}, 'B')).not.toThrow()
    expect(() => variablesOf(query, {}, 'A')).toThrow(PublicError)
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

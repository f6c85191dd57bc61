import { buildSchema, getOperationAST, getVariableValues, parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import { variablesReader } from './read-variables.ts'

const schema = buildSchema(`
  type Query { a(n: Int, verplicht: Int!, namen: [String!], filter: Filter, kleur: Kleur): Int }
  input Filter { jaar: Int! = 2024 binnen: Filter }
  enum Kleur { ROOD GROEN }`)
const definitions =
  '($n: Int = 7, $verplicht: Int!, $namen: [String!], $filter: Filter = { jaar: 1 }, $kleur: Kleur)'
const operation = getOperationAST(parse(`query Q${definitions} { a(n: $n, verplicht: $verplicht) }`))
if (!operation) throw new Error('there is one operation')
const read = variablesReader(schema, operation)

describe('The variables of an operation', () => {
  it.each<Record<string, unknown>>([
    { verplicht: 1 },
    { verplicht: 1, n: null },
    { verplicht: 1, namen: 'een' },
    { verplicht: 1, namen: ['een', 'twee'], kleur: 'ROOD' },
    { verplicht: 1, filter: { binnen: { jaar: 3 } } },
    { verplicht: 1, filter: undefined },
    { verplicht: 1, onbekend: 2 },
    {},
    { verplicht: null },
    { verplicht: '1' },
    { verplicht: 1, namen: ['een', null] },
    { verplicht: 1.5, kleur: 'BLAUW', filter: { maand: 3 } },
    Object.create({ verplicht: 1 }),
  ])('%j are read as graphql-js reads them', (given) => {
    expect(read(given)).toEqual(getVariableValues(schema, operation.variableDefinitions ?? [], given).coerced)
  })

  it('have a default of their own each time, so that who gets it may change it', () => {
    const first = read({ verplicht: 1 })
    expect(first).toEqual({ verplicht: 1, n: 7, filter: { jaar: 1 } })
    expect(read({ verplicht: 1 })?.['filter']).not.toBe(first?.['filter'])
  })

  it('may be called __proto__, which makes no prototype', () => {
    const other = getOperationAST(parse('query Q($__proto__: Filter) { a(filter: $__proto__) }'))
    if (!other) throw new Error('there is one operation')
    const coerced = variablesReader(schema, other)(JSON.parse('{ "__proto__": { "jaar": 1 } }'))
    expect(Object.keys(coerced ?? {})).toEqual(['__proto__'])
    expect(coerced).not.toHaveProperty('jaar')
  })

  it('of a type that is not there are refused', () => {
    const other = getOperationAST(parse('query Q($v: Niets) { a }'))
    if (!other) throw new Error('there is one operation')
    expect(variablesReader(schema, other)({})).toBeUndefined()
  })
})

import { buildSchema, getVariableValues, type OperationDefinitionNode, parse, validate } from 'graphql'
import { describe, expect, it } from 'vitest'
import { cost } from './cost.ts'
import { type CostDirectives, noCostDirectives } from './cost-directives.ts'
import { immeasurable } from './expansion.ts'
import { Prices } from './prices.ts'

const schema = buildSchema(`
  type Query {
    gemeente: Gemeente
    kaart: [[Gemeente!]!]
    raster: [[[Int]]]
    soort: Soort
    gemeenten(first: Int = 20, after: String, filter: Filter): GemeenteConnection
    laatste(last: Int): [Gemeente!]!
    alle: [Gemeente!]!
    eigen(aantal: Int, grens: Int): [Gemeente]
    rijen(aantal: Int): Rijen
    plaats: Plaats
    code(lengte: Int): String
  }
  enum Soort { KLEIN  HEEL_GROOT }
  input Filter { naam: String  diep: [Filter!] }
  interface Plaats { naam: String  buren: [Plaats] }
  type Gemeente implements Plaats { naam: String  codes: [String!]!  buren: [Plaats]  dorpen(first: Int! = 5): GemeenteConnection }
  type Eiland implements Plaats { naam: String  buren: [Plaats] }
  type GemeenteConnection { edges: [GemeenteEdge!]!  nodes: [Gemeente!]!  pageInfo: PageInfo!  aantal: Int! }
  type GemeenteEdge { cursor: String!  node: Gemeente! }
  type PageInfo { hasNextPage: Boolean! }
  type Rijen { lijst: [Gemeente!]  andere: [Gemeente!] }
`)

const costOf = (...asked: Parameters<typeof bothOf>) => bothOf(...asked).kosten
const sizeOf = (...asked: Parameters<typeof bothOf>) => bothOf(...asked).omvang

function bothOf(
  query: string,
  given: Record<string, unknown> = {},
  directives: Partial<CostDirectives> = {},
) {
  const document = parse(query)
  const faults = validate(schema, document)
  if (faults.length > 0) throw new Error(`The test query is not valid: ${faults[0]?.message}`)
  const operation = document.definitions[0] as OperationDefinitionNode
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], given)
  const prices = new Prices(schema, { ...noCostDirectives, ...directives })
  return cost({ schema, prices, document, operation, variables: coerced ?? {} })
}

describe('cost', () => {
  it('is 1 for each object and 0 for each scalar', () => {
    expect(costOf('{ gemeente { naam codes __typename } x: gemeente { naam } }')).toBe(2)
  })

  it('counts ten rows for a list of which nothing says how long it is', () => {
    expect(costOf('{ alle { naam } }')).toBe(10)
    expect(costOf('{ alle { buren { naam } } }')).toBe(10 * (1 + 10))
  })

  it.each([
    ['written out', '{ gemeenten(first: 50) { edges { node { naam } } } }', {}],
    ['by variable', 'query ($n: Int) { gemeenten(first: $n) { edges { node { naam } } } }', { n: 50 }],
    [
      'by the default of a variable',
      'query ($n: Int = 50) { gemeenten(first: $n) { edges { node { naam } } } }',
      {},
    ],
  ])('counts as many rows of a connection as first says, %s', (_, query, variables) => {
    expect(costOf(query, variables)).toBe(1 + 50 * 2)
  })

  it('counts the default of first when the operation gives none', () => {
    expect(costOf('{ gemeenten { edges { node { naam } } } }')).toBe(1 + 20 * 2)
    expect(costOf('query ($n: Int) { gemeenten(first: $n) { edges { node { naam } } } }')).toBe(1 + 20 * 2)
  })

  it('counts ten rows when first is null', () => {
    expect(costOf('{ gemeenten(first: null) { edges { node { naam } } } }')).toBe(1 + 10 * 2)
  })

  it('multiplies what is nested by each length, and not what stands beside the rows', () => {
    const query =
      '{ gemeenten(first: 50) { pageInfo { hasNextPage } aantal edges { node { dorpen { nodes { naam } edges { cursor } } } } } }'
    expect(costOf(query)).toBe(1 + 1 + 50 * (1 + 1 + (1 + 5 + 5)))
  })

  it('counts a list that has first or last itself by that', () => {
    expect(costOf('{ laatste(last: 3) { naam } }')).toBe(3)
  })

  it('applies a length to rows that are selected in fragments, each at its own', () => {
    const query = `{ a: gemeenten(first: 2) { ...Rijen } b: gemeenten(first: 30) { ... { ...Rijen } } }
      fragment Rijen on GemeenteConnection { edges { ...Rij } }  fragment Rij on GemeenteEdge { node { naam } }`
    expect(costOf(query)).toBe(1 + 2 * 2 + 1 + 30 * 2)
  })

  it('measures fragments that double sixty times without expanding them', () => {
    const fragments = Array.from(
      { length: 60 },
      (_, i) =>
        `fragment F${i} on Gemeente { ${i < 59 ? `...F${i + 1} x${i}: dorpen { nodes { ...F${i + 1} } }` : 'naam'} }`,
    )
    expect(costOf(`{ gemeente { ...F0 } } ${fragments.join(' ')}`)).toBe(immeasurable)
  })

  it('stops counting at a length that no list has', () => {
    expect(costOf('{ laatste(last: 2147483647) { naam } }')).toBe(immeasurable)
  })

  it('counts no rows for a negative length', () => {
    expect(costOf('{ laatste(last: -5) { naam } }')).toBe(0)
  })

  it('counts introspection as one sum', () => {
    expect(costOf('{ __schema { types { name } } __type(name: "A") { name } __typename }')).toBe(1100)
  })
})

describe('the size of an answer', () => {
  const naam = 'naam'.length + 4 + 100

  it('has the key of each field and what its scalar is expected to be, and braces around an object', () => {
    const gemeente = 'gemeente'.length + 4 + 3
    expect(sizeOf('{ gemeente { naam } }')).toBe(gemeente + naam)
    expect(sizeOf('{ soort }')).toBe('soort'.length + 4 + '"HEEL_GROOT"'.length)
  })

  it('grows with each alias, by its own length', () => {
    const aliases = Array.from({ length: 100 }, (_, i) => `veld${i + 100}: naam`).join(' ')
    expect(sizeOf(`{ gemeente { ${aliases} } }`) - sizeOf('{ gemeente { __typename } }')).toBeGreaterThan(
      100 * (100 + 7),
    )
    expect(sizeOf(`{ gemeente { ${'a'.repeat(60)}: naam } }`)).toBe(sizeOf('{ gemeente { naam } }') + 56)
  })

  it('grows with the rows of every list around it', () => {
    const page = (first: number) =>
      sizeOf(`{ gemeenten(first: ${first}) { edges { node { dorpen(first: 10) { nodes { naam } } } } } }`)
    expect(page(100) - page(99)).toBeGreaterThan(10 * naam)
    expect(sizeOf('{ alle { codes } }')).toBeGreaterThan(10 * 10 * 100)
  })

  it('has ten of each list that lies within a list', () => {
    expect(sizeOf('{ raster }')).toBe('raster'.length + 4 + 1_000 * 11)
    expect(costOf('{ kaart { naam } }')).toBe(100)
    expect(sizeOf('{ kaart { naam } }')).toBeGreaterThan(100 * naam)
  })

  it('counts what is asked of the schema itself', () => {
    const fields = (selection: string) => sizeOf(`{ __schema { types { fields { ${selection} } } } }`)
    expect(fields('name description')).toBeGreaterThan(10 * 200)
    expect(fields('a: name b: name c: name') / fields('a: name')).toBeGreaterThan(2)
    expect(fields('type { fields { name } }')).toBeGreaterThan(fields('name'))
  })

  it('is measured of fragments that double without expanding them', () => {
    const fragments = Array.from(
      { length: 60 },
      (_, i) => `fragment F${i} on Gemeente { ${i < 59 ? `...F${i + 1} ...F${i + 1}` : 'naam'} }`,
    )
    expect(sizeOf(`{ gemeente { ...F0 } } ${fragments.join(' ')}`)).toBe(immeasurable)
  })
})

describe('@cost', () => {
  const weights = (...written: [string, number][]) => ({ weights: new Map(written) })

  it('on a field replaces what its type weighs', () => {
    const directives = weights(['Query.gemeente', 7], ['Gemeente', 3], ['Gemeente.naam', 2])
    expect(costOf('{ gemeente { naam } alle { codes } }', {}, directives)).toBe(7 + 2 + 10 * 3)
  })

  it('on a scalar counts wherever it is returned', () => {
    expect(costOf('{ gemeente { naam } code }', {}, weights(['String', 4]))).toBe(1 + 4 + 4)
  })

  it('on an argument counts when it is given', () => {
    const directives = weights(['Query.code(lengte:)', 6])
    expect(costOf('{ code }', {}, directives)).toBe(0)
    expect(costOf('{ code(lengte: 1) }', {}, directives)).toBe(6)
  })

  it('on an input field counts each time it is given, also by variable', () => {
    const directives = weights(['Filter.naam', 5])
    const query = 'query ($f: Filter) { gemeenten(filter: $f) { aantal } }'
    expect(costOf(query, { f: { naam: 'a', diep: [{ naam: 'b' }, {}] } }, directives)).toBe(1 + 10)
  })

  it('counts an interface as the heaviest type that it can be', () => {
    const directives = weights(['Eiland', 9], ['Eiland.naam', 4])
    expect(costOf('{ plaats { naam } }', {}, directives)).toBe(9 + 4)
  })
})

describe('@listSize', () => {
  const lists = (coordinate: string, size: object) => ({
    lists: new Map([
      [coordinate, { assumedSize: undefined, slicingArguments: [], sizedFields: [], ...size }],
    ]),
  })

  it('says how long a list is assumed to be', () => {
    expect(costOf('{ alle { naam } }', {}, lists('Query.alle', { assumedSize: 342 }))).toBe(342)
  })

  it('says which arguments hold the length; the largest counts', () => {
    const directives = lists('Query.eigen', { assumedSize: 4, slicingArguments: ['aantal', 'grens'] })
    expect(costOf('{ eigen(aantal: 6, grens: 8) { naam } }', {}, directives)).toBe(8)
    expect(costOf('{ eigen { naam } }', {}, directives)).toBe(4)
  })

  it('says which fields below have that length, and leaves others as they are', () => {
    const directives = lists('Query.rijen', { slicingArguments: ['aantal'], sizedFields: ['lijst'] })
    expect(costOf('{ rijen(aantal: 3) { lijst { naam } andere { naam } } }', {}, directives)).toBe(1 + 3 + 10)
  })

  it('counts for an interface field when a type has it', () => {
    expect(costOf('{ plaats { buren { naam } } }', {}, lists('Eiland.buren', { assumedSize: 2 }))).toBe(1 + 2)
  })
})

import { describe, expect, it } from 'vitest'
import { composeGraph } from '../../test/engine/graph.ts'
import { planOf } from '../../test/engine/plans.ts'
import { planFromApollo } from '../planner/apollo/plan.ts'
import type { EntityFetch, PlanNode, RootFetch, Told } from '../planner/plan.ts'
import { faultIn } from './check-plan.ts'
import { knowledgeOf } from './supergraph/knowledge.ts'

const graph = composeGraph({
  name: 'pakketten',
  subgraphs: {
    a: `
      type Query { pakket: Pakket pakketten: [Pakket!] houder: Houder }
      type Pakket @key(fields: "id") { id: ID! gewicht: Int prijs(valuta: String = "EUR", per: Int): Int maat: Maat }
      type Maat { lengte(eenheid: String): Int breedte: Int }
      interface Houder { pakket: Pakket }
      type Kist implements Houder { pakket: Pakket inhoud: Pakket }
      type Zak implements Houder { pakket: Pakket }
    `,
    b: `
      type Query { laatste: Pakket }
      type Pakket @key(fields: "id") {
        id: ID!
        gewicht: Int @external
        prijs(valuta: String = "EUR", per: Int): Int @external
        maat: Maat @external
        totaal: Int @external
        porto: Int @requires(fields: "gewicht")
        euro: Int @requires(fields: "prijs(valuta: \\"EUR\\", per: 1)")
        dollar: Int @requires(fields: "prijs(valuta: \\"USD\\")")
        lang: Int @requires(fields: "maat { lengte(eenheid: \\"cm\\") }")
        breed: Int @requires(fields: "maat { breedte }")
        verzekerd: Int @requires(fields: "totaal")
        omvang: Int @requires(fields: "maat { lengte(eenheid: \\"m\\") breedte }")
        zelf: Pakket
      }
      type Maat { lengte(eenheid: String): Int @external breedte: Int @external }
    `,
    c: `
      type Pakket @key(fields: "id") { id: ID! breed: Int @external totaal: Int @requires(fields: "breed") }
    `,
  },
  wereld: () => ({ query: {}, entities: [] }),
  values: {},
})
const knowledge = knowledgeOf(graph.supergraphSdl)

/** What is found in the plan that Apollo's planner makes for an operation. */
function faultOf(query: string): string | undefined {
  const plan = planOf(graph, { query, operationName: undefined, variables: {} })
  if (!plan) throw new Error('Planning a query: there is no plan')
  return faultIn(knowledge, planFromApollo(plan).node)
}

const field = (name: string, ...told: Told[]): Told => ({
  kind: 'field',
  key: name,
  name,
  ...(told.length > 0 ? { told } : {}),
})
const on = (type: string, ...told: Told[]): Told => ({ kind: 'on', type, told })
const key = [field('__typename'), field('id')]

/** A fetch of the root, at a place that gives it again or at the root itself. */
function fetch(source: string, operation: string): RootFetch {
  return { kind: 'root', source, operation, operationKind: 'query', variables: [], place: [], renames: [] }
}

/** A fetch of more of the objects at a place, that says what is told of them; `after` is fragments by name. */
function more(
  source: string,
  place: readonly string[],
  selection: string,
  told: readonly Told[],
  after = '',
): EntityFetch {
  return {
    kind: 'entities',
    source,
    operation: `query ($representations: [_Any!]!) { _entities(representations: $representations) ${selection} } ${after}`,
    variables: [],
    batches: [
      { key: '_entities', variable: 'representations', places: [place], told, retyped: [], renames: [] },
    ],
  }
}
const found = (node: PlanNode) => faultIn(knowledge, node)

describe('a plan of the planner', () => {
  it.each([
    '{ pakket { id gewicht } }',
    '{ pakket { porto } }',
    '{ pakketten { porto omvang } }',
    '{ pakket { lang } }',
    '{ pakket { zelf { porto } } }',
    '{ pakket { totaal } }',
    '{ houder { pakket { porto breed } } }',
  ])('is good for %s', (query) => {
    expect(faultOf(query)).toBeUndefined()
  })

  it('asks a chain of requirements that comes back to a source without the first of them', () => {
    expect(faultOf('{ pakket { verzekerd } }')).toBe('Pakket.breed is asked of b without what it requires')
  })

  it('asks the same from the root of that source, where nothing can be told', () => {
    expect(faultOf('{ laatste { totaal } }')).toBe('Pakket.breed is asked of b without what it requires')
  })

  it('tells for such a chain only what is required of the same object for another field', () => {
    expect(faultOf('{ pakket { lang verzekerd } }')).toBe(
      'Pakket.breed is asked of b without what it requires',
    )
  })

  it('tells one value for two requirements with other arguments', () => {
    expect(faultOf('{ pakket { euro dollar } }')).toBe(
      'Pakket.euro requires "prijs(valuta: "EUR", per: 1)" with other arguments than are asked',
    )
  })

  it('does so in objects below, too', () => {
    expect(faultOf('{ pakketten { lang omvang } }')).toMatch(
      /^Pakket\.(lang|omvang) requires "lengte\(eenheid: "c?m"\)" with other arguments than are asked$/,
    )
  })
})

describe('a field with a requirement', () => {
  it('may be asked where the source is told of it', () => {
    const told = [on('Pakket', ...key, field('gewicht'))]
    expect(found(more('b', ['pakket'], '{ ... on Pakket { porto } }', told))).toBeUndefined()
  })

  it('may be told through a fragment without a condition, and under an alias that is its name', () => {
    const told = [on('', ...key, { kind: 'field', key: 'gewicht_b', name: 'gewicht' })]
    expect(found(more('b', ['pakket'], '{ ... on Pakket { porto } }', told))).toBeUndefined()
  })

  it('may not be told of objects of another type', () => {
    const told = [on('Pakket', ...key), on('Kist', field('gewicht'))]
    expect(found(more('b', ['pakket'], '{ ... on Pakket { porto } }', told))).toBe(
      'Pakket.porto is asked of b without what it requires',
    )
  })

  it('may not be told in part', () => {
    const part = [on('Pakket', ...key, field('maat', field('breedte')))]
    const whole = [...part, on('Pakket', field('maat', field('lengte')))]
    const omvang = '{ ... on Pakket { omvang } }'
    expect(found(more('b', ['pakket'], omvang, part))).toBe(
      'Pakket.omvang is asked of b without what it requires',
    )
    expect(found(more('b', ['pakket'], omvang, whole))).toBeUndefined()
  })

  it('may be asked of a source that needs no telling', () => {
    const told = [on('Pakket', ...key)]
    expect(found(more('c', ['pakket'], '{ ... on Pakket { porto } }', told))).toBeUndefined()
  })

  it('is found in fragments by name', () => {
    const operation = '{ laatste { ...F } } fragment F on Pakket { ... on Pakket { porto } }'
    expect(found(fetch('b', operation))).toBe('Pakket.porto is asked of b without what it requires')
  })

  it('is found at the top of what is asked of entities through a fragment by name', () => {
    const node = more('b', ['pakket'], '{ ...F }', [on('Pakket', ...key)], 'fragment F on Pakket { porto }')
    expect(found(node)).toBe('Pakket.porto is asked of b without what it requires')
  })

  it('cannot be told below another field, however deep and through whatever type', () => {
    const told = [on('Pakket', ...key, field('gewicht'))]
    const deep = '{ ... on Pakket { zelf { zelf { ... on Pakket { porto } } } } }'
    expect(found(more('b', ['pakket'], deep, told))).toBe(
      'Pakket.porto is asked of b without what it requires',
    )
    expect(found(fetch('b', '{ houder { ... on Kist { inhoud { porto } } } }'))).toBe(
      'Pakket.porto is asked of b without what it requires',
    )
  })
})

describe('a requirement with arguments', () => {
  const told = [on('Pakket', ...key, field('prijs'))]
  const euro = (place: readonly string[]) => more('b', place, '{ ... on Pakket { euro } }', told)
  const inOrder = (...nodes: PlanNode[]): PlanNode => ({ kind: 'sequence', nodes })
  const fault = 'Pakket.euro requires "prijs(valuta: "EUR", per: 1)" with other arguments than are asked'

  it.each([
    ['with these arguments', '{ pakket { prijs(valuta: "EUR", per: 1) } }', undefined],
    ['with these in another order', '{ pakket { prijs(per: 1, valuta: "EUR") } }', undefined],
    ['with others', '{ pakket { prijs(valuta: "USD") } }', fault],
    ['without, which has the defaults of its source', '{ pakket { prijs } }', fault],
    ['with others under another name', '{ pakket { ook: prijs(valuta: "USD") } }', undefined],
    ['with others, as what another field is called', '{ pakket { prijs: gewicht } }', fault],
    ['with others elsewhere', '{ pakketten { prijs(valuta: "USD") } }', undefined],
    ['with others in a fragment', '{ pakket { ... on Pakket { prijs(valuta: "USD") } } }', fault],
  ])('may stand where the plan asks the field %s', (_, operation, expected) => {
    expect(found(inOrder(fetch('a', operation), euro(['pakket'])))).toBe(expected)
  })

  it('is held against the items of a list as against one object, in whatever order', () => {
    const first = fetch('a', '{ pakketten { prijs(valuta: "USD") } }')
    expect(found(inOrder(first, euro(['pakketten', '@'])))).toBe(fault)
    expect(found({ kind: 'parallel', nodes: [euro(['pakketten', '@']), first] })).toBe(fault)
  })
})

describe('a plan in which nothing can be wrong in this way', () => {
  it('is one that asks nothing', () => {
    expect(faultIn(knowledge, null)).toBeUndefined()
  })

  it('is any plan over a supergraph without requirements', () => {
    const none = knowledgeOf('type Query { een: Int }')
    // Not so much as read.
    expect(faultIn(none, fetch('a', 'not GraphQL'))).toBeUndefined()
  })
})

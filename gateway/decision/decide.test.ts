import { describe, expect, it } from 'vitest'
import { anonymous } from '../../schema/rights/caller.ts'
import { answerAs, placesOf, policyOf, withScopes } from './testing.ts'

const policy = policyOf(`
  type Query { dier: Dier  dieren: [Dier!]  geheim: Geheim @requiresScopes(scopes: [["geheim:lezen"]])  vondst: Vondst  open: Int }
  type Mutation { wijzig: Dier  wis: Int @requiresScopes(scopes: [["geheim:lezen"]]) }
  interface Dier { naam: String  adres: Adres }
  type Hond implements Dier { naam: String  adres: Adres  chip: String @requiresScopes(scopes: [["dier:chip"]]) }
  type Kat implements Dier { naam: String @requiresScopes(scopes: [["kat:naam"]])  adres: Adres  chip: String }
  type Adres @requiresScopes(scopes: [["dier:adres"]]) { straat: String  nummer: Int }
  type Geheim @authenticated { waarde: String }
  union Vondst = Hond | Schat
  type Schat @requiresScopes(scopes: [["schat:zien"]]) { plek: String }
`)
const hond = { is: 'Hond', naam: 'Bo', chip: '1', adres: { straat: 'A', nummer: 1 } }
const kat = { is: 'Kat', naam: 'Mia', chip: '2', adres: { straat: 'B', nummer: 2 } }
const root = {
  dier: hond,
  dieren: [hond, kat],
  vondst: { is: 'Schat', plek: 'hier' },
  open: 1,
  geheim: { waarde: 'x' },
}
describe('decide', () => {
  it('leaves an operation as it is when nothing in it is refused', async () => {
    const { decision } = await answerAs(policy, withScopes('dier:adres'), '{ dier { adres { straat } } }', {
      root,
    })
    expect(decision).toEqual({ kind: 'unchanged' })
  })

  it('puts null and an error with coordinate, path and what would open it', async () => {
    const { data, errors } = await answerAs(policy, withScopes(), '{ dier { adres { straat } } open }', {
      root,
    })
    expect(data).toEqual({ dier: { adres: null }, open: 1 })
    expect(errors).toEqual([
      {
        message: 'Not authorised to read "Adres"',
        path: ['dier', 'adres'],
        extensions: { code: 'UNAUTHORIZED_FIELD_OR_TYPE', veld: 'Adres', vereist: ['dier:adres'] },
      },
    ])
  })

  it('takes what is refused out of what is executed', async () => {
    const { executed } = await answerAs(policy, withScopes(), '{ dier { adres { straat } } open }', { root })
    expect(executed).not.toContain('adres')
  })

  it('keeps the order in which the operation asks', async () => {
    const { data } = await answerAs(policy, anonymous, '{ geheim { waarde } open dier { __typename } }', {
      root,
    })
    expect(Object.keys(data as object)).toEqual(['geheim', 'open', 'dier'])
  })

  it('answers data: null when everything is refused', async () => {
    const { data, errors } = await answerAs(policy, anonymous, '{ geheim { waarde } }', { root })
    expect(data).toBeNull()
    expect(placesOf(errors)).toEqual([['geheim']])
  })

  it('refuses under aliases, also ones that are names of other fields or of the prototype', async () => {
    const { data, errors } = await answerAs(
      policy,
      anonymous,
      '{ open: geheim { waarde } __proto__: geheim { waarde } constructor: geheim { waarde } dier { __typename } }',
      { root },
    )
    expect(Object.keys(data as object)).toEqual(['open', '__proto__', 'constructor', 'dier'])
    expect(placesOf(errors)).toEqual([['open'], ['__proto__'], ['constructor']])
  })

  it('judges an interface field by each type that it can be', async () => {
    const { data, errors } = await answerAs(policy, withScopes(), '{ dieren { naam } }', { root })
    expect(data).toEqual({ dieren: [{ naam: 'Bo' }, { naam: null }] })
    expect(placesOf(errors)).toEqual([['dieren', 1, 'naam']])
  })

  it('judges siblings with one response key on different types each by itself', async () => {
    const { data, errors } = await answerAs(
      policy,
      withScopes('kat:naam'),
      '{ dieren { ... on Hond { x: chip } ... on Kat { x: chip } } }',
      { root },
    )
    expect(data).toEqual({ dieren: [{ x: null }, { x: '2' }] })
    expect(placesOf(errors)).toEqual([['dieren', 0, 'x']])
  })

  it('follows named, nested, untyped and repeated fragments', async () => {
    const { data, errors } = await answerAs(
      policy,
      withScopes('kat:naam'),
      `{ dier { ...Alles } dieren { ... { ...Alles } } }
       fragment Alles on Dier { naam ...Adres }
       fragment Adres on Dier { adres { straat } }`,
      { root },
    )
    expect(data).toEqual({
      dier: { naam: 'Bo', adres: null },
      dieren: [
        { naam: 'Bo', adres: null },
        { naam: 'Mia', adres: null },
      ],
    })
    expect(placesOf(errors)).toEqual([
      ['dier', 'adres'],
      ['dieren', 0, 'adres'],
      ['dieren', 1, 'adres'],
    ])
  })

  it('hides even the name of a union member that the caller may not see', async () => {
    const query = '{ vondst { __typename ... on Schat { plek } ... on Hond { naam } } }'
    const refused = await answerAs(policy, withScopes(), query, { root })
    expect(refused.data).toEqual({ vondst: { __typename: null, plek: null } })
    const allowed = await answerAs(policy, withScopes('schat:zien'), query, { root })
    expect(allowed.data).toEqual({ vondst: { __typename: 'Schat', plek: 'hier' } })
    const hondje = await answerAs(policy, withScopes(), query, { root: { vondst: hond } })
    expect(hondje.data).toEqual({ vondst: { __typename: 'Hond', naam: 'Bo' } })
  })

  it('reports nothing for a refused field that @skip or @include leaves out', async () => {
    const query =
      'query ($met: Boolean!) { open geheim @include(if: $met) { waarde } ... @skip(if: $met) { g2: geheim { waarde } } }'
    const zonder = await answerAs(policy, anonymous, query, { root, variables: { met: false } })
    expect(zonder.data).toEqual({ open: 1, g2: null })
    const met = await answerAs(policy, anonymous, query, { root, variables: { met: true } })
    expect(met.data).toEqual({ open: 1, geheim: null })
    expect(placesOf(met.errors)).toEqual([['geheim']])
  })

  it('drops variables that only the refused part used', async () => {
    const { executed } = await answerAs(
      policy,
      anonymous,
      'query ($a: Boolean = true) { open geheim @include(if: $a) { waarde } }',
      { root },
    )
    expect(executed).not.toContain('$a')
  })

  it('reports a path only where the answer has that place', async () => {
    const { data, errors } = await answerAs(
      policy,
      withScopes(),
      '{ dieren { adres { straat } } dier { adres { straat } } }',
      {
        root: { dieren: [], dier: null },
      },
    )
    expect(data).toEqual({ dieren: [], dier: null })
    expect(errors).toEqual([])
  })

  it('refuses a mutation whole, so that it has no effect', async () => {
    const { decision, data, errors } = await answerAs(
      policy,
      withScopes(),
      'mutation { wijzig { naam } wis }',
      { root },
    )
    expect(decision).toMatchObject({ kind: 'refused', whole: true })
    expect(data).toBeNull()
    expect(errors.length).toBeGreaterThan(0)
  })
})

describe('arguments that reveal', () => {
  const revealing = policyOf(`
    directive @verraadt(velden: [String!]!) on ARGUMENT_DEFINITION | INPUT_FIELD_DEFINITION | ENUM_VALUE
    type Query {
      lijst(ernst: Int @verraadt(velden: ["Rij.ernst"]), filter: Filter, volgorde: Volgorde = DATUM): [Rij!]
      vast(volgorde: Volgorde = ERNST): [Rij!]
    }
    type Rij { id: ID  ernst: Int @requiresScopes(scopes: [["ernst"]]) }
    input Filter { naam: String  diep: Diep }
    input Diep { ernst: Int @verraadt(velden: ["Rij.ernst"]) }
    enum Volgorde { DATUM  ERNST @verraadt(velden: ["Rij.ernst"]) }
  `)
  const rows = { lijst: [{ id: '1' }], vast: [{ id: '1' }] }

  it.each([
    ['a literal', '{ lijst(ernst: 3) { id } }', {}],
    ['a variable', 'query ($e: Int) { lijst(ernst: $e) { id } }', { e: 3 }],
    ['a default of a variable', 'query ($e: Int = 3) { lijst(ernst: $e) { id } }', {}],
    ['a nested input field', '{ lijst(filter: { diep: { ernst: 3 } }) { id } }', {}],
    [
      'a variable inside a nested input',
      'query ($e: Int) { lijst(filter: { diep: { ernst: $e } }) { id } }',
      { e: 3 },
    ],
    [
      'a whole input as a variable',
      'query ($f: Filter) { lijst(filter: $f) { id } }',
      { f: { diep: { ernst: 3 } } },
    ],
    ['an enum value', '{ lijst(volgorde: ERNST) { id } }', {}],
    ['an enum value as a variable', 'query ($v: Volgorde) { lijst(volgorde: $v) { id } }', { v: 'ERNST' }],
    ['a default of the schema', '{ vast { id } }', {}],
  ])('are refused as %s without the right to read the field', async (_, query, variables) => {
    const refused = await answerAs(revealing, withScopes(), query, { root: rows, variables })
    expect(refused.data).toBeNull()
    const allowed = await answerAs(revealing, withScopes('ernst'), query, { root: rows, variables })
    expect(allowed.errors).toEqual([])
  })

  it.each([
    ['another argument', '{ lijst(volgorde: DATUM) { id } }', {}],
    ['another part of an input', 'query ($f: Filter) { lijst(filter: $f) { id } }', { f: { naam: 'x' } }],
    ['null, which filters nothing', '{ lijst(ernst: null) { id } }', {}],
    ['an absent variable', 'query ($e: Int) { lijst(ernst: $e) { id } }', {}],
  ])('let %s pass', async (_, query, variables) => {
    const { errors } = await answerAs(revealing, withScopes(), query, { root: rows, variables })
    expect(errors).toEqual([])
  })
})

describe('places that are more than one thing', () => {
  const zoo = policyOf(`
    type Query { geheim: Int @requiresScopes(scopes: [["x:y"]])  vondst: Vondst  hond: Hond  dieren: [Dier!] }
    union Vondst = Hond | Schat
    interface Dier { naam: String }
    type Hond implements Dier { naam: String  baas: Baas  chip: String @requiresScopes(scopes: [["x:y"]]) }
    type Kat implements Dier { naam: String  adres: Adres }
    type Baas { naam: String @requiresScopes(scopes: [["x:y"]])  leeftijd: String }
    type Adres { straat: String  nummer: String }
    type Schat @requiresScopes(scopes: [["x:y"]]) { plek: String }
  `)

  it('never answers the type that was asked along, nor names a hidden one', async () => {
    const { data } = await answerAs(
      zoo,
      withScopes(),
      '{ geheim vondst { ... on Dier { ... on Kat { naam } } } }',
      { root: { vondst: { is: 'Schat' } } },
    )
    expect(data).toEqual({ geheim: null, vondst: {} })
  })

  it('keeps what is permitted where one key leads to different types', async () => {
    const { data } = await answerAs(
      zoo,
      withScopes(),
      `{ dieren {
        ... on Hond { x: baas { a: naam b: leeftijd } }
        ... on Kat { x: adres { a: straat b: nummer } }
      } }`,
      {
        root: {
          dieren: [
            { is: 'Hond', baas: { naam: 'B', leeftijd: '3' } },
            { is: 'Kat', adres: { straat: 'A', nummer: '1' } },
          ],
        },
      },
    )
    expect(data).toEqual({ dieren: [{ x: { a: null, b: '3' } }, { x: { a: 'A', b: '1' } }] })
  })

  it('refuses nothing below a parent that the request skips', async () => {
    const query = 'query ($a: Boolean!) { hond @include(if: $a) { chip } hond { naam } }'
    const skipped = await answerAs(zoo, withScopes(), query, {
      root: { hond: { naam: 'Bo' } },
      variables: { a: false },
    })
    expect(skipped).toMatchObject({ data: { hond: { naam: 'Bo' } }, errors: [] })
    const asked = await answerAs(zoo, withScopes(), query, {
      root: { hond: { naam: 'Bo' } },
      variables: { a: true },
    })
    expect(asked.data).toEqual({ hond: { chip: null, naam: 'Bo' } })
  })
})

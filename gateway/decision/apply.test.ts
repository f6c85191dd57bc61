import { describe, expect, it } from 'vitest'
import { anonymous } from '../../schema/rights/caller.ts'
import { answerAs, placesOf, policyOf, withScopes } from './testing.ts'

const policy = policyOf(`
  type Query { rooster: [[Vak]]  dier: Dier  dieren: [Dier]  hond: Hond  open: Int  geheim: Int @authenticated  vondst: Vondst }
  type Mutation { wis: Int @authenticated  wijzig: Int }
  interface Vak { nummer: Int  les: Les }
  type Lokaal implements Vak { nummer: Int  les: Les }
  type Kluis implements Vak { nummer: Int @requiresScopes(scopes: [["kluis:zien"]])  les: Les }
  type Les { naam: String  leraar: Leraar }
  type Leraar @requiresScopes(scopes: [["leraar:zien"]]) { naam: String }
  interface Dier { naam: String  baas: Baas }
  type Hond implements Dier { naam: String  baas: Baas  chip: Int @requiresScopes(scopes: [["chip:zien"]]) }
  type Kat implements Dier { naam: String @requiresScopes(scopes: [["kat:zien"]])  baas: Baas }
  type Baas { naam: String  adres: String @requiresScopes(scopes: [["adres:zien"]]) }
  union Vondst = Hond | Schat
  type Schat @requiresScopes(scopes: [["schat:zien"]]) { plek: String }
`)
const les = { naam: 'Nederlands', leraar: { naam: 'Jansen' } }
const lokaal = { is: 'Lokaal', nummer: 1, les }
const kluis = { is: 'Kluis', nummer: 2, les }
const hond = { is: 'Hond', naam: 'Bo', chip: 1, baas: { naam: 'An', adres: 'A1' } }
const kat = { is: 'Kat', naam: 'Mia', baas: { naam: 'Jo', adres: 'B2' } }
const root = {
  rooster: [[lokaal, kluis], null, [], [null, kluis]],
  dier: kat,
  dieren: [hond, null, kat],
  hond,
  open: 1,
  geheim: 2,
  vondst: { is: 'Schat', plek: 'hier' },
}
const ask = (query: string, variables = {}) => answerAs(policy, withScopes(), query, { root, variables })
describe('applyRefusals', () => {
  it('finds its way through lists in lists, with null in them', async () => {
    const { data, errors } = await ask('{ rooster { nummer les { naam leraar { naam } } } }')
    const gelezen = { naam: 'Nederlands', leraar: null }
    expect(data).toEqual({
      rooster: [
        [
          { nummer: 1, les: gelezen },
          { nummer: null, les: gelezen },
        ],
        null,
        [],
        [null, { nummer: null, les: gelezen }],
      ],
    })
    expect(placesOf(errors)).toEqual([
      ['rooster', 0, 0, 'les', 'leraar'],
      ['rooster', 0, 1, 'les', 'leraar'],
      ['rooster', 3, 1, 'les', 'leraar'],
      ['rooster', 0, 1, 'nummer'],
      ['rooster', 3, 1, 'nummer'],
    ])
  })

  it('asks the type along where it decides, and never answers it', async () => {
    const { data, executed } = await ask('{ dieren { naam } rooster { nummer } }')
    expect(executed).toContain('_type: __typename')
    expect(JSON.stringify(data)).not.toContain('_type')
  })

  it('never answers the type where nothing else of an object is left', async () => {
    const { data, executed } = await ask('{ hond { chip } open }')
    expect(executed).toContain('_type: __typename')
    expect(data).toEqual({ hond: { chip: null }, open: 1 })
  })

  it('uses another key for the type when the operation uses that one itself', async () => {
    const { data, executed } = await ask('{ dieren { _type: naam __type2: __typename } }')
    expect(executed).toContain('__type: __typename')
    expect(data).toEqual({
      dieren: [{ _type: 'Bo', __type2: 'Hond' }, null, { _type: null, __type2: 'Kat' }],
    })
  })

  it('uses another key also when a fragment elsewhere uses the first two', async () => {
    const { data } = await ask(
      '{ dieren { naam } ...Rest } fragment Rest on Query { _type: open __type: open }',
    )
    expect(data).toEqual({ dieren: [{ naam: 'Bo' }, null, { naam: null }], _type: 1, __type: 1 })
  })

  it('answers the type that the operation asks itself, under its own keys', async () => {
    const { data } = await ask('{ dieren { __typename soort: __typename naam } }')
    expect(data).toEqual({
      dieren: [
        { __typename: 'Hond', soort: 'Hond', naam: 'Bo' },
        null,
        { __typename: 'Kat', soort: 'Kat', naam: null },
      ],
    })
  })

  it('refuses below an object that is asked twice, wherever the refused part stands', async () => {
    const { data, errors } = await ask(
      '{ hond { naam } hond { chip baas { naam } } hond { baas { adres } } }',
    )
    expect(data).toEqual({ hond: { naam: 'Bo', chip: null, baas: { naam: 'An', adres: null } } })
    expect(placesOf(errors)).toEqual([
      ['hond', 'chip'],
      ['hond', 'baas', 'adres'],
    ])
  })

  it('says once that a field asked twice is refused', async () => {
    const { errors } = await ask(
      '{ hond { chip chip ... on Hond { chip } ...C } } fragment C on Hond { chip }',
    )
    expect(placesOf(errors)).toEqual([['hond', 'chip']])
  })

  it('reports what one alias hides and answers what another shows', async () => {
    const { data } = await ask('{ een: hond { x: chip } twee: hond { x: naam } }')
    expect(data).toEqual({ een: { x: null }, twee: { x: 'Bo' } })
  })

  it('answers nothing of a type that may not be seen, not even that it is that type', async () => {
    const { data, errors } = await ask('{ vondst { ... on Hond { naam } } open }')
    expect(JSON.stringify({ data, errors })).not.toContain('hier')
    expect(data).toEqual({ vondst: {}, open: 1 })
  })

  it('leaves a refused field out where @skip and @include leave it out', async () => {
    const query =
      'query ($met: Boolean = false) { hond { naam ... @include(if: $met) { chip } x: chip @skip(if: $met) } }'
    expect((await ask(query, { met: false })).data).toEqual({ hond: { naam: 'Bo', x: null } })
    expect((await ask(query, { met: true })).data).toEqual({ hond: { naam: 'Bo', chip: null } })
  })

  it('answers data: {} when all that is refused was left out', async () => {
    const { data, errors } = await answerAs(
      policy,
      anonymous,
      'query ($met: Boolean!) { geheim @include(if: $met) }',
      { root, variables: { met: false } },
    )
    expect(data).toEqual({})
    expect(errors).toEqual([])
  })

  it('gives each reason of a refused mutation once, without a path', async () => {
    const { data, errors } = await answerAs(policy, anonymous, 'mutation { wijzig een: wis twee: wis }', {
      root,
    })
    expect(data).toBeNull()
    expect(errors).toEqual([
      {
        message: 'Not authorised to read "Mutation.wis"',
        extensions: {
          code: 'UNAUTHORIZED_FIELD_OR_TYPE',
          veld: 'Mutation.wis',
          vereist: ['een geldig token'],
        },
      },
    ])
  })
})

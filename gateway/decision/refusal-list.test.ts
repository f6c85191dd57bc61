import { describe, expect, it } from 'vitest'
import { anonymous } from '../../schema/rights/caller.ts'
import { RefusalList } from './refusal-list.ts'
import { answerAs, policyOf } from './testing.ts'

const geheim = (veld: string) => ({ veld, vereist: ['dier:geheim'] })

describe('RefusalList', () => {
  it('says each field once, with the first ten places and how many there are', () => {
    const list = new RefusalList()
    for (let row = 0; row < 5_000; row++) list.add(geheim('Dier.chip'), ['dieren', row, 'chip'])
    list.add(geheim('Dier.adres'), ['dier', 'adres'])

    expect(list.errors()).toEqual([
      {
        message: 'Not authorised to read "Dier.chip"',
        path: ['dieren', 0, 'chip'],
        extensions: {
          code: 'UNAUTHORIZED_FIELD_OR_TYPE',
          ...geheim('Dier.chip'),
          aantal: 5_000,
          plaatsen: Array.from({ length: 10 }, (_, row) => ['dieren', row, 'chip']),
        },
      },
      {
        message: 'Not authorised to read "Dier.adres"',
        path: ['dier', 'adres'],
        extensions: { code: 'UNAUTHORIZED_FIELD_OR_TYPE', ...geheim('Dier.adres') },
      },
    ])
  })

  it('keeps every field, each with its first place, when there are too many places to name', () => {
    const list = new RefusalList()
    for (let row = 0; row < 20; row++)
      for (let field = 0; field < 500; field++) list.add(geheim(`Dier.veld${field}`), [row, field])
    const errors = list.errors()

    expect(errors.map(({ path }) => path)).toEqual(Array.from({ length: 500 }, (_, field) => [0, field]))
    expect(errors.every(({ extensions }) => extensions['aantal'] === 20)).toBe(true)
    expect(JSON.stringify(errors).length).toBeLessThan(120_000)
  })
})

describe('an answer with refusals', () => {
  const policy = policyOf(`
    type Query { dieren: [Dier] }
    type Dier { naam: String  chip: Int @requiresScopes(scopes: [["chip:zien"]])  baas: Baas }
    type Baas { naam: String  adres: String @requiresScopes(scopes: [["adres:zien"]]) }`)
  const dieren = Array.from({ length: 2_000 }, () => ({
    naam: 'Bo',
    chip: 1,
    baas: { naam: 'An', adres: 'A' },
  }))

  it('grows no more with rows and aliases than the nulls in it', async () => {
    const aliases = Array.from({ length: 50 }, (_, index) => `a${index}: chip`).join(' ')
    const { data, errors } = await answerAs(policy, anonymous, `{ dieren { ${aliases} baas { adres } } }`, {
      root: { dieren },
    })

    expect(errors).toMatchObject([
      { path: ['dieren', 0, 'a0'], extensions: { veld: 'Dier.chip', aantal: 100_000 } },
      { path: ['dieren', 0, 'baas', 'adres'], extensions: { veld: 'Baas.adres', aantal: 2_000 } },
    ])
    expect(JSON.stringify(errors).length).toBeLessThan(3_000)
    expect((data as { dieren: unknown[] }).dieren).toHaveLength(2_000)
  })
})

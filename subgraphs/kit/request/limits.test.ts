import { buildSchema } from 'graphql'
import { describe, expect, it } from 'vitest'
import { anonymous } from '../../../schema/rights/caller.ts'
import { compileOperation } from '../compiled/operation.ts'
import { createExecute } from './execute.ts'
import { limits } from './limits.ts'

const schema = buildSchema(`
  type Query { veld(soorten: [Soort!], diep: Diep): Int  _entities(representations: [_Any!]!): [Int]! }
  enum Soort { A  B }
  input Diep { diep: Diep }
  scalar _Any
`)

let resolved = 0
for (const field of Object.values(schema.getQueryType()?.getFields() ?? {})) {
  field.resolve = () => {
    resolved += 1
    return field.name === 'veld' ? 1 : []
  }
}

const execute = createExecute({
  schema,
  rules: { types: new Map(), fields: new Map(), openbaar: new Set<string>(), count: 0 },
  arguments: { reveals: new Map(), bounds: new Map() },
})

async function codesOf(query: string, variables?: Record<string, unknown>) {
  resolved = 0
  const { errors = [] } = await execute({ query, variables }, anonymous, {})
  return errors.map(({ extensions }) => extensions)
}

const many = (count: number, value: unknown) => Array.from({ length: count }, () => value)

describe('what a subgraph takes of a gateway', () => {
  it.each<[string, string, Record<string, unknown>, Record<string, unknown>]>([
    [
      'wrong values',
      'query ($s: [Soort!]) { veld(soorten: $s) }',
      { s: many(48_000, 1) },
      { limiet: 'waarden', waarde: 48_001, toegestaan: limits.waarden },
    ],
    [
      'right values',
      'query ($s: [Soort!]) { veld(soorten: $s) }',
      { s: many(48_000, 'A') },
      { limiet: 'waarden', waarde: 48_001, toegestaan: limits.waarden },
    ],
    [
      'values within each other',
      'query ($d: Diep) { veld(diep: $d) }',
      { d: JSON.parse(`${'{"diep":'.repeat(5_000)}null${'}'.repeat(5_000)}`) },
      { limiet: 'nesting', waarde: 5_000, toegestaan: limits.nesting },
    ],
    [
      'entities',
      'query ($r: [_Any!]!) { _entities(representations: $r) }',
      { r: many(limits.representaties + 1, {}) },
      { limiet: 'representaties', waarde: limits.representaties + 1, toegestaan: limits.representaties },
    ],
    [
      'a document',
      `{ ${many(60_000, 'a: veld').join(' ')} }`,
      {},
      { limiet: 'tokens', toegestaan: limits.tokens },
    ],
  ])('is counted before the work that it costs: %s', async (_, query, variables, told) => {
    expect(await codesOf(query, variables)).toEqual([{ code: 'LIMIT_EXCEEDED', ...told }])
    expect(resolved).toBe(0)
  })

  it('is remembered for each afnemer apart', async () => {
    const query = (index: number) => `{ a${index}: veld }`
    let parsed = 0
    const counting = createExecute(
      {
        schema,
        rules: { types: new Map(), fields: new Map(), openbaar: new Set<string>(), count: 0 },
        arguments: { reveals: new Map(), bounds: new Map() },
      },
      undefined,
      (...given) => {
        parsed += 1
        return compileOperation(...given)
      },
    )
    const vng = { ...anonymous, afnemer: 'vng' }
    await counting({ query: query(0) }, vng, {})
    for (let index = 0; index < 3_000; index++) await counting({ query: query(index) }, anonymous, {})
    await counting({ query: query(0) }, vng, {})
    expect(parsed).toBe(3_001)
    await counting({ query: query(0) }, anonymous, {})
    expect(parsed).toBe(3_002)
  })

  it('are more entities than values, because rows ask for them and not the caller', async () => {
    const query = 'query ($r: [_Any!]!) { _entities(representations: $r) }'
    expect(await codesOf(query, { r: many(30_000, { __typename: 'X', id: '1' }) })).toEqual([])
    expect(resolved).toBe(1)
  })
})

import { buildSchema } from 'graphql'
import { describe, expect, it } from 'vitest'
import type { Data } from './data.ts'
import { merge } from './merge.ts'
import { typesOf } from './supergraph/types.ts'

const types = typesOf(
  buildSchema(
    'interface Organisatie { id: ID } type Gemeente implements Organisatie { id: ID } type Query { a: ID }',
  ),
)
function merged(target: Data, received: unknown): Data {
  merge(types, target, received as Data)
  return target
}

describe('merging what sources answered', () => {
  it('adds fields, also below objects and in lists of the same length', () => {
    expect(
      merged({ a: 1, b: { c: 2 }, d: [{ e: 3 }, null] }, { b: { f: 4 }, d: [{ g: 5 }, { g: 6 }] }),
    ).toEqual({
      a: 1,
      b: { c: 2, f: 4 },
      d: [{ e: 3, g: 5 }, { g: 6 }],
    })
  })

  it('keeps a value where another source has null', () => {
    expect(merged({ a: 1, b: { c: 2 } }, { a: null, b: null })).toEqual({ a: 1, b: { c: 2 } })
    expect(merged({ a: null }, { a: 1 })).toEqual({ a: 1 })
  })

  it('keeps the name of the type over that of an interface, and takes it for one', () => {
    const name = (from: string, to: string) => merged({ __typename: from }, { __typename: to })['__typename']
    expect(name('Gemeente', 'Organisatie')).toBe('Gemeente')
    expect(name('Organisatie', 'Gemeente')).toBe('Gemeente')
  })

  it('gives no object what `__proto__` in an answer holds', () => {
    const target = merged(
      { a: {} },
      JSON.parse('{"__proto__":{"vals":1},"a":{"__proto__":{"vals":1}},"toString":"x"}'),
    )
    expect(target['vals']).toBeUndefined()
    expect((target['a'] as Data)['vals']).toBeUndefined()
    expect(({} as Data)['vals']).toBeUndefined()
    expect(target['toString']).toBe('x')
  })
})

import { buildSchema } from 'graphql'
import { describe, expect, it } from 'vitest'
import { objectsAt, pathsAt } from './places.ts'
import { typesOf } from './supergraph/types.ts'

const types = typesOf(
  buildSchema(
    'interface Ding { id: ID } type Een implements Ding { id: ID } type Twee implements Ding { id: ID } type Query { ding: Ding }',
  ),
)

const data = {
  lijst: [{ een: { id: 1 } }, null, { een: null }, { een: { id: 2 } }, { een: 'geen object' }],
  diep: [[{ id: 3 }], [], [null, { id: 4 }]],
}

describe('the objects at a place', () => {
  it('are found through lists, in order, without what is null or no object', () => {
    expect(objectsAt(types, data, ['lijst', '@', 'een'])).toEqual([{ id: 1 }, { id: 2 }])
    expect(objectsAt(types, data, ['diep', '@', '@'])).toEqual([{ id: 3 }, { id: 4 }])
    expect(objectsAt(types, data, [])).toEqual([data])
    expect(objectsAt(types, data, ['toString'])).toEqual([])
  })

  it('have their paths in the same order', () => {
    expect(pathsAt(types, data, ['lijst', '@', 'een'])).toEqual([
      ['lijst', 0, 'een'],
      ['lijst', 3, 'een'],
    ])
    expect(pathsAt(types, data, ['diep', '@', '@'])).toEqual([
      ['diep', 0, 0],
      ['diep', 2, 1],
    ])
  })

  it('are only those of the types that are meant, or of a type that is not named', () => {
    const dingen = { alle: [{ __typename: 'Een', id: 1 }, { __typename: 'Twee', id: 2 }, { id: 3 }] }
    const ids = (...meant: string[]) =>
      objectsAt(types, dingen, ['alle', '@', { types: meant }]).map(({ id }) => id)
    expect(ids('Een')).toEqual([1, 3])
    expect(ids('Een', 'Twee')).toEqual([1, 2, 3])
    expect(ids('Ding')).toEqual([1, 2, 3])
    expect(pathsAt(types, dingen, ['alle', '@', { types: ['Twee'] }])).toEqual([
      ['alle', 1],
      ['alle', 2],
    ])
  })
})

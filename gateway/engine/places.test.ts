import { describe, expect, it } from 'vitest'
import { objectsAt, pathsAt } from './places.ts'

const data = {
  lijst: [{ een: { id: 1 } }, null, { een: null }, { een: { id: 2 } }, { een: 'geen object' }],
  diep: [[{ id: 3 }], [], [null, { id: 4 }]],
}

describe('the objects at a place', () => {
  it('are found through lists, in order, without what is null or no object', () => {
    expect(objectsAt(data, ['lijst', '@', 'een'])).toEqual([{ id: 1 }, { id: 2 }])
    expect(objectsAt(data, ['diep', '@', '@'])).toEqual([{ id: 3 }, { id: 4 }])
    expect(objectsAt(data, [])).toEqual([data])
    expect(objectsAt(data, ['toString'])).toEqual([])
  })

  it('have their paths in the same order', () => {
    expect(pathsAt(data, ['lijst', '@', 'een'])).toEqual([
      ['lijst', 0, 'een'],
      ['lijst', 3, 'een'],
    ])
    expect(pathsAt(data, ['diep', '@', '@'])).toEqual([
      ['diep', 0, 0],
      ['diep', 2, 1],
    ])
  })
})

import { expect, test } from 'vitest'
import { valuesIn } from './values-in.ts'

test('counts a list or an object and all that is in it', () => {
  expect(valuesIn('a')).toEqual({ count: 1, nesting: 0 })
  expect(valuesIn(null)).toEqual({ count: 1, nesting: 0 })
  expect(valuesIn([])).toEqual({ count: 1, nesting: 1 })
  expect(valuesIn([1, [2, 3], { a: null, b: { c: [] } }])).toEqual({ count: 9, nesting: 4 })
})

test('counts values that are nested deeper than a function can call itself', () => {
  const nested = JSON.parse(`${'['.repeat(40_000)}${']'.repeat(40_000)}`)

  expect(valuesIn(nested)).toEqual({ count: 40_000, nesting: 40_000 })
})

import { expect, test } from 'vitest'
import { allows, readNumber } from './read-number.ts'

test.each([
  ['1.234,5', { unit: null, low: 1234.5, high: 1234.5 }],
  ['zes', { unit: null, low: 6, high: 6 }],
  ['Zes', { unit: null, low: 6, high: 6 }],
  ['geen enkele melding', { unit: null, low: 0, high: 0 }],
  ['22,5 procent', { unit: 'procent', low: 22.5, high: 22.5 }],
  ['23%', { unit: 'procent', low: 23, high: 23 }],
  ['€\u00a02,5 miljoen', { unit: 'euro', low: 250_000_000, high: 250_000_000 }],
  ['€ 1.234,56', { unit: 'euro', low: 123_456, high: 123_456 }],
  ['1 dag', { unit: 'dagen', low: 1, high: 1 }],
  ['minder dan 1 procent', { unit: 'procent', low: 0, high: 1 }],
  ['onbekend', null],
  ['even veel', null],
])('"%s" is read', (words, said) => {
  expect(readNumber(words)).toEqual(said)
})

test('a bound leaves open what the letters leave open, and no more', () => {
  const holds = (words: string, value: number) =>
    allows(readNumber(words) ?? { unit: null, low: 1, high: 0 }, value)
  expect([142, 143, 139].map((value) => holds('circa 140', value))).toEqual([true, false, false])
  expect([207, 214, 199].map((value) => holds('meer dan 200', value))).toEqual([true, true, false])
  expect([43, 47].map((value) => holds('ruim 40', value))).toEqual([true, false])
  expect([48, 47].map((value) => holds('bijna 50', value))).toEqual([true, false])
})

import { expect, test } from 'vitest'
import { staysTogether } from './keep-together.ts'

const tabel = (rijen: number, tekens: number) => ({
  rijen: Array.from({ length: rijen }, () => [['a'], ['b'.repeat(tekens)]]),
})

test('a short table stays on one sheet, one of many rows or much text does not', () => {
  expect(staysTogether(tabel(16, 10))).toBe(true)
  expect(staysTogether(tabel(17, 10))).toBe(false)
  expect(staysTogether(tabel(10, 180))).toBe(false)
})

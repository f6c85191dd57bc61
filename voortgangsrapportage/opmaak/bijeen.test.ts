import { expect, test } from 'vitest'
import { blijftBijeen } from './bijeen.ts'

const tabel = (rijen: number, tekens: number) => ({
  rijen: Array.from({ length: rijen }, () => [['a'], ['b'.repeat(tekens)]]),
})

test('a short table stays on one sheet, one of many rows or much text does not', () => {
  expect(blijftBijeen(tabel(16, 10))).toBe(true)
  expect(blijftBijeen(tabel(17, 10))).toBe(false)
  expect(blijftBijeen(tabel(10, 180))).toBe(false)
})

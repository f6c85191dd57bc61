import { expect, test } from 'vitest'
import { answerSize } from './answer-size.ts'

const row = { id: 'gm0344', naam: 'Utrecht', inwoners: 361699, actief: true, leeg: null, codes: ['a', 'b'] }
const rows = Array.from({ length: 1_000 }, () => row)

test('an answer counts about as many bytes as its JSON has', () => {
  const written = JSON.stringify({ data: { rows } }).length

  expect(answerSize({ data: { rows } }, 1e9) / written).toBeGreaterThan(0.9)
  expect(answerSize({ data: { rows } }, 1e9) / written).toBeLessThan(1.1)
})

test('an answer is counted no further than it may become', () => {
  const shared = Array.from({ length: 1_000 }, () => rows)
  const nested = Array.from({ length: 1_000 }, () => shared)

  expect(
    answerSize(
      Array.from({ length: 1_000 }, () => nested),
      50_000,
    ),
  ).toBeLessThan(60_000)
})

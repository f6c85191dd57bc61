import { expect, it } from 'vitest'
import { RetryBudget } from './retry-budget.ts'

it('a fifth of what is asked may be asked again, and ten at one moment', () => {
  const budget = new RetryBudget()
  const taken = () => Array.from({ length: 30 }, () => budget.take()).filter(Boolean).length
  expect(taken()).toBe(10)
  for (let asked = 0; asked < 25; asked++) budget.asked()
  expect(taken()).toBe(5)
  for (let asked = 0; asked < 1_000; asked++) budget.asked()
  expect(taken()).toBe(10)
})

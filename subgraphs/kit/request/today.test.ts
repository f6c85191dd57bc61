import { expect, it } from 'vitest'
import { vandaag } from './today.ts'

it.each([
  ['2024-01-01T22:59:59.000Z', '2024-01-01'],
  ['2024-01-01T23:00:00.000Z', '2024-01-02'],
  ['2024-07-01T21:59:59.000Z', '2024-07-01'],
  ['2024-07-01T22:00:00.000Z', '2024-07-02'],
])('at %s it is %s in the Netherlands', (moment, dag) => {
  expect(vandaag(new Date(moment))).toBe(dag)
})

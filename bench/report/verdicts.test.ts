import { expect, test } from 'vitest'
import type { QueryName } from '../domain/queries.ts'
import type { ContenderId } from '../gateways/contenders.ts'
import type { Sample } from '../measure/compare.ts'
import type { Comparison, Soak } from './results.ts'
import { spread } from './summary.ts'
import { isMet, soakVerdicts, verdictsOf } from './verdicts.ts'

const found = { date: '', command: '', cpu: '', cores: '', busy: 0, commit: '', versions: {} }

const sample = (
  contender: ContenderId,
  query: QueryName,
  cpu: number,
  round = 0,
  waits = { p50: 1, p99: 2 },
): Sample => ({ contender, query, round, cpu, requests: 1, rps: 1, resident: 1, ...waits })

function comparison(node: string, ...samples: Sample[]): Comparison {
  return { kind: 'comparison', ...found, node, connections: 1, seconds: 1, rounds: 1, samples }
}

const metBy = (result: Comparison) => verdictsOf(result).map((verdict) => [verdict.what, isMet(verdict)])

test('the hub may take a fifteenth of what @apollo/gateway takes on the typical query, and no more', () => {
  const beside = (ours: number) =>
    metBy(comparison('v20.1.0', sample('ours', 'typical', ours), sample('apollo', 'typical', 15)))[0]
  expect(beside(1)?.[1]).toBe(true)
  expect(beside(1.01)?.[1]).toBe(false)
})

test('against Grafbase the heavy query has another limit from Node 26 on', () => {
  const beside = (node: string) =>
    metBy(comparison(node, sample('ours', 'heavy', 2), sample('grafbase', 'heavy', 1)))[0]?.[1]
  expect([beside('v20.20.2'), beside('v26.10.0')]).toEqual([true, false])
})

test('to be below a peer on Node, equal is not enough', () => {
  const [verdict] = metBy(comparison('v20.1.0', sample('ours', 'small', 1), sample('mercurius', 'small', 1)))
  expect(verdict?.[1]).toBe(false)
})

test('a ratio is the median of the ratios round by round, not the ratio of the medians', () => {
  const rounds = [1, 10, 100].flatMap((load, round) => [
    sample('ours', 'small', load, round),
    sample('grafbase', 'small', load * (round === 1 ? 4 : 2), round),
  ])
  expect(verdictsOf(comparison('v20.1.0', ...rounds))[0]?.found).toBe(0.5)
})

test('what was not measured gets no verdict', () => {
  expect(verdictsOf(comparison('v20.1.0', sample('apollo', 'small', 1)))).toEqual([])
})

test('the tail counts as p99 divided by p50', () => {
  const slow = sample('ours', 'small', 1, 0, { p50: 2, p99: 9 })
  expect(verdictsOf(comparison('v20.1.0', slow)).map(isMet)).toEqual([false])
})

test('memory that grows after the first minutes is seen, also below the limit', () => {
  const soak = (...levels: number[]): Soak => ({
    kind: 'soak',
    ...found,
    node: 'v20.1.0',
    connections: 1,
    minutes: levels.map((median, index) => ({ minute: index + 1, requests: 1, median, most: median })),
  })
  const met = (...levels: number[]) => soakVerdicts(soak(...levels)).map(isMet)
  expect(met(100, 150, 200, 201, 200, 202)).toEqual([true, true])
  expect(met(100, 120, 140, 160, 180, 200)).toEqual([true, false])
  expect(met(300, 300, 300, 300, 300, 300)).toEqual([false, true])
})

test('the middle of an even number of values lies between the two in the middle', () => {
  expect(spread([4, 1, 2, 100])).toEqual({ median: 3, least: 1, most: 100 })
})

import type { Came } from './attacker.ts'
import type { Work } from './event-loop.ts'
import type { Waited } from './light-requests.ts'
import type { Round } from './rounds.ts'

/** What came of a round of attacks, and of the light requests beside it. */
export interface Outcome {
  readonly round: Round
  readonly came: Came
  readonly waited: Waited
  /** How long a light request may wait at the 99th percentile, and a service compute on end, in milliseconds. */
  readonly limits: { readonly wait: number; readonly onEnd: number }
  /** By service. */
  readonly work: ReadonlyMap<string, Work>
  /** Services that ended, and with what. */
  readonly ended: readonly string[]
}

/** For who reads it; and whether nothing is wrong. */
export function reportOf(outcome: Outcome): { readonly text: string; readonly isGood: boolean } {
  const { round, came, waited } = outcome
  const faults = faultsOf(outcome)
  const answers = Object.entries(came.came).map(([status, count]) => `${count} × ${status}`)
  const lines = [
    `${faults.length > 0 ? '✗' : '✓'} ${round.name}, ${round.as}: light p99 ${waited.p99} ms (longest ${waited.longest})`,
    `${answers.join(', ')}; at most ${came.largest} bytes; ${workOf(outcome)}`,
    ...faults,
  ]
  return { text: lines.join('\n    '), isGood: faults.length === 0 }
}

function faultsOf({ waited: { p99, wrong, instead }, limits, work, ended }: Outcome): readonly string[] {
  const held = [...work].filter(([, { longest }]) => longest > limits.onEnd)
  return [
    ...(ended.length > 0 ? [`ended: ${ended.join(', ')}`] : []),
    ...(p99 > limits.wait ? [`a light request waited ${p99} ms; wanted at most ${limits.wait}`] : []),
    ...held.map(
      ([name, { longest }]) =>
        `${name} computed ${longest.toFixed(0)} ms on end; wanted at most ${limits.onEnd}`,
    ),
    ...(wrong > 0 ? [`${wrong} light requests were not answered, but with ${instead.slice(0, 200)}`] : []),
  ]
}

function workOf({ work, came }: Outcome): string {
  const [[slowest, { longest }] = ['', { longest: 0 }]] = [...work].sort(
    ([, one], [, other]) => other.longest - one.longest,
  )
  const all = [...work.values()].reduce((sum, one) => sum + one.all, 0)
  const count = Object.values(came.came).reduce((sum, one) => sum + one, 0)
  return `computed ${longest.toFixed(0)} ms on end at most (${slowest}), ${(all / Math.max(1, count)).toFixed(1)} ms a request`
}

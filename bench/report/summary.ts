import type { QueryName } from '../domain/queries.ts'
import type { ContenderId } from '../gateways/contenders.ts'
import type { Sample } from '../measure/compare.ts'

/** A middle value over the rounds, and between what it lay. */
export interface Spread {
  readonly median: number
  readonly least: number
  readonly most: number
}

/** What the rounds of one contender and query come to. */
export interface Summary {
  readonly contender: ContenderId
  readonly query: QueryName
  readonly cpu: Spread
  readonly rps: Spread
  readonly p50: Spread
  readonly p99: Spread
  /** p99 divided by p50, round by round. */
  readonly tail: Spread
  readonly resident: Spread
}

export function summarise(
  samples: readonly Sample[],
  contender: ContenderId,
  query: QueryName,
): Summary | undefined {
  const own = samples.filter((sample) => sample.contender === contender && sample.query === query)
  if (own.length === 0) return undefined
  const over = (figure: (sample: Sample) => number) => spread(own.map(figure))
  return {
    contender,
    query,
    cpu: over(({ cpu }) => cpu),
    rps: over(({ rps }) => rps),
    p50: over(({ p50 }) => p50),
    p99: over(({ p99 }) => p99),
    tail: over(({ p99, p50 }) => p99 / p50),
    resident: over(({ resident }) => resident),
  }
}

/**
 * The CPU time of one contender divided by that of another, round by round: what both met in a round falls out.
 *
 * @returns undefined when no round has both.
 */
export function ratio(
  samples: readonly Sample[],
  query: QueryName,
  one: ContenderId,
  other: ContenderId,
): Spread | undefined {
  const cpuOf = (contender: ContenderId) =>
    new Map(
      samples
        .filter((sample) => sample.contender === contender && sample.query === query)
        .map(({ round, cpu }) => [round, cpu]),
    )
  const others = cpuOf(other)
  const ratios = [...cpuOf(one)].flatMap(([round, cpu]) => {
    const beside = others.get(round)
    return beside === undefined ? [] : [cpu / beside]
  })
  return ratios.length > 0 ? spread(ratios) : undefined
}

export function spread(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length / 2
  const upper = sorted[Math.floor(middle)] ?? Number.NaN
  const median = Number.isInteger(middle) ? ((sorted[middle - 1] ?? upper) + upper) / 2 : upper
  return { median, least: sorted[0] ?? Number.NaN, most: sorted.at(-1) ?? Number.NaN }
}

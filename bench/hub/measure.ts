/** The middle of some measurements. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

/** The middle of some measurements, with the least and the most of them. */
export function spread(values: readonly number[], digits: number): string {
  const [middle, least, most] = [median(values), Math.min(...values), Math.max(...values)].map((one) =>
    one.toFixed(digits),
  )
  return `${middle} (${least}–${most})`
}

/** CPU time of this process for `times` runs, in microseconds a run. */
export async function cpuPerRun(times: number, run: (index: number) => unknown): Promise<number> {
  const began = process.cpuUsage()
  for (let index = 0; index < times; index++) await run(index)
  const { user, system } = process.cpuUsage(began)
  return (user + system) / times
}

/** Wall time for `times` runs, in microseconds a run. */
export async function wallPerRun(times: number, run: (index: number) => unknown): Promise<number> {
  const began = process.hrtime.bigint()
  for (let index = 0; index < times; index++) await run(index)
  return Number(process.hrtime.bigint() - began) / 1000 / times
}

export interface Compared {
  /** Medians over the rounds, in microseconds a run. */
  readonly a: number
  readonly b: number
  /** Median of the ratios a/b, round by round: what holds when the machine's speed drifts. */
  readonly ratio: number
}

/** Measures two things in turn, A B A B …, after a round of warming up. */
export async function compare(
  rounds: number,
  a: () => Promise<number>,
  b: () => Promise<number>,
): Promise<Compared> {
  await a()
  await b()
  const measured: { a: number; b: number }[] = []
  for (let round = 0; round < rounds; round++) {
    // Alternates who goes first, so that neither always inherits the other's garbage.
    if (round % 2 === 0) measured.push({ a: await a(), b: await b() })
    else {
      const second = await b()
      measured.push({ a: await a(), b: second })
    }
  }
  return {
    a: median(measured.map((one) => one.a)),
    b: median(measured.map((one) => one.b)),
    ratio: median(measured.map((one) => one.a / one.b)),
  }
}

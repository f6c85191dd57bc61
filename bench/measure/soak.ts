import { queries, queryNames } from '../domain/queries.ts'
import type { Options } from '../options.ts'
import type { Entrant } from './field.ts'
import { runLoad } from './load.ts'
import { costOf } from './process-cost.ts'
import { verify } from './verify.ts'

/** One minute under load: the resident memory that was seen each second, in MB. */
export interface Minute {
  readonly minute: number
  readonly requests: number
  readonly median: number
  readonly most: number
}

/** Keeps one contender under load, each minute with all queries in turn, and looks at its memory every second. */
export async function soak(
  { contender, running, endpoint }: Entrant,
  { connections, queries: names = queryNames }: Pick<Options, 'connections' | 'queries'>,
  seconds: number,
): Promise<Minute[]> {
  const prepared = new Map<string, Awaited<ReturnType<typeof verify>>>()
  for (const name of names) prepared.set(name, await verify(contender.id, endpoint, queries[name]))
  const minutes: Minute[] = []
  for (let minute = 1; minute <= Math.max(1, Math.round(seconds / 60)); minute++) {
    const seen: number[] = []
    const watch = setInterval(() => seen.push(costOf(running.pid).resident), 1000)
    let requests = 0
    try {
      for (const name of names) {
        const load = await runLoad({
          port: endpoint.port,
          requests: prepared.get(name) ?? [],
          connections,
          seconds: Math.min(60, seconds) / names.length,
          onBegin: () => {},
          onEnd: () => {},
        })
        requests += load.requests
      }
    } finally {
      clearInterval(watch)
    }
    const found = { minute, requests, median: middle(seen), most: Math.max(...seen) }
    minutes.push(found)
    console.log(
      `minute ${minute}: ${requests} requests, resident ${found.median.toFixed(0)} MB (at most ${found.most.toFixed(0)})`,
    )
  }
  return minutes
}

function middle(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

import { type QueryName, queries } from '../domain/queries.ts'
import type { ContenderId } from '../gateways/contenders.ts'
import type { Options } from '../options.ts'
import type { Entrant } from './field.ts'
import { type PreparedRequest, quantile, runLoad } from './load.ts'
import { costOf } from './process-cost.ts'
import { verify } from './verify.ts'

/** One measurement: a contender, a query, a round. */
export interface Sample {
  readonly contender: ContenderId
  readonly query: QueryName
  readonly round: number
  readonly requests: number
  /** CPU time of the gateway's processes, in milliseconds a request. */
  readonly cpu: number
  readonly rps: number
  /** In milliseconds. */
  readonly p50: number
  readonly p99: number
  /** In MB, at the end. */
  readonly resident: number
}

/**
 * After how many requests a gateway's code is compiled well: on a busy machine a slow one does not get there in the
 * time for warming up, and gets that time up to four times.
 */
const compiledAfter: Readonly<Record<QueryName, number>> = { small: 3000, typical: 2000, heavy: 200 }

/**
 * Checks all answers, warms up, and then measures in rounds: in each round every query, and within it every contender
 * in turn, so that what the machine does besides falls on all alike. Who goes first changes with the round.
 */
export async function compare(entrants: readonly Entrant[], options: Options): Promise<Sample[]> {
  const prepared = new Map<string, PreparedRequest[]>()
  const key = ({ contender }: Entrant, query: QueryName) => `${contender.id} ${query}`
  for (const entrant of entrants) {
    for (const query of options.queries) {
      prepared.set(key(entrant, query), await verify(entrant.contender.id, entrant.endpoint, queries[query]))
    }
    console.log(`The answers of ${entrant.contender.title} are right`)
  }

  const measure = (entrant: Entrant, query: QueryName, round: number, seconds: number) =>
    measureOne(entrant, query, round, prepared.get(key(entrant, query)) ?? [], options.connections, seconds)

  for (const entrant of entrants) {
    for (const query of options.queries) {
      let requests = 0
      for (let times = 0; times < 4 && requests < compiledAfter[query]; times++) {
        requests += (await measure(entrant, query, -1, options.warmUp)).requests
      }
    }
    console.log(`Warmed up ${entrant.contender.title}`)
  }
  const samples: Sample[] = []
  for (let round = 0; round < options.rounds; round++) {
    for (const query of options.queries) {
      for (const entrant of rotated(entrants, round)) {
        const sample = await measure(entrant, query, round, options.seconds)
        samples.push(sample)
        console.log(lineOf(sample))
      }
    }
  }
  return samples
}

async function measureOne(
  { contender, running, endpoint }: Entrant,
  query: QueryName,
  round: number,
  requests: readonly PreparedRequest[],
  connections: number,
  seconds: number,
): Promise<Sample> {
  let before = 0
  let after = 0
  const load = await runLoad({
    port: endpoint.port,
    requests,
    connections,
    seconds,
    onBegin: () => {
      before = costOf(running.pid).cpu
    },
    onEnd: () => {
      after = costOf(running.pid).cpu
    },
  }).catch((error: unknown) => {
    throw new Error(`Measuring "${contender.id}", ${query}: ${String(error)}\n${running.said()}`, {
      cause: error,
    })
  })
  return {
    contender: contender.id,
    query,
    round,
    requests: load.requests,
    cpu: (after - before) / load.requests,
    rps: load.requests / load.seconds,
    p50: quantile(load.latencies, 0.5),
    p99: quantile(load.latencies, 0.99),
    resident: costOf(running.pid).resident,
  }
}

function rotated<Item>(items: readonly Item[], by: number): Item[] {
  const start = by % items.length
  return [...items.slice(start), ...items.slice(0, start)]
}

function lineOf({ round, query, contender, cpu, rps, p50, p99, resident }: Sample): string {
  const figures = [
    `${cpu.toFixed(3)} ms CPU`,
    `${rps.toFixed(0)}/s`,
    `p50 ${p50.toFixed(1)} ms`,
    `p99 ${p99.toFixed(1)} ms`,
    `${resident.toFixed(0)} MB`,
  ]
  return `round ${round + 1} ${query.padEnd(8)} ${contender.padEnd(22)} ${figures.join('  ')}`
}

import { type QueryName, queryNames } from '../domain/queries.ts'
import { type ContenderId, contenders } from '../gateways/contenders.ts'
import type { Comparison, Soak } from './results.ts'
import { ratio, summarise } from './summary.ts'

/** A figure that was agreed, and what was found. */
export interface Verdict {
  readonly what: string
  readonly found: number
  readonly wanted: number
  /** Whether the limit itself is good enough. */
  readonly orEqual: boolean
}

export function isMet({ found, wanted, orEqual }: Verdict): boolean {
  return orEqual ? found <= wanted : found < wanted
}

const ofApollo: Readonly<Record<QueryName, number>> = { small: 1 / 10, typical: 1 / 15, heavy: 1 / 6 }

/** How much of Grafbase's CPU time the hub may take; on the heavy query that depends on the Node. */
function ofGrafbase(query: QueryName, node: string): number {
  if (query !== 'heavy') return 1
  return major(node) >= 26 ? 1.5 : 2.5
}

const ofEmbeddedFloor = 2
const tail = 4
const nativePeers = contenders.filter(({ kind }) => kind === 'native')
const nodePeers = contenders.filter(({ kind }) => kind === 'node')

/** Holds a comparison against the figures that were agreed; what was not measured is left out. */
export function verdictsOf({ samples, node }: Comparison): Verdict[] {
  const beside = (
    query: QueryName,
    other: ContenderId,
    wanted: number,
    one: ContenderId = 'ours',
    orEqual = true,
  ): Verdict[] => {
    const found = ratio(samples, query, one, other)
    if (!found) return []
    const what = `${query}: CPU time of ${titleOf(one)} ÷ ${titleOf(other)}`
    return [{ what, found: found.median, wanted, orEqual }]
  }
  return [
    ...queryNames.flatMap((query) => beside(query, 'apollo', ofApollo[query])),
    ...queryNames.flatMap((query) =>
      nativePeers.flatMap(({ id }) => beside(query, id, ofGrafbase(query, node))),
    ),
    ...queryNames.flatMap((query) =>
      nodePeers.filter(({ id }) => id !== 'apollo').flatMap(({ id }) => beside(query, id, 1, 'ours', false)),
    ),
    ...beside('typical', 'hand-written-embedded', ofEmbeddedFloor, 'ours-embedded'),
    ...queryNames.flatMap((query) => {
      const found = summarise(samples, 'ours', query)
      const what = `${query}: p99 ÷ p50 of ${titleOf('ours')}`
      return found ? [{ what, found: found.tail.median, wanted: tail, orEqual: true }] : []
    }),
  ]
}

const mostResident = 250
/** How much the last minutes may lie above those after the start, as a factor: less is what the garbage collector does. */
const flat = 1.05

/** Memory: how much at most, and whether it grows after the first minutes. */
export function soakVerdicts({ minutes }: Soak): Verdict[] {
  const last = minutes.at(-1)
  if (!last) return []
  const level: Verdict = {
    what: `resident memory in minute ${last.minute}, in MB`,
    found: last.median,
    wanted: mostResident,
    orEqual: true,
  }
  const third = Math.floor(minutes.length / 3)
  if (third < 2) return [level]
  const mean = (part: typeof minutes) => part.reduce((sum, { median }) => sum + median, 0) / part.length
  const growth = mean(minutes.slice(-third)) / mean(minutes.slice(third, 2 * third))
  return [
    level,
    {
      what: 'resident memory, last third of the minutes ÷ the second',
      found: growth,
      wanted: flat,
      orEqual: true,
    },
  ]
}

export function titleOf(id: ContenderId): string {
  return contenders.find((contender) => contender.id === id)?.title ?? id
}

function major(version: string): number {
  return Number(/^v(\d+)/.exec(version)?.[1])
}

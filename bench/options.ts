import { parseArgs } from 'node:util'
import { type QueryName, queryNames } from './domain/queries.ts'
import { type ContenderId, contenders } from './gateways/contenders.ts'

export interface Options {
  readonly only: readonly ContenderId[]
  readonly queries: readonly QueryName[]
  readonly rounds: number
  /** Of one measurement. */
  readonly seconds: number
  /** Of warming up, for each contender and query. */
  readonly warmUp: number
  readonly connections: number
  /** The Node that runs the gateways: a path, or a major version whose npm package is fetched. */
  readonly node: string | undefined
  /** How long ours is kept under load, in seconds; undefined to compare instead. */
  readonly soak: number | undefined
  /** Under which name the figures are kept; undefined to print them only. */
  readonly name: string | undefined
}

export const usage = `npm run bench -- [options]
  --only LIST        contenders, with commas between them: ${contenders.map(({ id }) => id).join(', ')}
  --queries LIST     ${queryNames.join(', ')}
  --rounds N         rounds, each over all queries and contenders (5)
  --seconds N        length of one measurement (4)
  --warm-up N        seconds of warming up for each contender and query (4)
  --connections N    (32)
  --node PATH        the Node that runs the gateways; 24 or 26 fetch one from npm
  --soak 10m         only the hub, under load for so long, with its memory at each minute
  --name NAME        keep the figures under this name in bench/results; a run of everything is kept without`

/** @throws naming the option that is wrong and what was wanted. */
export function readOptions(given: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...given],
    options: {
      only: { type: 'string' },
      queries: { type: 'string' },
      rounds: { type: 'string', default: '5' },
      seconds: { type: 'string', default: '4' },
      'warm-up': { type: 'string', default: '4' },
      connections: { type: 'string', default: '32' },
      node: { type: 'string' },
      soak: { type: 'string' },
      name: { type: 'string' },
    },
  })
  return {
    only: listOf(
      'only',
      values.only,
      contenders.map(({ id }) => id),
    ),
    queries: listOf('queries', values.queries, queryNames),
    rounds: numberOf('rounds', values.rounds),
    seconds: numberOf('seconds', values.seconds),
    warmUp: numberOf('warm-up', values['warm-up']),
    connections: numberOf('connections', values.connections),
    node: values.node,
    soak: values.soak === undefined ? undefined : duration(values.soak),
    name: values.name,
  }
}

function listOf<Name extends string>(
  option: string,
  text: string | undefined,
  known: readonly Name[],
): Name[] {
  if (text === undefined) return [...known]
  const asked = text.split(',').map((part) => part.trim())
  const unknown = asked.find((name) => !known.some((one) => one === name))
  if (unknown !== undefined) {
    throw new Error(`Reading --${option}: "${unknown}" is not known; wanted of ${known.join(', ')}`)
  }
  return known.filter((name) => asked.includes(name))
}

function numberOf(option: string, text: string): number {
  const number = Number(text)
  if (number > 0) return number
  throw new Error(`Reading --${option}: found "${text}", wanted a number above 0`)
}

/** `10m` or `90s`, in seconds. */
function duration(text: string): number {
  const [, number, unit] = /^(\d+)(m|s)$/.exec(text) ?? []
  if (number === undefined)
    throw new Error(`Reading --soak: found "${text}", wanted a time such as 10m or 90s`)
  return Number(number) * (unit === 'm' ? 60 : 1)
}

import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { type Contender, contenders } from '../gateways/contenders.ts'
import type { Sample } from '../measure/compare.ts'
import type { Cores } from '../measure/cores.ts'
import type { NodeProgram } from '../measure/node-program.ts'
import type { Minute } from '../measure/soak.ts'

/** Where and with what was measured. */
export interface Circumstances {
  readonly date: string
  readonly command: string
  /** The Node of the gateways, such as `v26.10.0`. */
  readonly node: string
  readonly cpu: string
  readonly cores: string
  /** How many processes wanted a core in the minute before, on average: on a quiet machine well below one. */
  readonly busy: number
  /** The commit of the hub that was measured; with a `+` when the tree held more than that. */
  readonly commit: string
  /** Package → version. */
  readonly versions: Readonly<Record<string, string>>
}

export interface Comparison extends Circumstances {
  readonly kind: 'comparison'
  readonly connections: number
  readonly seconds: number
  readonly rounds: number
  readonly samples: readonly Sample[]
}

export interface Soak extends Circumstances {
  readonly kind: 'soak'
  readonly connections: number
  readonly minutes: readonly Minute[]
}

export type Result = Comparison | Soak

export const resultsFolder = new URL('../results/', import.meta.url)
const peers = new URL('../peers/', import.meta.url)

export function circumstances(
  node: NodeProgram,
  cores: Cores | undefined,
  given: readonly string[],
): Circumstances {
  return {
    date: new Date().toISOString().slice(0, 10),
    command: ['npm run bench', ...(given.length > 0 ? ['--', ...given] : [])].join(' '),
    node: node.version,
    cpu: `${cpus()[0]?.model.trim() ?? 'unknown'} (${cpus().length} cores)`,
    cores: cores
      ? `gateway on core ${cores.gateway}; subgraphs and load generator on core ${cores.others}`
      : 'one core for everything: nothing was pinned',
    busy: loadavg()[0] ?? Number.NaN,
    commit: commit(),
    versions: Object.fromEntries(contenders.flatMap(versionsOf)),
  }
}

export function writeResult(name: string, result: Result): void {
  mkdirSync(resultsFolder, { recursive: true })
  writeFileSync(new URL(`${name}.json`, resultsFolder), `${JSON.stringify(result, rounded, 1)}\n`)
}

/** All results that were kept, by name. */
export function readResults(): Map<string, Result> {
  const files = readdirSync(resultsFolder).filter((file) => file.endsWith('.json'))
  return new Map(
    files
      .sort()
      .map((file) => [
        file.replace(/\.json$/, ''),
        JSON.parse(readFileSync(new URL(file, resultsFolder), 'utf8')) as Result,
      ]),
  )
}

function versionsOf({ packages }: Contender): [string, string][] {
  return packages.map((name) => {
    const file = new URL(`node_modules/${name}/package.json`, peers)
    return [name, (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version]
  })
}

function commit(): string {
  const git = (...given: string[]) => execFileSync('git', given, { cwd: peers, encoding: 'utf8' }).trim()
  try {
    const changed =
      git('status', '--porcelain', '--', '../../gateway', '../../schema', '../../subgraphs') !== ''
    return git('rev-parse', '--short', 'HEAD') + (changed ? '+' : '')
  } catch {
    return 'unknown'
  }
}

function rounded(_: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(5)) : value
}

/** `npm run bench`: the hub beside other gateways, over the same subgraphs and data. See README.md here. */
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { cpus } from 'node:os'
import { queryNames } from './domain/queries.ts'
import { contenders } from './gateways/contenders.ts'
import { compare } from './measure/compare.ts'
import { chooseCores, pinThisProcess } from './measure/cores.ts'
import { type Field, openField } from './measure/field.ts'
import { chooseNode, type NodeProgram } from './measure/node-program.ts'
import { soak } from './measure/soak.ts'
import { type Options, readOptions, usage } from './options.ts'
import {
  type Circumstances,
  type Comparison,
  circumstances,
  type Result,
  type Soak,
  writeResult,
} from './report/results.ts'
import { soakVerdicts, verdictsOf } from './report/verdicts.ts'
import { verdictTable, writeReport } from './report/write-report.ts'

async function main(given: readonly string[]): Promise<void> {
  if (given.includes('--help')) {
    console.log(usage)
    return
  }
  const options = readOptions(given)
  installPeers()
  const cores = chooseCores()
  const node = chooseNode(options.node)
  if (cores) pinThisProcess(cores.others)
  const found = circumstances(node, cores, given)
  const field = await openField(cores, node)
  if (found.busy > cpus().length / 2) {
    console.log(
      `The machine is busy (load average ${found.busy.toFixed(1)}): ratios hold better than figures`,
    )
  }
  try {
    if (options.soak === undefined) keep(options, node, await compareAll(field, options, found))
    else keep(options, node, await soakOurs(field, options, options.soak, found))
  } finally {
    await field.close()
  }
}

async function compareAll(field: Field, options: Options, found: Circumstances): Promise<Comparison> {
  const entrants = []
  for (const contender of contenders.filter(({ id }) => options.only.includes(id))) {
    entrants.push(await field.enter(contender))
    console.log(`${contender.title} answers`)
  }
  const { connections, seconds, rounds } = options
  const samples = await compare(entrants, options)
  const comparison: Comparison = { kind: 'comparison', ...found, connections, seconds, rounds, samples }
  console.log(`\n${verdictTable(verdictsOf(comparison))}`)
  return comparison
}

async function soakOurs(
  field: Field,
  options: Options,
  seconds: number,
  found: Circumstances,
): Promise<Soak> {
  const ours = contenders.find(({ id }) => id === 'ours')
  if (!ours) throw new Error('Measuring memory: "ours" is no contender')
  const minutes = await soak(await field.enter(ours), options, seconds)
  const result: Soak = { kind: 'soak', ...found, connections: options.connections, minutes }
  console.log(`\n${verdictTable(soakVerdicts(result))}`)
  return result
}

/** A run that leaves something out would take the place of a whole one, so it is kept only under a name of its own. */
function keep(options: Options, node: NodeProgram, result: Result): void {
  const isWhole = options.only.length === contenders.length && options.queries.length === queryNames.length
  const major = /^v(\d+)/.exec(node.version)?.[1] ?? node.version
  const usual = `${result.kind === 'soak' ? 'soak-' : ''}node-${major}`
  const name = options.name ?? (isWhole ? usual : undefined)
  if (name === undefined) {
    console.log('\nNot kept: it leaves something out, and has no --name')
    return
  }
  writeResult(name, result)
  writeReport()
  console.log(`\nKept as bench/results/${name}.json; bench/RESULTS.md is written anew`)
}

/** The peers are large and have their own lock file, so that the hub's own install stays small. */
function installPeers(): void {
  const folder = new URL('peers/', import.meta.url)
  if (existsSync(new URL('node_modules', folder))) return
  console.log('Installing the gateways to compare with, from bench/peers/package-lock.json (about 750 MB)')
  execFileSync('npm', ['ci', '--no-audit', '--no-fund', '--ignore-scripts'], {
    cwd: folder,
    stdio: 'inherit',
  })
}

// Through `exit`, so that what was started is ended too.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})

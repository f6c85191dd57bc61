/**
 * `npm run test:mutate-policy`: takes out every row-level policy, every rule of the SDL and each listed check of the
 * code, one at a time, and holds the suites against each. A mutant that nothing notices makes it fail.
 *
 *   --only rows|rules|code   one kind
 *   --sample 10              that many of each kind, spread evenly
 *   --http 8                 so many of the rules also over HTTP, on a hub of their own
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { subgraphs } from '../subgraphs/definitions.ts'
import { openPglite, type PglitePool } from '../subgraphs/kit/database/pglite.ts'
import { readAskers } from '../test/toegang/askers.ts'
import { readIds } from '../test/toegang/given.ts'
import { codeMutants } from '../test/toegang/mutants-code.ts'
import { rowMutants, tryRowMutant } from '../test/toegang/mutants-rows.ts'
import { createRuleJudge, type RuleMutant, ruleMutants, tryOverHttp } from '../test/toegang/mutants-rules.ts'
import { prepareDatabase, startWalkedHub, withConnection } from '../test/toegang/start.ts'
import { MutantTree, staleEdits } from './mutate/code.ts'

const kinds = ['rows', 'rules', 'code'] as const
type Kind = (typeof kinds)[number]

interface Outcome {
  readonly name: string
  /** What noticed it; null when nothing did. */
  readonly killer: string | null
}

/** What a run keeps outside the project, and takes away however it ends. */
interface Workspace {
  readonly folder: string
  readonly snapshot: string
  readonly pool: PglitePool
}

const { values: options } = parseArgs({
  options: {
    only: { type: 'string' },
    sample: { type: 'string' },
    http: { type: 'string', default: '8' },
  },
})

/** Copies of the project in which mutants of the code are judged side by side. */
const copies = 2

const onlyAangiften = 'a check of the table keeps out every row without an aangifte'

/** Mutants that change nothing for any caller, and why. */
const equivalent: Readonly<Record<string, string>> = {
  'meldingen.aangifte: drop alleen_aangifte': onlyAangiften,
  'meldingen.aangifte: alleen_aangifte using (true)': onlyAangiften,
  'verraadt on MeldingDimensie.AANGIFTE': 'whoever may ask the statistic may read what it reveals',
  'requiresScopes on DoorlooptijdStatistiek':
    'the field that gives it and all that is in it ask the same scope',
}

function spread<Item>(items: readonly Item[], wanted: number): readonly Item[] {
  const step = Math.max(1, items.length / wanted)
  return items.filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step))
}

function sampled<Item>(items: readonly Item[]): readonly Item[] {
  return options.sample === undefined ? items : spread(items, numberOf('sample', options.sample, 1))
}

function numberOf(option: string, text: string, least: number): number {
  const value = Number(text)
  if (Number.isInteger(value) && value >= least) return value
  throw new Error(`Mutating: --${option} is "${text}"; wanted a number from ${least}`)
}

async function rows({ pool }: Workspace): Promise<Outcome[]> {
  return withConnection(pool, async (connection) => {
    const askers = readAskers()
    const outcomes: Outcome[] = []
    for (const mutant of sampled(await rowMutants(connection))) {
      const killer = await tryRowMutant(connection, askers, mutant)
      outcomes.push(tell('rows', { name: mutant.name, killer: killer && 'database' }))
    }
    return outcomes
  })
}

async function rules({ pool }: Workspace): Promise<Outcome[]> {
  const mutants = sampled(ruleMutants())
  const judge = createRuleJudge()
  const deciding: RuleMutant[] = []
  const outcomes = mutants.map((mutant) => {
    const { gateway, source } = judge(mutant)
    if (gateway.includes('decisions')) deciding.push(mutant)
    const noticed = [...gateway, ...(source ? ['guards'] : [])]
    return tell('rules', { name: nameOf(mutant), killer: noticed.join(', ') || null })
  })
  // What changes a decision has to show in an answer too.
  const hub = await startWalkedHub(pool, await withConnection(pool, readIds))
  for (const mutant of spread(deciding, numberOf('http', options.http, 0))) {
    const { noticed, sourceHolds } = await tryOverHttp(hub, mutant)
    const killer = noticed && sourceHolds ? 'walk, and the source keeps the data in by itself' : null
    outcomes.push(tell('rules', { name: `${nameOf(mutant)}, over HTTP`, killer }))
  }
  await hub.close()
  return outcomes
}

const nameOf = ({ directive, coordinate }: RuleMutant) => `${directive} on ${coordinate}`

const trees: MutantTree[] = []

async function code({ folder, snapshot }: Workspace): Promise<Outcome[]> {
  const stale = staleEdits()
  if (stale.length > 0) throw new Error(`Making mutants of the code:\n${stale.join('\n')}`)
  const outcomes: Outcome[] = []
  const waiting = [...sampled(codeMutants)]
  const work = async (number: number) => {
    const tree = new MutantTree(join(folder, `copy-${number}`), snapshot)
    trees.push(tree)
    for (let mutant = waiting.shift(); mutant; mutant = waiting.shift()) {
      const verdict = await tree.judge(mutant)
      const killer = verdict.kind === 'killed' ? verdict.by : null
      const name = verdict.kind === 'broken' ? `${mutant.name} (does not run: ${verdict.why})` : mutant.name
      outcomes.push(tell('code', { name, killer }))
    }
  }
  await Promise.all(Array.from({ length: copies }, (_, number) => work(number)))
  return outcomes
}

const judges: Readonly<Record<Kind, (workspace: Workspace) => Promise<Outcome[]>>> = { rows, rules, code }

function tell(kind: Kind, outcome: Outcome): Outcome {
  const same = equivalent[outcome.name]
  const verdict = outcome.killer
    ? `killed by ${outcome.killer}`
    : same
      ? `changes nothing: ${same}`
      : 'SURVIVED'
  console.log(`${kind}: ${outcome.name}: ${verdict}`)
  return outcome
}

async function openWorkspace(folder: string): Promise<Workspace> {
  const pool = await openPglite()
  for (const subgraph of subgraphs) await subgraph.prepare(pool, { demo: true })
  await prepareDatabase(pool)
  const snapshot = join(folder, 'demo.tar')
  writeFileSync(snapshot, Buffer.from(await (await pool.dump()).arrayBuffer()))
  return { folder, snapshot, pool }
}

async function main(folder: string): Promise<void> {
  const workspace = await openWorkspace(folder)
  const table: Record<string, unknown>[] = []
  const survivors: string[] = []
  for (const kind of kinds.filter((one) => options.only === undefined || options.only === one)) {
    const began = performance.now()
    const outcomes = await judges[kind](workspace)
    const left = outcomes.filter(({ killer }) => killer === null)
    const survived = left.filter(({ name }) => !equivalent[name])
    table.push({
      kind,
      mutants: outcomes.length,
      killed: outcomes.length - left.length,
      'change nothing': left.length - survived.length,
      survived: survived.length,
      seconds: Math.round((performance.now() - began) / 1000),
    })
    survivors.push(...survived.map(({ name }) => `${kind}: ${name}`))
  }
  await workspace.pool.close()
  console.table(table)
  for (const one of survivors) console.error(`survived: ${one}`)
  if (survivors.length > 0) process.exitCode = 1
}

const folder = mkdtempSync(join(tmpdir(), 'nwb-mutants-'))
process.once('exit', () => {
  for (const tree of trees) tree.stop()
  rmSync(folder, { recursive: true, force: true })
})
for (const [signal, number] of [
  ['SIGINT', 2],
  ['SIGTERM', 15],
] as const) {
  process.once(signal, () => process.exit(128 + number))
}
await main(folder)

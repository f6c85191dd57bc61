/**
 * `npm run test:mutate-policy`: takes out every rule of the SDL, every row-level policy and single checks of the code,
 * one at a time, and holds the suite of `test/toegang/` against each. A mutant that nothing notices makes it fail.
 *
 *   --only rules|rows|code   one kind
 *   --sample 10              that many of each kind, spread evenly
 */
import { execFile } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs, promisify } from 'node:util'
import { openPglite, type PglitePool } from '../subgraphs/kit/database/pglite.ts'
import { subgraphs } from '../subgraphs/register.ts'
import { readAskers } from '../test/toegang/askers.ts'
import { firstProblem } from '../test/toegang/check.ts'
import { readIds } from '../test/toegang/given.ts'
import { type CodeMutant, codeMutants } from '../test/toegang/mutants-code.ts'
import { rowMutants, tryRowMutant } from '../test/toegang/mutants-rows.ts'
import { ruleMutants, tryRuleMutant } from '../test/toegang/mutants-rules.ts'
import { readOwnRows } from '../test/toegang/rows.ts'
import { prepareDatabase, startWalkedHub, withConnection } from '../test/toegang/start.ts'

const { values: options } = parseArgs({
  options: {
    only: { type: 'string' },
    sample: { type: 'string' },
    // Of a child: checks the tree it stands in on this snapshot.
    check: { type: 'string' },
  },
})

const root = fileURLToPath(new URL('../', import.meta.url))

const onlyAangiften = 'a check of the table keeps out every row without an aangifte'

/** Mutants that change nothing for any caller, and why. */
const equivalent: Readonly<Record<string, string>> = {
  'verraadt on MeldingDimensie.AANGIFTE': 'whoever may ask the statistic may read what it reveals',
  'meldingen.aangifte: drop alleen_aangifte': onlyAangiften,
  'meldingen.aangifte: alleen_aangifte using (true)': onlyAangiften,
}

type Outcome = {
  readonly kind: string
  readonly name: string
  readonly killer: string | null
  readonly note?: string
}

function sampled<Item>(items: readonly Item[]): readonly Item[] {
  const wanted = options.sample === undefined ? items.length : Number(options.sample)
  if (!(wanted >= 1))
    throw new Error(`Sampling mutants: --sample is "${options.sample}"; wanted a number from 1`)
  const step = Math.max(1, items.length / wanted)
  return items.filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step))
}

async function rules(pool: PglitePool): Promise<Outcome[]> {
  const hub = await startWalkedHub(pool, await withConnection(pool, readIds))
  const outcomes: Outcome[] = []
  for (const mutant of sampled(ruleMutants())) {
    const { killers, guardHolds } = await tryRuleMutant(hub, mutant)
    outcomes.push(
      tell({
        kind: 'rules',
        name: `${mutant.directive} on ${mutant.coordinate}`,
        killer: killers.length > 0 ? killers.join(', ') : null,
        ...(guardHolds === null
          ? {}
          : { note: guardHolds ? 'the source alone keeps it in' : 'leaks past the source' }),
      }),
    )
  }
  await hub.close()
  return outcomes
}

async function rows(pool: PglitePool): Promise<Outcome[]> {
  return withConnection(pool, async (connection) => {
    const outcomes: Outcome[] = []
    for (const mutant of sampled(await rowMutants(connection))) {
      const killer = await tryRowMutant(connection, readAskers(), mutant)
      outcomes.push(tell({ kind: 'rows', name: mutant.name, killer: killer && 'database' }))
    }
    return outcomes
  })
}

async function code(snapshot: string): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  const waiting = [...sampled(codeMutants)]
  const work = async () => {
    for (let mutant = waiting.shift(); mutant; mutant = waiting.shift()) {
      const tree = copyTree()
      apply(tree, mutant)
      const { killer } = await checkIn(tree, snapshot)
      rmSync(tree, { recursive: true })
      outcomes.push(tell({ kind: 'code', name: mutant.name, killer }))
    }
  }
  await Promise.all([work(), work()])
  return outcomes
}

function copyTree(): string {
  const tree = mkdtempSync(join(tmpdir(), 'nwb-mutant-'))
  for (const part of ['gateway', 'schema', 'scripts', 'subgraphs', 'test', 'package.json', 'tsconfig.json']) {
    cpSync(join(root, part), join(tree, part), { recursive: true })
  }
  symlinkSync(join(root, 'node_modules'), join(tree, 'node_modules'))
  return tree
}

function apply(tree: string, { edits }: CodeMutant): void {
  for (const { file, from, to } of edits) {
    const path = join(tree, file)
    writeFileSync(path, readFileSync(path, 'utf8').split(from).join(to))
  }
}

/** Texts to replace that the code does not hold exactly once: the mutant would be another than it says. */
function staleEdits(): string[] {
  return codeMutants.flatMap(({ name, edits }) =>
    edits.flatMap(({ file, from }) => {
      const found = readFileSync(join(root, file), 'utf8').split(from).length - 1
      return found === 1
        ? []
        : [`"${name}": ${file} holds ${found} times ${JSON.stringify(from)}; wanted once`]
    }),
  )
}

/** Runs this script in a tree; a fault that ends it counts as noticed, and is named so. */
async function checkIn(tree: string, snapshot: string): Promise<{ killer: string | null }> {
  const tsx = join(root, 'node_modules', 'tsx', 'dist', 'cli.mjs')
  const script = join(tree, 'scripts', 'mutate-policy.ts')
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [tsx, script, '--check', snapshot], {
      cwd: tree,
      timeout: 300_000,
      maxBuffer: 10_000_000,
    })
    return JSON.parse(stdout.trim().split('\n').at(-1) ?? '')
  } catch (error) {
    return {
      killer: `does not run: ${String((error as { stderr?: string }).stderr ?? error)
        .trim()
        .slice(0, 200)}`,
    }
  }
}

async function check(snapshot: string): Promise<void> {
  const pool = await openPglite({ snapshot: new Blob([readFileSync(snapshot)]) })
  const [idsOf, own] = await withConnection(pool, async (connection) => [
    await readIds(connection),
    await readOwnRows(connection),
  ])
  const hub = await startWalkedHub(pool, idsOf)
  const found = await firstProblem(hub, own)
  console.log(JSON.stringify({ killer: found ? `${found.part}: ${found.problem.slice(0, 100)}` : null }))
  await hub.close()
  await pool.close()
}

function tell(outcome: Outcome): Outcome {
  const same = equivalent[outcome.name]
  const verdict = outcome.killer
    ? `killed by ${outcome.killer}`
    : same
      ? `changes nothing: ${same}`
      : 'SURVIVED'
  console.log(`${outcome.kind}: ${outcome.name}: ${verdict}${outcome.note ? ` (${outcome.note})` : ''}`)
  return outcome
}

async function main(): Promise<void> {
  const wanted = (kind: string) => options.only === undefined || options.only === kind
  const stale = wanted('code') ? staleEdits() : []
  if (stale.length > 0) throw new Error(`Making mutants of the code:\n${stale.join('\n')}`)
  const pool = await openPglite()
  for (const subgraph of subgraphs) await subgraph.prepare(pool, { demo: true })
  await prepareDatabase(pool)
  const folder = mkdtempSync(join(tmpdir(), 'nwb-mutants-'))
  const snapshot = join(folder, 'demo.tar')
  writeFileSync(snapshot, Buffer.from(await (await pool.dump()).arrayBuffer()))

  const outcomes = [
    ...(wanted('rows') ? await rows(pool) : []),
    ...(wanted('rules') ? await rules(pool) : []),
    ...(wanted('code') ? await code(snapshot) : []),
  ]
  await pool.close()
  rmSync(folder, { recursive: true })

  const survivors = outcomes.filter(({ killer, name }) => killer === null && !equivalent[name])
  for (const kind of ['rows', 'rules', 'code']) {
    const own = outcomes.filter((outcome) => outcome.kind === kind)
    if (own.length === 0) continue
    const killed = own.filter(({ killer }) => killer !== null).length
    const held = own.filter(({ note }) => note === 'the source alone keeps it in').length
    console.log(
      `${kind}: ${own.length} mutants, ${killed} killed${kind === 'rules' ? `, ${held} kept in by the source alone` : ''}`,
    )
  }
  for (const { kind, name } of survivors) console.error(`survived: ${kind}: ${name}`)
  if (survivors.length > 0) process.exitCode = 1
}

await (options.check === undefined ? main() : check(options.check))

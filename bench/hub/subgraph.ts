/**
 * `npm run bench:subgraph`: the CPU that the subgraphs spend on their part of a query, over HTTP and in a process of their
 * own, by each of three executors: the compiled one of the kit, graphql-js and graphql-jit. In memory, where the
 * database's answers come from a recording; and on PostgreSQL (DATABASE_URL, or 127.0.0.1), driver included.
 * Interleaved rounds, medians, as Markdown.
 *
 * Flags: `--rounds 15`.
 */
import { loadavg } from 'node:os'
import { isDeepStrictEqual, parseArgs } from 'node:util'
import { parseRegister, type Register } from '../../gateway/register/register.ts'
import { createAssertionSigner } from '../../schema/rights/assertion.ts'
import type { Caller } from '../../schema/rights/caller.ts'
import { subgraphs } from '../../subgraphs/definitions.ts'
import { openPostgres } from '../../subgraphs/kit/database/postgres.ts'
import { afnemersOf } from './afnemers.ts'
import { type Executor, executors, installExecutors } from './executors.ts'
import { spread } from './measure.ts'
import { type Recording, recordingPool } from './recorded-pool.ts'
import { type Running, startSubgraphs } from './running-subgraphs.ts'
import { onDatabase } from './server.ts'
import { type Fetches, fetchesFor, typicalFetches } from './typical.ts'

const { values: flags } = parseArgs({ options: { rounds: { type: 'string', default: '15' } } })
const rounds = Number(flags.rounds)

interface Question {
  readonly what: string
  readonly fetches: Fetches
  readonly caller: Caller
  /** How often all fetches are asked in a round. */
  readonly times: number
  /** Whether no two requests are for the same operation, so that each is compiled. */
  readonly isNew?: true
}

/** One executor, started with the database's answers from a recording or from PostgreSQL. */
type Started = readonly Running[]

/** One column of figures: an executor somewhere. */
interface Contender {
  readonly where: string
  readonly executor: Executor
  measure(question: Question): Promise<number>
}

async function main(): Promise<void> {
  installExecutors()
  const { register: text, gemeenten, alle } = afnemersOf(50)
  const register = parseRegister(text, 'the register of the benchmark')
  const typical = { fetches: typicalFetches, caller: callerOf(register, 'gemeente-utrecht') }
  const fifty = { fetches: fetchesFor([...gemeenten.keys()]), caller: callerOf(register, alle) }

  await onDatabase(async (databaseUrl) => {
    const recording = await record(databaseUrl, [typical, fifty])
    const signer = await createAssertionSigner()
    const start = (from: Recording | null): Promise<Started> => {
      const shared = { jwks: { keys: [...signer.jwks.keys] }, databaseUrl, recording: from }
      return Promise.all(executors.map((executor) => startSubgraphs({ ...shared, executor }, signer)))
    }
    const inMemory = await start(recording)
    const onPostgres = await start(null)
    const all = [...inMemory, ...onPostgres]

    const executing = contenders('in memory, without HTTP', inMemory, (one, question) =>
      one.measureExecuting({ ...question, times: question.times * 4 }),
    )
    const overHttp = contenders('in memory', inMemory, measured)
    const withDatabase = contenders('on PostgreSQL', onPostgres, measured)

    for (const { fetches, caller } of [typical, fifty]) await holdAlike(all, fetches, caller)
    const everywhere = [...executing, ...overHttp, ...withDatabase]
    await compare({ what: 'The typical query of one gemeente', ...typical, times: 100 }, everywhere)
    await compare({ what: 'The typical query of fifty gemeenten', ...fifty, times: 8 }, everywhere)
    const anew = { ...typical, times: 20, isNew: true } as const
    await compare({ what: 'The typical query as an operation not seen before', ...anew }, overHttp)
    for (const one of all) await one.stop()
  })
}

function contenders(
  where: string,
  started: Started,
  measure: (one: Running, question: Question) => Promise<number>,
): readonly Contender[] {
  return started.map((one, at) => ({
    where,
    executor: executors[at] as Executor,
    measure: (question) => measure(one, question),
  }))
}

function measured(one: Running, { fetches, caller, times, isNew }: Question): Promise<number> {
  return one.measure(fetches, caller, times, isNew)
}

async function compare(question: Question, all: readonly Contender[]): Promise<void> {
  for (const one of all) await one.measure(question)
  const rows: number[][] = []
  const load: number[] = []
  for (let round = 0; round < rounds; round++) {
    load.push(loadavg()[0] ?? Number.NaN)
    const row: number[] = []
    // Another one first each round, so that none always inherits the same neighbour.
    for (let turn = 0; turn < all.length; turn++) {
      const at = (round + turn) % all.length
      row[at] = await (all[at] as Contender).measure(question)
    }
    rows.push(row)
  }

  const column = (at: number) => rows.map((row) => row[at] ?? Number.NaN)
  console.log(`\n**${question.what}**: ${rounds} rounds of ${question.times} times six fetches, load average`)
  console.log(`${spread(load, 1)}.\n`)
  console.log('| where | executor | CPU (µs a fetch) | ÷ compiled |\n| --- | --- | --- | --- |')
  for (const [at, { where, executor }] of all.entries()) {
    const compiled = column(all.findIndex((one) => one.where === where))
    const ratios = column(at).map((one, round) => one / (compiled[round] ?? Number.NaN))
    console.log(`| ${where} | ${executor} | ${spread(column(at), 0)} | ${spread(ratios, 2)} |`)
  }
}

/** @throws when one answers otherwise than the others. */
async function holdAlike(all: readonly Running[], fetches: Fetches, caller: Caller): Promise<void> {
  const [first, ...others] = await Promise.all(all.map((one) => one.ask(fetches, caller)))
  for (const other of others) {
    if (!isDeepStrictEqual(other?.map(read), first?.map(read)))
      throw new Error('Measuring: the answers differ')
  }
}

function read(text: string): unknown {
  return JSON.parse(text)
}

async function record(
  url: string,
  asked: readonly { readonly fetches: Fetches; readonly caller: Caller }[],
): Promise<Recording> {
  const recording: Recording = new Map()
  const pool = openPostgres({ url })
  const recordingOn = recordingPool(pool, recording)
  for (const definition of subgraphs) {
    await definition.prepare(pool, { demo: true })
    for (const { fetches, caller } of asked) {
      const request = fetches[definition.name]
      // Of some statements another text is run from their third time on.
      for (let time = 0; request && time < 3; time++) {
        await definition.on(recordingOn).execute(request, caller)
      }
    }
  }
  await pool.close()
  return recording
}

function callerOf(register: Register, afnemer: string): Caller {
  const caller = register.caller(afnemer, register.afnemers.get(afnemer)?.scopes ?? [], undefined)
  if (!caller) throw new Error(`Measuring: "${afnemer}" is not in the register`)
  return caller
}

await main()

/**
 * `npm run bench:authorise`: what authorisation costs. Prints the decision for a cached and for a new operation, the
 * share of the step in a typical request, and what row-level security adds to a typical query. Ratios come from one
 * run, medians over interleaved rounds.
 */
import { readFileSync } from 'node:fs'
import { parse } from 'graphql'
import { pino } from 'pino'
import { createEngine } from '../../gateway/engine/engine.ts'
import { noCostDirectives } from '../../gateway/limits/cost-directives.ts'
import { Prices } from '../../gateway/limits/prices.ts'
import { PreparedOperation } from '../../gateway/operation/prepared-operation.ts'
import { authorise } from '../../gateway/pipeline/authorise.ts'
import { respond } from '../../gateway/pipeline/respond.ts'
import { createPlanners } from '../../gateway/planner/create-planners.ts'
import { readRegister } from '../../gateway/register/register.ts'
import { inProcessSource } from '../../gateway/sources/in-process.ts'
import { loadSupergraph } from '../../gateway/supergraph/load.ts'
import type { Caller } from '../../schema/rights/caller.ts'
import { subgraphs } from '../../subgraphs/definitions.ts'
import type { Pool } from '../../subgraphs/kit/database/connection.ts'
import { openPglite } from '../../subgraphs/kit/database/pglite.ts'
import { compare, cpuPerRun, median } from './measure.ts'
import { compareRowSecurity } from './row-security.ts'
import { typical } from './typical.ts'

const { policy, executableSdl } = loadSupergraph(
  readFileSync(new URL('../../schema/supergraph.graphql', import.meta.url), 'utf8'),
  subgraphs,
)
const parts = { policy, prices: new Prices(policy.schema, noCostDirectives) }
const register = readRegister(new URL('../../schema/afnemers.yaml', import.meta.url))
const utrecht = callerOf('gemeente-utrecht')
const vng = callerOf('vng')

async function main(): Promise<void> {
  await cachedDecision()
  await newDecision()
  const pool = await demoPool()
  await shareOfTheStep(pool)
  await pool.close()
  await compareRowSecurity(utrecht)
}

async function cachedDecision(): Promise<void> {
  const prepared = prepare(typical)
  for (const [naam, caller] of [
    ['everything allowed', utrecht],
    ['something refused', vng],
  ] as const) {
    const rounds = await repeat(11, () => cpuPerRun(20_000, () => authorise(prepared, caller, {}, false)))
    print(`decision, cached operation (${naam})`, median(rounds), 50)
  }
}

async function newDecision(): Promise<void> {
  const rounds = await repeat(11, (round) => {
    const operations = Array.from({ length: 50 }, (_, index) => prepare(hundredFields(`r${round}x${index}`)))
    return cpuPerRun(operations.length, (index) =>
      authorise(operations[index] as PreparedOperation, vng, {}, false),
    )
  })
  print('decision, new operation of 100 fields', median(rounds), 2_000)
}

/** A hundred fields, some of them refused, under aliases that make each operation a new one. */
function hundredFields(prefix: string): string {
  const organisaties = Array.from(
    { length: 10 },
    (_, index) => `${prefix}_${index}: organisatie(id: "gm0344") {
      id naam code soort inwoners meldingen(first: 1) { aantal } sessies(first: 1) { aantal } norm { naam }
    }`,
  )
  return `{ ${organisaties.join('\n')} }`
}

/** CPU of the authorisation step (decide, put refusals back) beside that of the whole execution. */
async function shareOfTheStep(pool: Pool): Promise<void> {
  const logger = pino({ level: 'silent' })
  const executor = createEngine({
    executableSdl,
    schema: policy.schema,
    planners: await createPlanners({ executableSdl, logger }),
    sources: new Map(subgraphs.map((one) => [one.name, inProcessSource(one.on(pool))])),
    logger,
  })
  for (const [naam, caller] of [
    ['everything allowed', utrecht],
    ['something refused', vng],
  ] as const) {
    const prepared = prepare(typical)
    const decided = authorise(prepared, caller, {}, false)
    const operation = decided.kind === 'modified' ? decided.operation : typical
    const execution = {
      operation,
      operationName: undefined,
      variables: {},
      caller,
      traceparent: '',
      until: Number.POSITIVE_INFINITY,
    }
    const result = (await executor.execute(execution))()
    if (result.errors.length > 0) throw new Error(`The typical query failed: ${result.errors[0]?.message}`)
    const step = await compare(
      9,
      () => cpuPerRun(5_000, () => respond(authorise(prepared, caller, {}, false), result, {})),
      () => cpuPerRun(100, async () => (await executor.execute(execution))()),
    )
    console.log(
      `step in a typical request (${naam}): ${step.a.toFixed(1)} µs CPU beside ${step.b.toFixed(0)} µs of execution, ` +
        `${(step.ratio * 100).toFixed(2)} % (wanted ≤ 5 %)`,
    )
  }
  await executor.close()
}

async function demoPool(): Promise<Pool> {
  const pool = await openPglite()
  for (const subgraph of subgraphs) await subgraph.prepare(pool, { demo: true })
  return pool
}

function callerOf(afnemer: string): Caller {
  const caller = register.caller(afnemer, register.afnemers.get(afnemer)?.scopes ?? [], undefined)
  if (!caller) throw new Error(`Measuring: "${afnemer}" is not in the register`)
  return caller
}

function prepare(query: string): PreparedOperation {
  const document = parse(query)
  const operation = document.definitions[0]
  if (operation?.kind !== 'OperationDefinition') throw new Error('Measuring: the document holds no operation')
  return new PreparedOperation(parts, { query, document, operation })
}

async function repeat(rounds: number, measure: (round: number) => Promise<number>): Promise<number[]> {
  const measured: number[] = []
  await measure(rounds)
  for (let round = 0; round < rounds; round++) measured.push(await measure(round))
  return measured
}

function print(what: string, microseconds: number, wanted: number): void {
  console.log(`${what}: ${microseconds.toFixed(2)} µs (wanted ≤ ${wanted} µs)`)
}

await main()

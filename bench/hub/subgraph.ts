/**
 * `npm run bench:subgraph`: the CPU that the subgraphs spend on their part of the typical query, over HTTP and in a
 * process of their own. In memory, where the database's answers come from a recording, compiled and through
 * graphql-js; and on PostgreSQL (DATABASE_URL, or 127.0.0.1), driver included. Interleaved rounds, medians.
 */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { Pool as HttpPool } from 'undici'
import { readRegister } from '../../gateway/register/register.ts'
import { type AssertionSigner, createAssertionSigner } from '../../schema/rights/assertion.ts'
import type { Caller } from '../../schema/rights/caller.ts'
import { openPostgres } from '../../subgraphs/kit/database/postgres.ts'
import { subgraphs } from '../../subgraphs/register.ts'
import { median } from './measure.ts'
import { type Recording, recordingPool } from './recorded-pool.ts'
import { onDatabase } from './server.ts'
import type { Start } from './subgraph-process.ts'
import { told } from './told.ts'
import { typicalFetches } from './typical.ts'

const rounds = 9
const perRound = 400
/** How many requests are under way, each of six fetches: a process that waits between them pays for waking up. */
const atOnce = 6
/** What the gateway spends on one of the fetches of the typical query, in microseconds. */
const wanted = 100

const names = Object.keys(typicalFetches)

async function main(): Promise<void> {
  const caller = callerOf('gemeente-utrecht')
  await onDatabase(async (url) => {
    const recording = await record(url, caller)
    const signer = await createAssertionSigner()
    const jwks = { keys: [...signer.jwks.keys] }
    const start = (more: Partial<Start>) =>
      startProcess({ jwks, recording, databaseUrl: url, interpret: false, ...more }, signer, caller)
    const compiled = await start({})
    const interpreted = await start({ interpret: true })
    const onDatabase = await start({ recording: null })
    await compare(compiled, interpreted, onDatabase)
    for (const one of [compiled, interpreted, onDatabase]) await one.stop()
  })
}

interface Running {
  /** The answers of all six, as they came. */
  ask(): Promise<string[]>
  /** CPU of the process for that many times all six, in microseconds per fetch. */
  measure(times: number): Promise<number>
  stop(): Promise<void>
}

async function compare(compiled: Running, interpreted: Running, onDatabase: Running): Promise<void> {
  const [first, ...others] = await Promise.all([compiled, interpreted, onDatabase].map((one) => one.ask()))
  for (const other of others) {
    if (JSON.stringify(other) !== JSON.stringify(first)) throw new Error('Measuring: the answers differ')
  }
  const kinds = [compiled, interpreted, onDatabase]
  for (const one of kinds) await one.measure(perRound)
  const measured: number[][] = []
  for (let round = 0; round < rounds; round++) {
    const row = new Map<Running, number>()
    // Another one first each round, so that none always inherits the same neighbour.
    for (let at = 0; at < kinds.length; at++) {
      const one = kinds[(round + at) % kinds.length] as Running
      row.set(one, await one.measure(perRound))
    }
    measured.push(kinds.map((one) => row.get(one) ?? Number.NaN))
  }
  const column = (at: number) => measured.map((row) => row[at] ?? Number.NaN)
  const [memory, reference, database] = [0, 1, 2].map((at) => median(column(at))) as [number, number, number]
  const ratio = median(measured.map(([a = Number.NaN, b = Number.NaN]) => b / a))
  const share = median(measured.map(([a = Number.NaN, , c = Number.NaN]) => c - a))
  console.log(`CPU of the subgraphs' process per fetch of the typical query (six fetches), over HTTP:`)
  console.log(`  in memory, compiled: ${memory.toFixed(0)} µs (wanted ≤ ${wanted} µs)`)
  console.log(`  in memory, graphql-js: ${reference.toFixed(0)} µs, ${ratio.toFixed(2)} times compiled`)
  console.log(`  on PostgreSQL: ${database.toFixed(0)} µs, of which driver and SQL ${share.toFixed(0)} µs`)
}

async function record(url: string, caller: Caller): Promise<Recording> {
  const recording: Recording = new Map()
  const pool = openPostgres({ url })
  const recordingOn = recordingPool(pool, recording)
  for (const definition of subgraphs) {
    await definition.prepare(pool, { demo: true })
    const request = typicalFetches[definition.name]
    if (request) await definition.on(recordingOn).execute(request, caller)
  }
  await pool.close()
  return recording
}

async function startProcess(start: Start, signer: AssertionSigner, caller: Caller): Promise<Running> {
  const child = fork(new URL('./subgraph-process.ts', import.meta.url), { serialization: 'advanced' })
  const urls = await told<Record<string, string>>(child, start)
  const pools = new Map(names.map((name) => [name, new HttpPool(urls[name] ?? '', { connections: atOnce })]))

  async function fetchOne(name: string): Promise<string> {
    const response = await pools.get(name)?.request({
      method: 'POST',
      path: '/graphql',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${await signer.sign(caller, name)}`,
      },
      body: JSON.stringify(typicalFetches[name]),
    })
    const text = (await response?.body.text()) ?? ''
    if (response?.statusCode !== 200 || text.includes('"errors"')) {
      throw new Error(`Measuring: "${name}" answered ${response?.statusCode} ${text.slice(0, 200)}`)
    }
    return text
  }
  const ask = () => Promise.all(names.map(fetchOne))

  return {
    ask,
    async measure(times) {
      const before = await told<NodeJS.CpuUsage>(child, 'cpu')
      let left = times
      const keepAsking = async () => {
        while (left-- > 0) await ask()
      }
      await Promise.all(Array.from({ length: atOnce }, keepAsking))
      const after = await told<NodeJS.CpuUsage>(child, 'cpu')
      return (after.user + after.system - before.user - before.system) / times / names.length
    },
    async stop() {
      for (const pool of pools.values()) await pool.close()
      const ended = once(child, 'exit')
      child.send('stop')
      await ended
    },
  }
}

function callerOf(afnemer: string): Caller {
  const register = readRegister(new URL('../../schema/afnemers.yaml', import.meta.url))
  const caller = register.caller(afnemer, register.afnemers.get(afnemer)?.scopes ?? [], undefined)
  if (!caller) throw new Error(`Measuring: "${afnemer}" is not in the register`)
  return caller
}

await main()

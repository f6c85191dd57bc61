/**
 * `npm run bench:data`: the hub on PostgreSQL at scale. Makes a database of its own on DATABASE_URL (or 127.0.0.1; a
 * superuser), fills it in SQL to a tenth of the size and to the size, runs the typical query at 32 connections, the
 * same with more rows, and each statistic, prints p50, p95 and CPU, and drops the database.
 *
 * Flags: `--meldingen 1000000 --waarden 10000000 --seconden 10`.
 */
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { pino } from 'pino'
import { Pool as HttpPool } from 'undici'
import { createHub, graphqlPath } from '../gateway/hub.ts'
import { readRegister } from '../gateway/register/register.ts'
import { inProcessSource } from '../gateway/sources/in-process.ts'
import { openPostgres } from '../subgraphs/kit/database/postgres.ts'
import { subgraphs } from '../subgraphs/register.ts'
import { audience, createTestIssuer } from '../test/support/tokens.ts'
import { fillToScale } from './bench/fill.ts'
import { onServer, serverUrl } from './bench/server.ts'
import { statistics } from './bench/statistics.ts'
import { typical } from './bench/typical.ts'

const { values: flags } = parseArgs({
  options: {
    meldingen: { type: 'string', default: '1000000' },
    waarden: { type: 'string', default: '10000000' },
    seconden: { type: 'string', default: '10' },
  },
})
const connections = 32
/** Of each statistic. */
const repeats = 15
const overige = 200_000
/** What the typical query may take at most, in milliseconds, for 95 of 100. */
const wanted = 50

async function main(): Promise<void> {
  for (const deel of [0.1, 1]) {
    const meldingen = Math.round(Number(flags.meldingen) * deel)
    const waarden = Math.round(Number(flags.waarden) * deel)
    await onFilled({ meldingen, waarden, overige: overige * deel }, async (hub) => {
      console.log(`\n${meldingen} meldingen, ${waarden} indicatorwaarden`)
      for (const first of [10, 50, 100]) {
        const query = typical.replace('meldingen(first: 10)', `meldingen(first: ${first})`)
        await load(hub, `typical query, ${first} meldingen`, query)
      }
      for (const [naam, query] of Object.entries(statistics)) await timed(hub, naam, query)
    })
  }
}

interface Asking {
  /** @throws when something else than a refusal went wrong. */
  ask(query: string, afnemer: string): Promise<number>
}

async function load({ ask }: Asking, naam: string, query: string): Promise<void> {
  const run = async (seconds: number): Promise<number[]> => {
    const until = performance.now() + seconds * 1000
    const times: number[] = []
    const one = async () => {
      while (performance.now() < until) times.push(await ask(query, 'gemeente-utrecht'))
    }
    await Promise.all(Array.from({ length: connections }, one))
    return times
  }
  await run(3)
  const before = process.cpuUsage()
  const times = await run(Number(flags.seconden))
  const { user, system } = process.cpuUsage(before)
  const cpu = (user + system) / 1000 / times.length
  console.log(
    `  ${naam}, ${connections} connections: ${quantiles(times)} (wanted p95 ≤ ${wanted} ms), ` +
      `${(times.length / Number(flags.seconden)).toFixed(0)} a second, ${cpu.toFixed(2)} ms CPU in this process`,
  )
}

async function timed({ ask }: Asking, naam: string, query: string): Promise<void> {
  await ask(query, 'bzk-programma')
  const times: number[] = []
  for (let time = 0; time < repeats; time++) times.push(await ask(query, 'bzk-programma'))
  console.log(`  ${naam}: ${quantiles(times)}`)
}

function quantiles(times: readonly number[]): string {
  const sorted = [...times].sort((a, b) => a - b)
  const at = (share: number) => (sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN).toFixed(1)
  return `p50 ${at(0.5)} ms, p95 ${at(0.95)} ms`
}

/** A hub of which the subgraphs are in this process, on a database that is filled and dropped. */
async function onFilled(
  scale: Parameters<typeof fillToScale>[1],
  use: (hub: Asking) => Promise<void>,
): Promise<void> {
  const database = `nwb_bench_${randomBytes(6).toString('hex')}`
  await onServer(`create database ${database}`)
  const url = new URL(serverUrl)
  url.pathname = `/${database}`
  try {
    const preparing = openPostgres({ url: url.href, max: 1, statementTimeout: 600_000 })
    for (const definition of subgraphs) await definition.prepare(preparing, { demo: true })
    await preparing.close()
    const began = performance.now()
    await fillToScale(url.href, scale)
    console.log(`Filled in ${((performance.now() - began) / 1000).toFixed(0)} s`)
    // A machine that is too busy shows as time, and not as connections that were waited for in vain.
    const pool = openPostgres({ url: url.href, max: connections, connectTimeout: 60_000 })
    const register = readRegister(new URL('../schema/afnemers.yaml', import.meta.url))
    const issuer = await createTestIssuer()
    const hub = await createHub({
      supergraphSdl: readFileSync(new URL('../schema/supergraph.graphql', import.meta.url), 'utf8'),
      declared: subgraphs,
      sources: subgraphs.map((definition) =>
        inProcessSource(definition.on(pool, { onError: (failure) => console.error(failure) })),
      ),
      register: () => register,
      issuers: [issuer],
      audience,
      playground: false,
      logger: pino({ level: 'silent' }),
    })
    const http = new HttpPool(await hub.listen({ host: '127.0.0.1', port: 0 }), { connections })
    const tokens = new Map<string, string>()

    async function ask(query: string, afnemer: string): Promise<number> {
      const scope = register.afnemers.get(afnemer)?.scopes.join(' ')
      const token = tokens.get(afnemer) ?? (await issuer.sign({ client_id: afnemer, scope }))
      tokens.set(afnemer, token)
      const began = performance.now()
      const { statusCode, body } = await http.request({
        method: 'POST',
        path: graphqlPath,
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify({ query }),
      })
      const text = await body.text()
      const took = performance.now() - began
      if (statusCode !== 200 || text.includes('"errors"')) {
        throw new Error(`Measuring: the hub answered ${statusCode} ${text.slice(0, 300)}`)
      }
      return took
    }

    await use({ ask })
    await http.close()
    await hub.close()
    await pool.close()
  } finally {
    await onServer(`drop database ${database} with (force)`)
  }
}

await main()

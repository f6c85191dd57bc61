/**
 * `npm run bench:data`: the hub on PostgreSQL at scale. Makes a database of its own on DATABASE_URL (or 127.0.0.1; a
 * superuser), fills it in SQL to a tenth of the size and to the size, runs the typical query at 32 connections, the
 * same with more rows, and each statistic, prints p50, p95 and the hub's CPU, and drops the database.
 *
 * Flags: `--meldingen 1000000 --waarden 10000000 --seconden 10`.
 */
import { parseArgs } from 'node:util'
import { afnemersOf } from './afnemers.ts'
import { type FilledHub, onFilledHub } from './filled-hub.ts'
import { statistics } from './statistics.ts'
import { typicalOf } from './typical.ts'

const { values: flags } = parseArgs({
  options: {
    meldingen: { type: 'string', default: '1000000' },
    waarden: { type: 'string', default: '10000000' },
    seconden: { type: 'string', default: '10' },
  },
})
const connections = 32
/** Of warming up, in seconds: what runs first after a start is still being compiled, and read from disk. */
const warmUp = 10
/** Of each statistic. */
const repeats = 15
const overige = 200_000
/** What the typical query may take at most, in milliseconds, for 95 of 100. */
const wanted = 50

const { register, gemeenten, alle } = afnemersOf(connections)

interface Question {
  readonly query: string
  readonly afnemer: string
}

async function main(): Promise<void> {
  for (const deel of [0.1, 1]) {
    const meldingen = Math.round(Number(flags.meldingen) * deel)
    const waarden = Math.round(Number(flags.waarden) * deel)
    await onFilledHub(
      { meldingen, waarden, overige: overige * deel },
      { register, connections },
      async (hub) => {
        console.log(`\n${meldingen} meldingen, ${waarden} indicatorwaarden; ${connections} connections`)
        for (const first of [10, 50, 100]) {
          const own = [...gemeenten].map(([id, afnemer]) => ({ query: typicalOf(id, first), afnemer }))
          await load(
            hub,
            `typical query, ${first} meldingen, ${gemeenten.size} gemeenten each of itself`,
            own,
          )
        }
        const any = [...gemeenten.keys()].map((id) => ({ query: typicalOf(id, 10), afnemer: alle }))
        await load(hub, 'typical query, 10 meldingen, one afnemer of any gemeente', any)
        for (const [naam, query] of Object.entries(statistics)) await timed(hub, naam, query)
      },
    )
  }
}

/** Asks the questions in turn, one at a time per connection. */
async function load(hub: FilledHub, naam: string, questions: readonly Question[]): Promise<void> {
  let turn = 0
  const run = async (seconds: number): Promise<number[]> => {
    const until = performance.now() + seconds * 1000
    const times: number[] = []
    const one = async () => {
      while (performance.now() < until) {
        const { query, afnemer } = questions[turn++ % questions.length] as Question
        times.push(await hub.ask(query, afnemer))
      }
    }
    await Promise.all(Array.from({ length: connections }, one))
    return times
  }
  await run(warmUp)
  const before = await hub.cpu()
  const times = await run(Number(flags.seconden))
  const cpu = ((await hub.cpu()) - before) / times.length
  console.log(
    `  ${naam}: ${quantiles(times)} (wanted p95 ≤ ${wanted} ms), ` +
      `${(times.length / Number(flags.seconden)).toFixed(0)} a second, ${cpu.toFixed(2)} ms CPU of the hub`,
  )
}

async function timed({ ask }: FilledHub, naam: string, query: string): Promise<void> {
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

await main()

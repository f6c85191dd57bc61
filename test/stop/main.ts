/**
 * `npm run test:stop [-- --kort] [-- --alleen WORDS]`: every known way to stop the hub, against its services under the
 * memory limits of `docker-compose.yml`, as callers without a token and as the least afnemer, one at a time and all at
 * once. No process may end, and a light request of another afnemer beside it gets its answer, within 250 ms at the 99th
 * percentile.
 *
 * `--kort` is what the gate runs, on whatever machine: of each attack a tenth, as one of the two by turns. There a light
 * request may wait as long as a slow or busy machine explains: 500 ms, or twenty times what one waits on it while nobody
 * attacks, whichever is more. And that one waited longer, or got no answer, counts when it comes again in a second try. For
 * how long it waits beside all of them at once, which fill any machine, only the whole form judges.
 *
 * In both forms counts what does not depend on how busy the machine is: no service computes for more than 250 ms, of its own
 * time, before it looks what else came in. It is said of each attack, with how much computing a request took in all services.
 */
import { setTimeout as wait } from 'node:timers/promises'
import { onServer } from '../support/on-server.ts'
import { attacks } from './attacks.ts'
import { readCallers } from './callers.ts'
import { lightRequests } from './light-requests.ts'
import { type Outcome, reportOf } from './outcome.ts'
import { roundsOf } from './rounds.ts'
import { startServices } from './services.ts'
import { startAttacker } from './start-attacker.ts'

const server = process.env['TEST_DATABASE_URL'] ?? 'postgres://postgres@127.0.0.1:5432/postgres'
/**
 * The two forms: which part of an attack is sent, for how long is measured at least, how often is tried, and how long a
 * light request may wait (in milliseconds, and in times of what it does when nobody attacks).
 */
const forms = {
  whole: { share: 1, shortest: 2_000, tries: 1, callers: 'all', longest: 250, calmTimes: 0 },
  short: { share: 0.1, shortest: 600, tries: 2, callers: 'by turns', longest: 500, calmTimes: 20 },
} as const

/** For how long a service may compute on end, in milliseconds. */
const longestOnEnd = 250
const noLimits = { wait: Number.POSITIVE_INFINITY, onEnd: Number.POSITIVE_INFINITY }

async function main(): Promise<boolean> {
  const form = process.argv.includes('--kort') ? forms.short : forms.whole
  const words = process.argv.includes('--alleen')
    ? process.argv.slice(process.argv.indexOf('--alleen') + 1)
    : ['']
  const chosen = attacks.filter(({ name }) => words.some((word) => name.includes(word)))
  const callers = readCallers()
  const services = await startServices(server, callers.register)
  const attacker = startAttacker()
  const failed: Outcome[] = []
  try {
    const token = await callers.other(services.issuer)
    const beside = async (during: () => Promise<unknown>) => {
      const light = lightRequests(services.url, token)
      await Promise.all([during(), wait(form.shortest)])
      return light.stop()
    }
    await beside(async () => undefined)
    const calm = await beside(async () => undefined)
    const limit = Math.max(form.longest, form.calmTimes * calm.p99)
    console.log(
      `services under the memory of docker-compose.yml (${services.how}); the least afnemer is ${callers.least}; ` +
        `a light request waits ${calm.p99} ms when nobody attacks, and may wait ${limit} ms`,
    )
    for (const round of roundsOf(chosen, form.callers)) {
      const together = round.names.length > 1
      const limits = form === forms.short && together ? noLimits : { wait: limit, onEnd: longestOnEnd }
      for (let left: number = form.tries; left > 0; left--) {
        const tokens = await callers.attacker(services.issuer, round.as)
        await services.work()
        let came: Outcome['came'] = { came: {}, largest: 0 }
        const waited = await beside(async () => {
          came = await attacker.attack({ ...round, share: form.share, tokens, url: services.url })
        })
        const outcome = { round, came, waited, limits, work: await services.work(), ended: services.ended() }
        const { text, isGood } = reportOf(outcome)
        console.log(text)
        if (isGood) break
        if (left === 1 || outcome.ended.length > 0) failed.push(outcome)
        if (outcome.ended.length > 0) return false
      }
    }
    console.log(`resident (MB): ${[...services.resident()].map((one) => one.join(' ')).join(', ')}`)
    return failed.length === 0 && chosen.length > 0
  } finally {
    attacker.stop()
    await services.stop()
    callers.remove()
    console.log(failed.length > 0 ? `${failed.length} came through.` : 'Nothing came through.')
  }
}

/** The services need a server of PostgreSQL, as the other tests that run on one do. */
async function hasServer(): Promise<boolean> {
  try {
    await onServer(server, 'select 1')
    return true
  } catch (error) {
    if (process.env['TEST_DATABASE_URL']) throw error
    console.log('Left out: no PostgreSQL answers at 127.0.0.1:5432, nor is there a TEST_DATABASE_URL')
    return false
  }
}

if ((await hasServer()) && !(await main())) process.exitCode = 1

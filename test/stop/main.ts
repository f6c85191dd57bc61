/**
 * `npm run test:stop [-- --kort] [-- --alleen WORDS]`: every known way to stop the hub, against its services under the
 * memory limits of `docker-compose.yml`, as a caller without a token and as the least afnemer, one at a time and all at
 * once. No process may end, and a light request of another afnemer beside it waits 250 ms at most at the 99th percentile.
 */
import { spawn } from 'node:child_process'
import { setTimeout as wait } from 'node:timers/promises'
import { readRegister } from '../../gateway/register/register.ts'
import { onServer } from '../support/on-server.ts'
import { attacks } from './attacks.ts'
import { lightRequests } from './light-requests.ts'
import { type Services, startServices } from './services.ts'

/** In milliseconds. */
const longestWait = 250
/** Which part of each attack the short form sends. */
const shortForm = 0.1
/** How long is measured at least, in milliseconds: a hundred light requests. */
const shortest = 2_000

const register = readRegister(new URL('../../schema/afnemers.yaml', import.meta.url))
const server = process.env['TEST_DATABASE_URL'] ?? 'postgres://postgres@127.0.0.1:5432/postgres'
const least = [...register.afnemers].reduce((one, other) =>
  other[1].scopes.length < one[1].scopes.length ? other : one,
)[0]
const other = [...register.afnemers.keys()].find((afnemer) => afnemer !== least) ?? least

interface Outcome {
  readonly name: string
  readonly as: string
  readonly came: string
  readonly p99: number
  readonly longest: number
  readonly faults: readonly string[]
}

async function main(): Promise<void> {
  const short = process.argv.includes('--kort')
  const words = process.argv.slice(process.argv.indexOf('--alleen') + 1)
  const chosen = process.argv.includes('--alleen')
    ? attacks.filter(({ name }) => words.some((word) => name.includes(word)))
    : attacks
  const services = await startServices(server)
  console.log(
    `services under the memory of docker-compose.yml (${services.how}); the least afnemer is ${least}`,
  )
  const outcomes: Outcome[] = []
  try {
    for (const [names, afnemer] of roundsOf(
      chosen.map(({ name }) => name),
      short,
    )) {
      const outcome = await attack(services, names, afnemer, short ? shortForm : 1)
      outcomes.push(outcome)
      report(outcome)
      if (services.ended().length > 0) return
    }
    console.log(`resident (MB): ${[...services.resident()].map((one) => one.join(' ')).join(', ')}`)
  } finally {
    await services.stop()
    const failed = outcomes.filter(({ faults }) => faults.length > 0)
    console.log(
      failed.length > 0 ? `${failed.length} of ${outcomes.length} came through` : 'Nothing came through.',
    )
    process.exitCode = failed.length > 0 || outcomes.length === 0 ? 1 : 0
  }
}

/** Which attacks are made together, as whom: in short, each alone as one of the two callers by turns. */
function roundsOf(names: readonly string[], short: boolean): (readonly [readonly string[], string | null])[] {
  const callers = [null, least]
  const alone = names.flatMap((name, index) =>
    callers.filter((_, turn) => !short || index % 2 === turn).map((caller) => [[name], caller] as const),
  )
  return [...alone, ...callers.map((caller) => [names, caller] as const)]
}

async function attack(
  services: Services,
  names: readonly string[],
  afnemer: string | null,
  share: number,
): Promise<Outcome> {
  const begin = await readyToAttack(services, names, afnemer, share)
  const light = lightRequests(services.url, await tokenOf(services, other))
  await light.settled
  const [{ came, largest }] = await Promise.all([begin(), wait(shortest)])
  const { p99, longest, wrong } = await light.stop()
  const ended = services.ended()
  return {
    name: names.length === 1 ? (names[0] ?? '') : `all ${names.length} at once`,
    as: afnemer ?? 'zonder token',
    came: `${Object.entries(came)
      .map(([status, count]) => `${count} × ${status}`)
      .join(', ')}; at most ${largest} bytes`,
    p99,
    longest,
    faults: [
      ...(ended.length > 0 ? [`ended: ${ended.join(', ')}`] : []),
      ...(p99 > longestWait ? [`a light request waited ${p99} ms; wanted at most ${longestWait}`] : []),
      ...(wrong > 0 ? [`${wrong} light requests were not answered`] : []),
    ],
  }
}

/** Starts who attacks; what it resolves to has it begin, and gives what came of it. */
async function readyToAttack(
  services: Services,
  names: readonly string[],
  afnemer: string | null,
  share: number,
): Promise<() => Promise<{ readonly came: Record<string, number>; readonly largest: number }>> {
  const token = afnemer === null ? {} : { ATTACK_TOKEN: await tokenOf(services, afnemer) }
  const child = spawn(
    process.execPath,
    ['--import', './scripts/typescript.js', 'test/stop/attacker.ts', String(share), ...names],
    {
      env: { PATH: process.env['PATH'] ?? '', ATTACK_URL: services.url, ...token },
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  )
  let out = ''
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()))
  await new Promise<void>((resolve) => {
    child.stdout.on('data', (data) => {
      out += data
      resolve()
    })
    void closed.then(resolve)
  })
  return async () => {
    child.stdin.write('begin\n')
    await closed
    return JSON.parse(out.trim().split('\n').at(-1) ?? '')
  }
}

function tokenOf({ issuer }: Services, afnemer: string): Promise<string> {
  return issuer.sign({ client_id: afnemer, scope: register.afnemers.get(afnemer)?.scopes.join(' ') })
}

function report({ name, as, came, p99, longest, faults }: Outcome): void {
  console.log(
    `${faults.length > 0 ? '✗' : '✓'} ${name}, ${as}: light p99 ${p99} ms (longest ${longest}); ${came}`,
  )
  for (const fault of faults) console.log(`    ${fault}`)
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

if (await hasServer()) await main()

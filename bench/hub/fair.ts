/**
 * `npm run bench:fair`: what an afnemer notices of another that asks over four hundred connections. Starts the hub as `npm
 * start` does, on data of its own, and asks the typical query of it: in each round alone, and beside the other. Prints
 * medians over the rounds. `-- --beside FOLDER` has the hub of another checkout take turns with this one.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { median } from './measure.ts'
import { typicalOf } from './typical.ts'

const { values } = parseArgs({
  options: {
    beside: { type: 'string', multiple: true, default: [] },
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '3' },
    connections: { type: 'string', default: '400' },
  },
})
const [rounds, seconds, connections] = [values.rounds, values.seconds, values.connections].map(Number) as [
  number,
  number,
  number,
]
/** How often the afnemer that is looked at asks, in milliseconds. */
const pause = 10
const body = JSON.stringify({ query: typicalOf('gm0344', 10) })

interface Hub {
  readonly folder: string
  readonly url: string
  stop(): Promise<void>
}

async function startHub(folder: string): Promise<Hub> {
  const dataDir = mkdtempSync(join(tmpdir(), 'nwb-fair-'))
  const child = spawn(
    process.execPath,
    ['--max-semi-space-size=16', '--import', './scripts/typescript.js', 'scripts/start.ts'],
    {
      cwd: folder,
      env: { ...process.env, PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'error' },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  const stop = async () => {
    const ended = once(child, 'exit')
    child.kill('SIGKILL')
    await ended
    rmSync(dataDir, { recursive: true, force: true })
  }
  for await (const line of createInterface(child.stdout)) {
    const url = /POST (http:\S+)\/v1\/graphql/.exec(line)?.[1]
    if (url === undefined) continue
    child.stdout.resume()
    return { folder, url, stop }
  }
  throw new Error(`Starting the hub in ${folder}: it ended`)
}

async function token(url: string, afnemer: string): Promise<string> {
  const response = await fetch(`${url}/ontwikkeling/token`, {
    method: 'POST',
    body: JSON.stringify({ afnemer }),
    headers: { 'content-type': 'application/json' },
  })
  return ((await response.json()) as { token: string }).token
}

/** @returns the status of the answer, once all of it is there. */
function ask(url: string, agent: Agent, bearer: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(`${url}/v1/graphql`, {
      agent,
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        authorization: `Bearer ${bearer}`,
      },
    })
    sent.on('error', reject)
    sent.on('response', (response) => {
      response.resume()
      response.on('end', () => resolve(response.statusCode ?? 0))
    })
    sent.end(body)
  })
}

/** Asks over one connection, with a pause between. @returns how long each took, in milliseconds. */
async function light(url: string, bearer: string, until: number): Promise<number[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const took: number[] = []
  while (performance.now() < until) {
    const began = performance.now()
    const status = await ask(url, agent, bearer)
    if (status !== 200) throw new Error(`Asking the hub: status ${status}; wanted 200`)
    took.push(performance.now() - began)
    await new Promise((resolve) => setTimeout(resolve, pause))
  }
  agent.destroy()
  return took.sort((a, b) => a - b)
}

/** Asks over many connections, each as soon as it was answered. @returns answers by status. */
async function heavy(url: string, bearer: string, until: number): Promise<Map<number, number>> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const answers = new Map<number, number>()
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (performance.now() < until) {
        const status = await ask(url, agent, bearer)
        answers.set(status, (answers.get(status) ?? 0) + 1)
      }
    }),
  )
  agent.destroy()
  return answers
}

const at = (sorted: readonly number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN

interface Round {
  readonly alone: readonly [p50: number, p99: number]
  readonly beside: readonly [p50: number, p99: number]
  readonly answered: number
  readonly refused: number
}

async function measure({ url }: Hub): Promise<Round> {
  const [many, few] = await Promise.all([
    token(url, 'gemeente-utrecht'),
    token(url, 'provincie-noord-brabant'),
  ])
  const quiet = await light(url, few, performance.now() + seconds * 1000)
  const until = performance.now() + (seconds + 1) * 1000
  const loading = heavy(url, many, until)
  await new Promise((resolve) => setTimeout(resolve, 500))
  const loud = await light(url, few, until - 300)
  const answers = await loading
  const answered = answers.get(200) ?? 0
  return {
    alone: [at(quiet, 0.5), at(quiet, 0.99)],
    beside: [at(loud, 0.5), at(loud, 0.99)],
    answered: answered / (seconds + 1),
    refused: ([...answers.values()].reduce((sum, one) => sum + one, 0) - answered) / (seconds + 1),
  }
}

const folders = [resolve(import.meta.dirname, '../..'), ...values.beside.map((folder) => resolve(folder))]
const hubs = await Promise.all(folders.map(startHub))
const found = new Map<Hub, Round[]>(hubs.map((hub) => [hub, []]))
try {
  for (const hub of hubs) await measure(hub)
  for (let round = 0; round < rounds; round++) {
    const order = round % 2 === 0 ? hubs : [...hubs].reverse()
    for (const hub of order) found.get(hub)?.push(await measure(hub))
  }
} finally {
  for (const hub of hubs) await hub.stop()
}
const middle = (list: readonly Round[], of: (round: Round) => number, digits = 1) =>
  median(list.map(of)).toFixed(digits)
console.log(
  `| hub | alone p50, p99 (ms) | beside ${connections} connections | p99, times | answered a second | refused |`,
)
console.log('| --- | ---: | ---: | ---: | ---: | ---: |')
for (const [hub, list] of found) {
  const cells = [
    hub.folder.split('/').at(-1),
    `${middle(list, (r) => r.alone[0])}, ${middle(list, (r) => r.alone[1])}`,
    `${middle(list, (r) => r.beside[0])}, ${middle(list, (r) => r.beside[1])}`,
    middle(list, (r) => r.beside[1] / r.alone[1], 2),
    middle(list, (r) => r.answered, 0),
    middle(list, (r) => r.refused, 0),
  ]
  console.log(`| ${cells.join(' | ')} |`)
}

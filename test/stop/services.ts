import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { type AddressInfo, createServer as createSocket } from 'node:net'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { subgraphNames } from '../../subgraphs/declared.ts'
import { onServer } from '../support/on-server.ts'
import { createTestIssuer, type TestIssuer } from '../support/tokens.ts'
import { type Confinement, confine } from './confine.ts'
import type { Work } from './event-loop.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** The hub as the services of `docker-compose.yml`, each with the memory that it has there. */
export interface Services {
  readonly url: string
  readonly issuer: TestIssuer
  /** How each is held to its memory. */
  readonly how: string
  /** Those that ended, and with what; none should. */
  ended(): readonly string[]
  /** How much memory each takes now, in MB. */
  resident(): ReadonlyMap<string, number>
  /** What each has done since this was asked before; nothing of those that ended. */
  work(): Promise<ReadonlyMap<string, Work>>
  stop(): Promise<void>
}

interface Service {
  readonly name: string
  readonly child: ChildProcess
  readonly confinement: Confinement
  code: number | string | undefined
}

/** What the image sets (see `Dockerfile`). */
const ofImage = { MALLOC_ARENA_MAX: '1', MALLOC_MMAP_THRESHOLD_: '131072', NODE_ENV: 'production' }

/**
 * @param server a PostgreSQL server; a database is made on it, and removed at the end.
 * @param register the file with who may ask.
 */
export async function startServices(server: string, register: string): Promise<Services> {
  const limits = memoryLimits()
  const database = `nwb_stop_${randomBytes(6).toString('hex')}`
  await onServer(server, `create database ${database}`)
  const databaseUrl = new URL(server)
  databaseUrl.pathname = `/${database}`
  const issuer = await createTestIssuer()
  const keys = createServer((_, response) => response.end(JSON.stringify(issuer.jwks))).listen(0, '127.0.0.1')
  const services: Service[] = []
  const gatewayPort = await freePort()
  const ports = new Map<string, number>()
  for (const name of subgraphNames) ports.set(name, await freePort())

  function start(name: string, args: readonly string[], env: Record<string, string>): void {
    const bytes = limits.get(name)
    if (bytes === undefined) throw new Error(`Starting "${name}": docker-compose.yml gives it no mem_limit`)
    const confinement = confine(name, bytes)
    const command = [...confinement.prefix, process.execPath, ...confinement.options, ...args]
    const child = spawn(command[0] as string, command.slice(1), {
      cwd: root,
      env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', ...ofImage, ...env },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    const service: Service = { name, child, confinement, code: undefined }
    child.once('exit', (code, signal) => {
      service.code = code ?? signal ?? 'unknown'
    })
    services.push(service)
  }

  const stop = async () => {
    for (const { child } of services) child.kill('SIGTERM')
    await Promise.all(services.map(ending))
    for (const { confinement } of services) confinement.remove()
    keys.close()
    await onServer(server, `drop database ${database} with (force)`)
  }

  try {
    const program = ['--import', './scripts/typescript.js', '--import', './test/stop/event-loop.ts']
    for (const [name, port] of ports) {
      start(name, [...program, 'subgraphs/main.ts', name], {
        PORT: String(port),
        DATABASE_URL: databaseUrl.href,
        DEMO_DATA: 'true',
        GATEWAY_KEYS_URL: `http://127.0.0.1:${gatewayPort}/.well-known/nwb-sleutels.json`,
        LOG_LEVEL: 'fatal',
      })
      // One after the other: each fills its schema, which the database does for one at a time.
      await answering(`http://127.0.0.1:${port}/gereed`, services)
    }
    start('gateway', ['--max-semi-space-size=16', ...program, 'gateway/main.ts'], {
      PORT: String(gatewayPort),
      ISSUER: issuer.issuer,
      ISSUER_JWKS_URL: `http://127.0.0.1:${(keys.address() as AddressInfo).port}/`,
      LOG_LEVEL: 'fatal',
      REGISTER: register,
      ...Object.fromEntries(
        [...ports].map(([name, port]) => [
          `SUBGRAPH_${name.replaceAll('-', '_').toUpperCase()}_URL`,
          `http://127.0.0.1:${port}/graphql`,
        ]),
      ),
    })
    await answering(`http://127.0.0.1:${gatewayPort}/gereed`, services)
  } catch (error) {
    await stop()
    throw error
  }
  return {
    url: `http://127.0.0.1:${gatewayPort}/v1/graphql`,
    issuer,
    how: [...new Set(services.map(({ confinement }) => confinement.how))].join(', '),
    ended: () =>
      services.filter(({ code }) => code !== undefined).map(({ name, code }) => `${name} (${code})`),
    resident: () => new Map(services.map(({ name, child }) => [name, residentOf(child.pid)])),
    work: async () => {
      const running = services.filter(({ code }) => code === undefined)
      return new Map(
        await Promise.all(running.map(async ({ name, child }) => [name, await workOf(child)] as const)),
      )
    },
    stop,
  }
}

/** Of a process that does not come to it, all of the time that is waited. */
function workOf(child: ChildProcess): Promise<Work> {
  return new Promise((resolve) => {
    const late = setTimeout(() => resolve({ longest: 5_000, all: 5_000 }), 5_000)
    child.once('message', (work) => {
      clearTimeout(late)
      resolve(work as Work)
    })
    child.send('work')
  })
}

/** `mem_limit` by service, what an anchor gives included. */
function memoryLimits(): ReadonlyMap<string, number> {
  const compose = parse(readFileSync(`${root}docker-compose.yml`, 'utf8'), { merge: true }) as {
    services: Record<string, { mem_limit?: string }>
  }
  return new Map(
    Object.entries(compose.services).flatMap(([name, { mem_limit = '' }]) => {
      const [, number, unit] = /^(\d+)([mg])$/.exec(mem_limit) ?? []
      return number === undefined
        ? []
        : [[name, Number(number) * (unit === 'g' ? 1_073_741_824 : 1_048_576)] as const]
    }),
  )
}

async function answering(url: string, services: readonly Service[]): Promise<void> {
  for (const deadline = Date.now() + 180_000; Date.now() < deadline; ) {
    const ended = services.find(({ code }) => code !== undefined)
    if (ended) throw new Error(`Starting the services: "${ended.name}" ended with ${ended.code}`)
    const response = await fetch(url).catch(() => undefined)
    if (response?.ok === true) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`Starting the services: nothing answers at ${url} within three minutes`)
}

function ending({ child, code }: Service): Promise<void> {
  if (code !== undefined) return Promise.resolve()
  const force = setTimeout(() => child.kill('SIGKILL'), 15_000)
  return new Promise((resolve) =>
    child.once('exit', () => {
      clearTimeout(force)
      resolve()
    }),
  )
}

function residentOf(pid: number | undefined): number {
  try {
    const pages = Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1])
    return Math.round((pages * 4_096) / 1_048_576)
  } catch {
    return 0
  }
}

async function freePort(): Promise<number> {
  const socket = createSocket().listen(0, '127.0.0.1')
  await new Promise((resolve) => socket.once('listening', resolve))
  const { port } = socket.address() as AddressInfo
  await new Promise((resolve) => socket.close(resolve))
  return port
}

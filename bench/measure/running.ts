import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { pinned } from './cores.ts'

export interface Start {
  readonly name: string
  readonly command: string
  readonly arguments: readonly string[]
  readonly environment?: Readonly<Record<string, string>>
  readonly core: number | undefined
  /** Where what it says is kept, in files of its name. */
  readonly folder: string
}

/** A process that was started here. */
export interface Running {
  readonly name: string
  readonly pid: number
  /** All it has written to standard output. */
  output(): string
  /** The end of all it has written, for an error. */
  said(): string
  hasEnded(): boolean
  stop(): Promise<void>
}

/** Only what a program needs to run: no settings of whoever runs the benchmark leak into a contender. */
const inherited = ['PATH', 'HOME', 'TMPDIR', 'LANG'] as const

/** What still runs when this process ends, for whatever reason, is ended with it. */
const alive = new Set<ChildProcess>()
process.on('exit', () => {
  for (const child of alive) child.kill('SIGKILL')
})

export function start({ name, command, arguments: given, environment, core, folder }: Start): Running {
  const [program, parameters] = pinned(core, command, given)
  const files = { out: join(folder, `${name}.out`), err: join(folder, `${name}.err`) }
  const out = openSync(files.out, 'w')
  const err = openSync(files.err, 'w')
  const child = spawn(program, parameters, {
    cwd: folder,
    env: { ...Object.fromEntries(inherited.map((key) => [key, process.env[key]])), ...environment },
    stdio: ['ignore', out, err],
  })
  closeSync(out)
  closeSync(err)
  alive.add(child)
  child.once('exit', () => alive.delete(child))
  const failed: Error[] = []
  child.on('error', (error) => failed.push(error))
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null || failed.length > 0
  return {
    name,
    pid: child.pid ?? -1,
    output: () => readFileSync(files.out, 'utf8'),
    said: () =>
      [
        ...failed.map(String),
        readFileSync(files.out, 'utf8').slice(-1500),
        readFileSync(files.err, 'utf8').slice(-1500),
      ].join('\n'),
    hasEnded,
    stop: () => end(child, hasEnded),
  }
}

async function end(child: ChildProcess, hasEnded: () => boolean): Promise<void> {
  if (hasEnded()) return
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  child.kill('SIGTERM')
  const patience = wait(3_000, 'late', { ref: false })
  if ((await Promise.race([ended, patience])) === 'late') child.kill('SIGKILL')
  await ended
}

/** Asks again and again until there is an answer. Throws, with what the process said, when it ends or takes too long. */
export async function until<Found>(
  running: Running,
  look: () => Promise<Found | undefined> | Found | undefined,
  seconds = 60,
): Promise<Found> {
  const deadline = performance.now() + seconds * 1000
  let last: unknown
  while (performance.now() < deadline && !running.hasEnded()) {
    try {
      const found = await look()
      if (found !== undefined) return found
    } catch (error) {
      last = error
    }
    await wait(200)
  }
  throw new Error(
    `Starting "${running.name}": it ${running.hasEnded() ? 'ended' : `was not ready in ${seconds} s`}: ${String(last)}\n${running.said()}`,
  )
}

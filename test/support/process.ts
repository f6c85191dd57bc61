import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { afterAll } from 'vitest'

/** A process that a test started. */
export interface StartedProcess {
  readonly pid: number
  /** All it wrote so far. */
  readonly out: () => string
  readonly err: () => string
  /** Its exit code, or the signal that ended it. */
  readonly ended: Promise<number | string>
  /** Waits until what it wrote matches; throws with what it wrote when it ends first. */
  wrote(pattern: RegExp): Promise<RegExpExecArray>
  end(signal?: NodeJS.Signals): Promise<number | string>
}

export const projectFolder = fileURLToPath(new URL('../../', import.meta.url))

/** What a script of `package.json` runs, without npm and its shell in between, so that signals reach it. */
export const script = (file: string, ...rest: string[]) => [
  process.execPath,
  '--import',
  './scripts/typescript.js',
  `scripts/${file}`,
  ...rest,
]

/** Starts processes for the tests of one `describe`; what still runs at its end is ended, by its own id. */
export function useProcesses(cwd = projectFolder) {
  const running = new Set<ChildProcess>()
  afterAll(async () => {
    for (const child of running) child.kill('SIGKILL')
  })

  return (command: readonly string[], env: Record<string, string>): StartedProcess => {
    const [file = '', ...args] = command
    const child = spawn(file, args, {
      cwd,
      env: { ...withoutSettings(process.env), ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    running.add(child)
    let out = ''
    let err = ''
    const listeners = new Set<() => void>()
    child.stdout.on('data', (data) => {
      out += data
      for (const listener of listeners) listener()
    })
    child.stderr.on('data', (data) => {
      err += data
    })
    const ended = new Promise<number | string>((resolve) => {
      child.once('close', (code, signal) => {
        running.delete(child)
        resolve(code ?? signal ?? 'unknown')
      })
    })

    return {
      pid: child.pid ?? 0,
      out: () => out,
      err: () => err,
      ended,
      wrote(pattern) {
        return new Promise((resolve, reject) => {
          const look = () => {
            const found = pattern.exec(out)
            if (found) resolve(found)
          }
          listeners.add(look)
          look()
          void ended.then((code) =>
            reject(new Error(`Waiting for ${pattern}: the process ended with ${code}\n${out}\n${err}`)),
          )
        })
      },
      end(signal = 'SIGTERM') {
        child.kill(signal)
        return ended
      },
    }
  }
}

/** The hub's own settings of whoever runs the tests must not reach what they start. */
function withoutSettings(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const own =
    /^(PORT|HOST|DATA_DIR|DATABASE_|REGISTER$|ISSUER|AUDIENCE$|DEMO_DATA$|LOG_LEVEL$|PLAYGROUND$|PLANNER$|CORS_ORIGINS$|TRUST_CLIENT_CERT$|SUBGRAPH_|NODE_ENV$|VITEST)/
  return Object.fromEntries(Object.entries(env).filter(([name]) => !own.test(name)))
}

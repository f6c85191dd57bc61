import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { z } from 'zod'
import { GeenVerslag } from './geen-verslag.ts'

export interface EmbeddedHub {
  readonly url: string
  /** A development token as an afnemer of the register. */
  token(afnemer: string): Promise<string>
  stop(): Promise<void>
}

const root = resolve(import.meta.dirname, '../..')
/** Milliseconds; a slow machine needs some twenty seconds for the demo data. */
const deadline = 120_000

/**
 * Starts the hub as `npm start` does, on a free port and with data of its own, which goes when it stops.
 *
 * @throws {GeenVerslag} with what the hub said, when it does not start.
 */
export async function startEmbeddedHub(onProgress: (line: string) => void): Promise<EmbeddedHub> {
  const dataDir = await mkdtemp(join(tmpdir(), 'nwb-hub-'))
  const child = spawn(process.execPath, ['--import', './scripts/typescript.js', 'scripts/start.ts'], {
    cwd: root,
    env: {
      ...withoutDatabase(process.env),
      PORT: '0',
      HOST: '127.0.0.1',
      DATA_DIR: dataDir,
      LOG_LEVEL: 'error',
      // It answers nobody else, so a question may take as long as its client waits.
      ANSWER_TIMEOUT: '30000',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = once(child, 'exit')
  // Its data goes with it, so there is nothing to put in order first; nor may it outlive this process.
  const end = () => {
    child.kill('SIGKILL')
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 })
  }
  process.once('exit', end)
  const stop = async () => {
    process.off('exit', end)
    child.kill('SIGKILL')
    await ended
    await rm(dataDir, { recursive: true, force: true })
  }
  try {
    const url = await ready(child, onProgress)
    return { url, stop, token: (afnemer) => developmentToken(url, afnemer) }
  } catch (error) {
    await stop()
    throw error
  }
}

type Child = ReturnType<typeof spawn>

/** The address that the hub prints once it listens. */
function ready(child: Child, onProgress: (line: string) => void): Promise<string> {
  const { stdout, stderr } = child
  if (!stdout || !stderr) throw new Error('Starting the hub: its output is not piped')
  const said: string[] = []
  return new Promise((resolved, rejected) => {
    const giveUp = (why: string) =>
      rejected(new GeenVerslag(`De ingebedde hub start niet (${why}):\n${said.slice(-10).join('\n')}`))
    const timer = setTimeout(() => giveUp(`na ${deadline / 1000} seconden`), deadline)
    child.once('error', (error) => giveUp(error.message))
    child.once('exit', (code) => {
      clearTimeout(timer)
      giveUp(`gestopt met code ${code}`)
    })
    createInterface({ input: stderr }).on('line', (line) => said.push(line))
    createInterface({ input: stdout }).on('line', (line) => {
      said.push(line)
      if (/^\d+\/\d+ /.test(line)) onProgress(line)
      const url = /^\s*Playground\s+(http:\S+?)\/?$/.exec(line)?.[1]
      if (!url) return
      clearTimeout(timer)
      resolved(url)
    })
  })
}

async function developmentToken(url: string, afnemer: string): Promise<string> {
  const response = await fetch(new URL('/ontwikkeling/token', url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ afnemer }),
  })
  const answer = z
    .union([
      z.object({ token: z.string() }),
      z.object({ errors: z.array(z.object({ message: z.string() })).min(1) }),
    ])
    .parse(await response.json())
  if ('token' in answer) return answer.token
  throw new GeenVerslag(
    `De ingebedde hub geeft geen token aan "${afnemer}": ${answer.errors.map(({ message }) => message).join('; ')}`,
  )
}

/** The embedded hub holds demo data, whatever database the surroundings name. */
function withoutDatabase({ DATABASE_URL: _, ...env }: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return env
}

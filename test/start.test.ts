import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { projectFolder, type StartedProcess, script, useProcesses } from './support/process.ts'

const folder = mkdtempSync(join(tmpdir(), 'nwb-start-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function ask(url: string, query: string, token?: string) {
  const response = await fetch(`${url}/v1/graphql`, {
    method: 'POST',
    body: JSON.stringify({ query }),
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
  })
  return response.json()
}

async function untilReady(url: string): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt++) {
    const status = await fetch(`${url}/gereed`).then(
      (response) => response.status,
      () => 0,
    )
    if (status === 200) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`Waiting for ${url}/gereed: not ready within 10 s`)
}

/** The hub that a process says it serves, and how long its tables and data took, in seconds. */
async function served(hub: StartedProcess): Promise<{ url: string; prepared: number }> {
  const [, url = ''] = await hub.wrote(/Playground\s+(http:\S+?)\/\s/)
  const times = [...hub.out().matchAll(/\((\d+\.\d) s\)/g)].map(([, seconds]) => Number(seconds))
  return { url, prepared: times.reduce((sum, seconds) => sum + seconds, 0) }
}

describe('the embedded hub, in the order in which a user meets it', () => {
  const start = useProcesses()
  const data = { DATA_DIR: join(folder, 'data') }
  const anyPort = { ...data, PORT: '0' }
  let hub: StartedProcess
  let url = ''
  let firstPrepared = 0
  let token = ''
  const meldingen = '{ meldingenStatistiek { totaal { waarde status } } }'

  test('says which port is in use and what to do, exits 1, and lets go of its data', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => other.once('listening', resolve))
    const { port } = other.address() as { port: number }
    const refused = start(script('start.ts'), { ...data, PORT: String(port) })

    expect(await refused.ended).toBe(1)
    expect(refused.err()).toContain(
      `Listening on 127.0.0.1:${port}: another process uses this port; stop it, or set PORT to a free one`,
    )
    expect(refused.err()).not.toMatch(/\n\s+at /)
    expect(existsSync(join(data.DATA_DIR, 'in-gebruik-door'))).toBe(false)
    firstPrepared = [...refused.out().matchAll(/\((\d+\.\d) s\)/g)].reduce((sum, [, s]) => sum + Number(s), 0)
    other.close()
  }, 60_000)

  test('starts on the data that the refused start left, without filling it again', async () => {
    hub = start(script('start.ts'), anyPort)
    const first = await served(hub)
    url = first.url
    await untilReady(url)

    expect(first.prepared).toBeLessThan(firstPrepared)
    expect(hub.out()).toMatch(/^1\/\d+ organisaties: /)
    expect(hub.out()).toMatch(/Endpoint\s+POST http:\/\/127\.0\.0\.1:\d+\/v1\/graphql/)
    expect(hub.out()).toMatch(/Token\s+npm run -s token -- /)
  }, 60_000)

  test('answers without a token, and serves a playground', async () => {
    const page = await fetch(`${url}/`)

    expect(await ask(url, '{ organisatie(id: "gm0344") { naam } }')).toEqual({
      data: { organisatie: { naam: 'Utrecht' } },
    })
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
  })

  test('takes the token that "npm run -s token" prints alone on its line', async () => {
    const printed = start(['npm', 'run', '-s', 'token', '--', 'vng'], data)

    expect(await printed.ended).toBe(0)
    expect(printed.out()).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+\n$/)
    token = printed.out().trim()
    expect(await ask(url, '{ ik { id naam } }', token)).toEqual({
      data: { ik: { id: 'vng', naam: 'Vereniging van Nederlandse Gemeenten' } },
    })
  })

  test('prints no token for who is no afnemer, but who is', async () => {
    const refused = start(script('token.ts', 'niemand'), data)

    expect(await refused.ended).toBe(1)
    expect(refused.out()).toBe('')
    expect(refused.err()).toMatch(/"niemand" is no afnemer; wanted one of bzk-programma, .*politie/)
  })

  test('refuses a second start on its data while it runs, and goes on', async () => {
    const second = start(script('start.ts'), anyPort)

    expect(await second.ended).toBe(1)
    expect(second.err()).toContain(
      `process ${hub.pid} uses it; stop that one, or set DATA_DIR to another folder`,
    )
    expect(await ask(url, '{ riecs { id } }')).toHaveProperty('data.riecs.length', 10)
  })

  test('ends with exit code 0 on SIGTERM, and keeps its data and key for the next start', async () => {
    const before = await ask(url, meldingen, token)
    expect(await hub.end('SIGTERM')).toBe(0)
    expect(hub.err()).toBe('')
    expect(existsSync(join(data.DATA_DIR, 'in-gebruik-door'))).toBe(false)

    hub = start(script('start.ts'), anyPort)
    url = (await served(hub)).url
    expect(await ask(url, meldingen, token)).toEqual(before)
    expect(before).toMatchObject({ data: { meldingenStatistiek: { totaal: { status: 'WAARDE' } } } })
  }, 60_000)

  test('starts again after it was killed, and ends with exit code 0 on Ctrl+C', async () => {
    expect(await hub.end('SIGKILL')).toBe('SIGKILL')

    hub = start(script('start.ts'), anyPort)
    url = (await served(hub)).url
    expect(await ask(url, '{ ik { id } }', token)).toEqual({ data: { ik: { id: 'vng' } } })
    expect(await hub.end('SIGINT')).toBe(0)
  }, 60_000)
})

describe('a start that cannot be', () => {
  const start = useProcesses()
  let withoutDatabase: StartedProcess
  // It tries for 18 seconds, while the other tests run.
  beforeAll(() => {
    withoutDatabase = start(script('start.ts'), {
      DATABASE_URL: 'postgres://nwb:geheim-wachtwoord@127.0.0.1:1/nwb',
      ISSUER: 'https://issuer.example',
      ISSUER_JWKS_URL: 'https://issuer.example/keys',
    })
  })

  test('names the file and line of a fault in the register, and what was wanted', async () => {
    const good = readFileSync(join(projectFolder, 'schema/afnemers.yaml'), 'utf8').split('\n')
    const line = good.findIndex((text) => text.includes('oin: "00000099000000000003"'))
    const file = join(folder, 'afnemers.yaml')
    writeFileSync(file, good.with(line, '    oin: "0000009900000000003"').join('\n'))
    const refused = start(script('start.ts'), { REGISTER: file, DATA_DIR: join(folder, 'none'), PORT: '0' })

    expect(await refused.ended).toBe(1)
    expect(refused.err()).toBe(
      `Reading the register:\n${file}:${line + 1}: afnemers.vng.oin: wanted 20 digits, in quotes\n`,
    )
    expect(readdirSync(folder)).not.toContain('none')
  })

  test('wants an issuer of tokens with a database that may hold real data', async () => {
    const refused = start(script('start.ts'), {
      DATABASE_URL: 'postgres://nwb:geheim-wachtwoord@127.0.0.1:1/nwb',
    })

    expect(await refused.ended).toBe(1)
    expect(refused.err()).toMatch(/ISSUER: .*\n.*ISSUER_JWKS_URL: /)
    expect(refused.err()).not.toContain('geheim-wachtwoord')
  })

  test('tries a database that is not there again, says which without its password, and exits 1', async () => {
    expect(await withoutDatabase.ended).toBe(1)
    expect(withoutDatabase.err()).toContain('postgres://nwb@127.0.0.1:1/nwb: try 1 of ')
    expect(withoutDatabase.err()).toMatch(/try (\d+) of \1 failed: .*ECONNREFUSED/)
    expect(withoutDatabase.err() + withoutDatabase.out()).not.toContain('geheim-wachtwoord')
  }, 60_000)
})

describe('"npm start"', () => {
  test('runs what is tested here', () => {
    const { scripts } = JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8'))

    expect(scripts).toMatchObject({
      start: 'node --max-semi-space-size=16 --import ./scripts/typescript.js scripts/start.ts',
      token: 'node --import ./scripts/typescript.js scripts/token.ts',
    })
  })
})

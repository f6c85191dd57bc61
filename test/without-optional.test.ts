import { randomBytes } from 'node:crypto'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { afterAll, describe, expect, inject, test } from 'vitest'
import { installWithoutOptional } from './support/installation.ts'
import { onServer } from './support/on-server.ts'
import { useProcesses } from './support/process.ts'

// In these tests the packages that are not open source, and what only those need, are not installed.
describe('the embedded hub without the packages that may be left out', () => {
  const installed = installWithoutOptional({ dev: true })
  const start = useProcesses(installed.folder)
  afterAll(installed.remove)

  test('starts and answers', async () => {
    const hub = start(installed.program('scripts/start.ts'), {
      DATA_DIR: join(installed.folder, '.data'),
      DEMO_DATA: 'false',
      PORT: '0',
    })
    const [, url = ''] = await hub.wrote(/Playground\s+(http:\S+?)\/\s/)

    expect(await ask(url, '{ organisatie(id: "pv30") { naam norm { id } } }')).toEqual({
      data: { organisatie: { naam: 'Noord-Brabant', norm: { id: 'weerbare-overheid-pv30' } } },
    })
    expect(await hub.end()).toBe(0)
    expect(hub.err()).toBe('')
  }, 120_000)

  test('says which package composition needs, and how to get it', async () => {
    const compose = start(installed.program('schema/composition/compose.ts'), {})

    expect(await compose.ended).toBe(1)
    expect(compose.err()).toContain(
      'Composing the subgraphs: the package "@apollo/composition" was left out; install it with "npm ci"',
    )
  }, 30_000)
})

const servers = [inject('postgres')].filter((server) => server !== null)

describe.each(servers)('a gateway and a subgraph as an image has them', (server) => {
  // tsx, which reads TypeScript where Node does not, is one of the packages for developers.
  const readsTypescript = 'typescript' in process.features && process.features.typescript !== false
  const installed = installWithoutOptional({ dev: !readsTypescript })
  const start = useProcesses(installed.folder)
  const database = `nwb_test_${randomBytes(6).toString('hex')}`
  afterAll(async () => {
    installed.remove()
    await onServer(server, `drop database if exists ${database} with (force)`)
  })
  let keys = ''
  let port = ''
  let subgraphUrl = ''

  test('start: the subgraph', async () => {
    await onServer(server, `create database ${database}`)
    port = await freePort()
    keys = `http://127.0.0.1:${port}/.well-known/nwb-sleutels.json`
    const url = new URL(server)
    url.pathname = `/${database}`
    const subgraph = start(installed.program('subgraphs/main.ts', 'organisaties'), {
      DATABASE_URL: url.href,
      GATEWAY_KEYS_URL: keys,
      PORT: '0',
    })

    const [, answers = ''] = await subgraph.wrote(/Subgraph \\"organisaties\\" answers at (http:[^"\\]+)/)
    subgraphUrl = answers
    expect(subgraph.err()).toBe('')
  }, 60_000)

  test('start: the gateway, which answers from it', async () => {
    const gateway = start(installed.program('gateway/main.ts'), {
      PORT: port,
      ISSUER: 'https://uitgever.example',
      ISSUER_JWKS_URL: 'https://uitgever.example/jwks',
      SUBGRAPH_ORGANISATIES_URL: subgraphUrl,
    })

    await gateway.wrote(/The gateway answers at/)
    expect(await ask(`http://127.0.0.1:${port}`, '{ organisatie(id: "gm0344") { naam } }')).toEqual({
      data: { organisatie: { naam: 'Utrecht' } },
    })
  }, 60_000)
})

async function ask(url: string, query: string) {
  const response = await fetch(`${url}/v1/graphql`, {
    method: 'POST',
    body: JSON.stringify({ query }),
    headers: { 'content-type': 'application/json' },
  })
  return response.json()
}

async function freePort(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as { port: number }
  await new Promise((resolve) => server.close(resolve))
  return String(port)
}

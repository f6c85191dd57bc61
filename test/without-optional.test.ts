import { randomBytes } from 'node:crypto'
import { afterAll, describe, expect, inject, test } from 'vitest'
import { installWithoutOptional } from './support/installation.ts'
import { onServer } from './support/on-server.ts'
import { useProcesses } from './support/process.ts'

// In these tests the packages that are not open source, and what only those need, are not installed.
describe('composing without the packages that may be left out', () => {
  const installed = installWithoutOptional({ dev: true })
  const start = useProcesses(installed.folder)
  afterAll(installed.remove)

  test('says which package it needs, and how to get it', async () => {
    const compose = start(installed.program('schema/composition/compose.ts'), {})

    expect(await compose.ended).toBe(1)
    expect(compose.err()).toContain(
      'Composing the subgraphs: the package "@apollo/composition" was left out; install it with "npm ci"',
    )
  }, 30_000)
})

const servers = [inject('postgres')].filter((server) => server !== null)

describe.each(servers)('a subgraph as an image has it', (server) => {
  // tsx, which reads TypeScript where Node does not, is one of the packages for developers.
  const readsTypescript = 'typescript' in process.features && process.features.typescript !== false
  const installed = installWithoutOptional({ dev: !readsTypescript })
  const start = useProcesses(installed.folder)
  const database = `nwb_test_${randomBytes(6).toString('hex')}`
  afterAll(async () => {
    installed.remove()
    await onServer(server, `drop database if exists ${database} with (force)`)
  })

  test('starts', async () => {
    await onServer(server, `create database ${database}`)
    const url = new URL(server)
    url.pathname = `/${database}`
    const subgraph = start(installed.program('subgraphs/main.ts', 'organisaties'), {
      DATABASE_URL: url.href,
      PORT: '0',
    })

    await subgraph.wrote(/Subgraph \\"organisaties\\" answers at (http:[^"\\]+)/)
    expect(subgraph.err()).toBe('')
  }, 60_000)
})

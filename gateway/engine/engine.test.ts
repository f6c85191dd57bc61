import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'graphql'
import { pino } from 'pino'
import { afterAll, describe, expect, it } from 'vitest'
import { compose } from '../../schema/composition/compose.ts'
import { callerWith } from '../../test/support/subgraph.ts'
import { loadSupergraph } from '../supergraph/load.ts'
import { createEngine } from './engine.ts'

const folder = mkdtempSync(join(tmpdir(), 'nwb-engine-'))
afterAll(() => rmSync(folder, { recursive: true }))

const sdl = parse(`
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.12", import: ["@tag"])
  type Query { een: Int @tag(name: "openbaar") }
`)
const { supergraph } = compose([{ name: 'een', url: 'http://een/graphql', sdl }])

async function engineWith(operationsFile: string) {
  // Public as it is, the supergraph has no rule.
  const { executableSdl, policy } = loadSupergraph(supergraph, undefined, true)
  const source = {
    name: 'een',
    execute: async () => ({ data: { een: 1 } }),
    ready: async () => true,
    close: async () => undefined,
  }
  return createEngine({
    executableSdl,
    schema: policy.schema,
    sources: new Map([['een', source]]),
    operationsFile,
    logger: pino({ level: 'silent' }),
  })
}

const asked = {
  operation: '{ een }',
  operationName: undefined,
  variables: {},
  caller: callerWith({}),
  traceparent: '',
}

describe('an engine that ends', () => {
  it('keeps which operations it was asked', async () => {
    const file = join(folder, 'bewerkingen.json')
    const engine = await engineWith(file)
    expect(await engine.execute(asked)).toEqual({ data: { een: 1 }, errors: [] })
    await engine.close()
    expect(existsSync(file)).toBe(true)
  })

  it('ends, and its thread with it, where they cannot be kept', async () => {
    const engine = await engineWith(join(folder, 'geen map', 'bewerkingen.json'))
    await engine.execute(asked)
    await engine.close()
    await expect(engine.execute({ ...asked, operation: '{ anders: een }' })).rejects.toThrow('closed')
  })
})

import { parse } from 'graphql'
import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { compose } from '../../schema/composition/compose.ts'
import { callerWith } from '../../test/support/subgraph.ts'
import { createPlanners } from '../planner/create-planners.ts'
import type { Source } from '../sources/source.ts'
import { loadSupergraph } from '../supergraph/load.ts'
import { createEngine } from './engine.ts'

const sdl = parse(`
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.12", import: ["@tag"])
  type Query { een: Int @tag(name: "openbaar") }
`)
const { supergraph } = compose([{ name: 'een', url: 'http://een/graphql', sdl }])

const source: Source = {
  name: 'een',
  execute: async () => () => ({ data: { een: 1, ook: 1 } }),
  ready: async () => true,
  close: async () => undefined,
}

async function engineWith(sources: ReadonlyMap<string, Source>) {
  // Public as it is, the supergraph has no rule.
  const { executableSdl, policy } = loadSupergraph(supergraph, undefined, true)
  const logger = pino({ level: 'silent' })
  const planners = await createPlanners({ executableSdl, logger })
  return createEngine({ executableSdl, schema: policy.schema, planners, sources, logger })
}

const asked = {
  operation: '{ een }',
  operationName: undefined,
  variables: {},
  caller: callerWith({}),
  traceparent: '',
  until: Number.POSITIVE_INFINITY,
}

/** Sources that count how often they are looked up, which each compilation of `{ een }` does once. */
class Counted extends Map<string, Source> {
  lookups = 0
  override get(name: string) {
    this.lookups += 1
    return super.get(name)
  }
}

describe('an operation that is new', () => {
  const sources = new Counted([['een', source]])
  let engine: Awaited<ReturnType<typeof engineWith>>
  beforeAll(async () => {
    engine = await engineWith(sources)
  })
  beforeEach(() => {
    sources.lookups = 0
  })
  afterAll(() => engine.close())

  it('is compiled once, however many ask it at the same moment', async () => {
    const operation = '{ een ook: een }'
    const answers = await Promise.all([1, 2, 3].map(() => engine.execute({ ...asked, operation })))
    expect(answers.map((finish) => finish())).toEqual(Array(3).fill({ data: { een: 1, ook: 1 }, errors: [] }))
    expect(sources.lookups).toBe(1)
    await engine.execute({ ...asked, operation })
    expect(sources.lookups).toBe(1)
  })

  it('is compiled for each set of conditions, and for each operation in the document', async () => {
    const operation =
      'query A($a: Boolean!) { een @include(if: $a) ook: een } query B($a: Boolean!) { een @skip(if: $a) }'
    const ask = (operationName: string, a: boolean) =>
      engine.execute({ ...asked, operation, operationName, variables: { a } })
    const answers = await Promise.all([ask('A', true), ask('A', false), ask('B', true), ask('B', false)])
    expect(answers.map((finish) => Object.keys(finish().data ?? {}))).toEqual([
      ['een', 'ook'],
      ['ook'],
      [],
      ['een'],
    ])
    // Nothing is asked, so nothing compiled, for B where $a is true.
    expect(sources.lookups).toBe(3)
  })

  it('fails for all who wait for it, and is compiled anew for who asks after', async () => {
    const failing = { ...asked, operation: '{ ook: een }' }
    sources.delete('een')
    const first = await Promise.allSettled([engine.execute(failing), engine.execute(failing)])
    expect(first.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    expect(sources.lookups).toBe(1)
    sources.set('een', source)
    expect((await engine.execute(failing))()).toEqual({ data: { ook: 1 }, errors: [] })
  })
})

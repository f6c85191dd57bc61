import { setImmediate as settled } from 'node:timers/promises'
import { buildASTSchema, parse } from 'graphql'
import { pino } from 'pino'
import { describe, expect, it } from 'vitest'
import { argumentDirectivesOf } from '../../schema/rights/argument-directives.ts'
import { rulesOf } from '../../schema/rights/directives.ts'
import { noCostDirectives } from '../limits/cost-directives.ts'
import type { Finish } from '../operation/execution.ts'
import { createPipeline } from './pipeline.ts'

const sdl = parse('type Query { zwaar: Int  licht: Int }')
const schema = buildASTSchema(sdl)

/** A pipeline for anyone, with an executor that answers when the test says so. */
function waitingPipeline() {
  const begun: { readonly operation: string; readonly finish: (made: Finish) => void }[] = []
  const pipeline = createPipeline({
    policy: { schema, rules: rulesOf(sdl), arguments: argumentDirectivesOf(sdl) },
    costs: { ...noCostDirectives, weights: new Map([['Query.zwaar', 4_000]]) },
    register: () => ({ afnemers: new Map(), caller: () => undefined }) as never,
    verifyToken: () => Promise.reject(new Error('no token is expected')),
    executor: {
      execute: ({ operation }) => new Promise((finish) => begun.push({ operation, finish })),
      close: async () => undefined,
    },
    ownSchemas: () => schema,
    logger: pino({ level: 'silent' }),
  })
  const ask = (query: string) =>
    pipeline({} as never, { query, variables: {}, operationName: undefined }, 'trace')
  return { begun, ask }
}

describe('the pipeline', () => {
  it('executes what fits in a turn, lets what is small pass, and goes on when there is room', async () => {
    const { begun, ask } = waitingPipeline()
    const asked = Array.from({ length: 27 }, () => ask('{ zwaar }'))
    await settled()
    expect(begun).toHaveLength(25)

    void ask('{ licht }')
    await settled()
    expect(begun.at(-1)?.operation).toBe('{ licht }')

    begun[0]?.finish(() => ({ data: { zwaar: 1 }, errors: [] }))
    expect((await asked[0])?.()).toEqual({ data: { zwaar: 1 } })
    await settled()
    expect(begun.slice(26).map(({ operation }) => operation)).toEqual(['{ zwaar }'])
  })
})

import { setImmediate as settled } from 'node:timers/promises'
import { buildASTSchema, parse } from 'graphql'
import { pino } from 'pino'
import { describe, expect, it } from 'vitest'
import { argumentDirectivesOf } from '../../schema/rights/argument-directives.ts'
import { rulesOf } from '../../schema/rights/directives.ts'
import { boundless } from '../../test/support/boundless.ts'
import { PublicError } from '../errors.ts'
import { Accounts } from '../fairness/accounts.ts'
import { Gate } from '../fairness/gate.ts'
import { createIdentify } from '../fairness/identify.ts'
import { Room } from '../fairness/room.ts'
import { noCostDirectives } from '../limits/cost-directives.ts'
import type { Finish } from '../operation/execution.ts'
import { createPipeline, type Incoming } from './pipeline.ts'

const sdl = parse('type Query { zwaar: Int  licht: Int }')
const schema = buildASTSchema(sdl)

/** A pipeline for anyone, with an executor that answers when the test says so. */
function waitingPipeline() {
  const accounts = new Accounts({ anonymous: boundless.anoniem })
  const register = () => ({ afnemers: new Map(), caller: () => undefined }) as never
  const verifyToken = Object.assign(() => Promise.reject(new Error('no token is good')), {
    known: () => undefined,
  })
  const begun: { readonly operation: string; readonly finish: (made: Finish) => void }[] = []
  const pipeline = createPipeline({
    policy: { schema, rules: rulesOf(sdl), arguments: argumentDirectivesOf(sdl) },
    costs: { ...noCostDirectives, weights: new Map([['Query.zwaar', 4_000]]) },
    register,
    identify: createIdentify({ register, verifyToken, accounts, afnemerQuotas: boundless.afnemer }),
    accounts,
    executor: {
      execute: ({ operation }) => new Promise((finish) => begun.push({ operation, finish })),
      close: async () => undefined,
    },
    ownSchemas: () => schema,
    deadline: 60_000,
    gate: new Gate({ anonymous: 100, room: new Room({ start: 100 }), turn: Number.POSITIVE_INFINITY }),
    logger: pino({ level: 'silent' }),
  })
  return { begun, pipeline, ask: (query: string) => pipeline(incoming(query)) }
}

const incoming = (query: string): Incoming => ({
  credentials: () => ({ authorization: undefined, doel: undefined }),
  address: () => '192.0.2.1',
  body: () => ({ query }),
  bytes: query.length,
  trace: () => 'trace',
})

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
    expect((await asked[0])?.()).toMatchObject({ status: 200, text: '{"data":{"zwaar":1}}' })
    await settled()
    expect(begun.slice(26).map(({ operation }) => operation)).toEqual(['{ zwaar }'])
  })

  it.each<[string, Partial<Incoming>, number, string]>([
    ['a body that cannot be read', { body: refusing }, 400, 'BAD_REQUEST'],
    ['a body that is no request', { body: () => ({}) }, 400, 'BAD_REQUEST'],
    ['credentials that cannot be read', { credentials: refusing }, 400, 'BAD_REQUEST'],
    [
      'a token that does not count',
      { credentials: () => ({ authorization: 'Bearer x', doel: undefined }) },
      401,
      'UNAUTHENTICATED',
    ],
    [
      'a document that is not valid',
      { body: () => ({ query: '{ niets }' }) },
      400,
      'GRAPHQL_VALIDATION_FAILED',
    ],
    [
      'a step that fails',
      {
        trace: () => {
          throw new Error('geheim')
        },
      },
      500,
      'INTERNAL_SERVER_ERROR',
    ],
  ])('lets %s leave as every answer does', async (_, part, status, code) => {
    const left = (await waitingPipeline().pipeline({ ...incoming('{ licht }'), ...part }))()
    expect(left.status).toBe(status)
    expect(JSON.parse(left.text)).toMatchObject({ errors: [{ extensions: { code } }] })
  })

  it('answers what is asked about the schema beside the data, in the order in which it is asked', async () => {
    const { begun, ask } = waitingPipeline()
    const asked = ask('{ a: __type(name: "Query") { name } licht b: __typename }')
    await settled()
    expect(begun[0]?.operation.replace(/\s+/g, ' ')).toBe('{ licht b: __typename }')
    begun[0]?.finish(() => ({ data: { licht: 1, b: 'Query' }, errors: [] }))
    expect((await asked)().text).toBe('{"data":{"a":{"name":"Query"},"licht":1,"b":"Query"}}')
    expect((await ask('{ __type(name: "Query") { name } }'))()).toMatchObject({
      status: 200,
      text: '{"data":{"__type":{"name":"Query"}}}',
    })
    expect(begun).toHaveLength(1)
  })

  it('has no data at all where a field that may not be null has none, also beside the schema', async () => {
    const { begun, ask } = waitingPipeline()
    const asked = ask('{ licht __type(name: "Query") { name } }')
    await settled()
    begun[0]?.finish(() => ({ data: null, errors: [{ message: 'x', path: ['licht'] }] }))
    expect(JSON.parse((await asked)().text)).toMatchObject({ data: null, errors: [{ path: ['licht'] }] })
  })
})

function refusing(): never {
  throw new PublicError('BAD_REQUEST', 400, 'Nee')
}

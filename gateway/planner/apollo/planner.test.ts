import { readFileSync } from 'node:fs'
import { operationFromDocument, Supergraph } from '@apollo/federation-internals'
import { QueryPlanner } from '@apollo/query-planner'
import { parse } from 'graphql'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadSupergraph } from '../../supergraph/load.ts'
import { type ApolloPlanner, type ApolloPlannerOptions, createApolloPlanner } from './planner.ts'

const { executableSdl } = loadSupergraph(
  readFileSync(new URL('../../../schema/supergraph.graphql', import.meta.url), 'utf8'),
)
const logger = pino({ level: 'silent' })

/** From source to source and back, this many times: what the planner has most ways for. */
function backAndForth(times: number): string {
  const sources = ['meldingen', 'aanvragen', 'sessies']
  const below = (left: number): string =>
    left === 0
      ? 'naam'
      : `${sources[left % 3]}(first: 1) { edges { node { organisatie { ${below(left - 1)} } } } }`
  return `{ organisatie(id: "gm0344") { ${below(times)} } }`
}
const simple = '{ organisatie(id: "gm0344") { naam } }'

describe('createApolloPlanner', () => {
  const open: ApolloPlanner[] = []
  const planner = async (options: Partial<ApolloPlannerOptions> = {}) => {
    const made = createApolloPlanner({ executableSdl, logger, ...options })
    open.push(made)
    return made
  }
  let shared: ApolloPlanner
  beforeAll(async () => {
    shared = await planner({ deadline: 20_000 })
  })
  afterAll(async () => {
    await Promise.all(open.map((one) => one.close()))
  })

  it('plans, and gives the same plan for the same operation', async () => {
    const made = await shared.plan(backAndForth(1), undefined)
    expect(made).toMatchObject({ kind: 'QueryPlan', node: { kind: 'Sequence' } })
    expect(await shared.plan(backAndForth(1), undefined)).toBe(made)
  })

  it('plans the operation that is named', async () => {
    const both = 'query A { riecs { id } } query B { branches { code } }'
    const [a, b] = await Promise.all([shared.plan(both, 'A'), shared.plan(both, 'B')])
    expect([a, b]).toMatchObject([
      { node: { serviceName: 'organisaties' } },
      { node: { serviceName: 'zicht-op' } },
    ])
  })

  it('makes a plan once for callers that ask at the same time', async () => {
    const [one, other] = await Promise.all([shared.plan(simple, undefined), shared.plan(simple, undefined)])
    expect(one).toBe(other)
  })

  it('makes the plan that the planner makes without a thread', async () => {
    const supergraph = Supergraph.build(executableSdl)
    const operation = operationFromDocument(supergraph.apiSchema(), parse(backAndForth(2)))
    const made = new QueryPlanner(supergraph).buildQueryPlan(operation)
    const byThread = await shared.plan(backAndForth(2), undefined)
    expect(JSON.parse(JSON.stringify(byThread))).toEqual(JSON.parse(JSON.stringify(made)))
  })

  it('refuses what branches too far, and says so again without planning it', async () => {
    const error = await shared.plan(backAndForth(5), undefined).catch((thrown) => thrown)
    expect(error).toMatchObject({
      code: 'LIMIT_EXCEEDED',
      status: 400,
      extensions: { limiet: 'planopties', toegestaan: 500 },
    })
    await expect(shared.plan(backAndForth(5), undefined)).rejects.toBe(error)
  })

  it('plans three times back and forth', async () => {
    await expect(shared.plan(backAndForth(3), undefined)).resolves.toMatchObject({ kind: 'QueryPlan' })
  })

  it('ends planning at the deadline, and plans on for who waits behind it', async () => {
    const { plan } = await planner({ deadline: 400, maxOptions: 1_000_000 })
    const evil = plan(backAndForth(6), undefined)
    const behind = plan(simple, undefined)
    await expect(evil).rejects.toMatchObject({
      code: 'LIMIT_EXCEEDED',
      extensions: { limiet: 'plantijd', toegestaan: 400 },
    })
    await expect(behind).resolves.toMatchObject({ node: { serviceName: 'organisaties' } })
  })

  it('survives a plan that takes more memory than there is', async () => {
    const { plan } = await planner({ deadline: 60_000, maxOptions: 1_000_000, memory: 128 })
    await expect(plan(backAndForth(6), undefined)).rejects.toMatchObject({
      code: 'LIMIT_EXCEEDED',
      extensions: { limiet: 'plangeheugen', toegestaan: 128 },
    })
    await expect(plan(simple, undefined)).resolves.toBeDefined()
  })

  it('keeps a fault of the planner apart from a limit', async () => {
    await expect(shared.plan('{ bestaatNiet }', undefined)).rejects.toThrow(/^Planning an operation: /)
  })

  it('refuses who comes when two hundred wait, and only those', async () => {
    const asked = Array.from({ length: 202 }, (_, i) => shared.plan(`{ a${i}: riecs { id } }`, undefined))
    const answers = await Promise.allSettled(asked)
    const refused = answers.filter(({ status }) => status === 'rejected')
    expect(refused).toMatchObject([{ reason: { code: 'NOT_READY', status: 503 } }])
  })

  it('refuses to plan once it is closed', async () => {
    const made = await planner()
    await made.close()
    await expect(made.plan(simple, undefined)).rejects.toThrow('closed')
  })
})

import { readFileSync } from 'node:fs'
import { pino } from 'pino'
import { afterAll, describe, expect, it } from 'vitest'
import { composeGraph } from '../../test/engine/graph.ts'
import { graphs } from '../../test/engine/graphs.ts'
import { loadSupergraph } from '../supergraph/load.ts'
import { createPlanners } from './create-planners.ts'
import type { Planner } from './planner.ts'

const logger = pino({ level: 'silent' })
const own = loadSupergraph(
  readFileSync(new URL('../../schema/supergraph.graphql', import.meta.url), 'utf8'),
).executableSdl
const withRequirements = composeGraph(
  graphs.find(({ name }) => name === 'eisen') ?? expect.fail('there is no such graph'),
).supergraphSdl

describe('the planners of the engine', () => {
  const open: Planner[] = []
  const planners = async (...given: Parameters<typeof createPlanners>) => {
    const made = await createPlanners(...given)
    open.push(...made)
    return made
  }
  afterAll(() => Promise.all(open.map((one) => one.close())))

  it('are one on our own supergraph: what that refuses, nobody else has to try', async () => {
    const all = await planners({ executableSdl: own, logger })
    expect(all.map(({ forgetsTypes }) => forgetsTypes)).toEqual([true])
    const deep = (times: number): string =>
      times === 0 ? 'naam' : `aanvragen(first: 1) { edges { node { organisatie { ${deep(times - 1)} } } } }`
    await expect(all[0]?.plan(`{ organisatie(id: "gm0344") { ${deep(20)} } }`, undefined)).rejects.toThrow(
      /^Planning an operation: /,
    )
  })

  it('are two where sources must be told of fields, and the second starts when it is asked', async () => {
    const all = await planners({ executableSdl: withRequirements, logger })
    expect(all).toHaveLength(2)
    const plans = await Promise.allSettled(
      all.map((one) => one.plan('{ misschien { zelf { porto } } }', undefined)),
    )
    expect(plans.map(({ status }) => status)).toEqual(['rejected', 'fulfilled'])
  })

  it('repeat nothing of an operation that they cannot plan', async () => {
    const all = await planners({ executableSdl: withRequirements, logger })
    const failed = all[0]?.plan('{ janDeVries: misschien { ookHij: zelf { porto } } }', undefined)
    await expect(failed).rejects.toThrow(/^Planning an operation: Failed to plan query: .*graph/)
    await expect(failed).rejects.not.toThrow(/janDeVries|ookHij/)
  })

  it('is that of Apollo where that is asked', async () => {
    const all = await planners({ executableSdl: own, logger, planner: 'apollo' })
    expect(all.map(({ forgetsTypes }) => forgetsTypes)).toEqual([false])
    await expect(all[0]?.plan('{ riecs { id } }', undefined)).resolves.toMatchObject({
      node: { kind: 'root', source: 'organisaties' },
    })
  })

  it('say what is wrong with a supergraph', async () => {
    await expect(createPlanners({ executableSdl: 'geen schema', logger })).rejects.toThrow()
  })
})

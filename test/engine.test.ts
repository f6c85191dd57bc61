import { parse } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Comparison, type Outcome } from './engine/comparison.ts'
import { composeGraph } from './engine/graph.ts'
import { graphs } from './engine/graphs.ts'
import { operationOf, withOtherVariables } from './engine/operations.ts'
import { planOf } from './engine/plans.ts'
import { referenceFaults } from './engine/reference-faults.ts'
import { report, shownProblems } from './engine/report.ts'

/** How many operations in all; each runs up to four times: on both engines, without faults and with. */
const wanted = Number(process.env['VERSCHIL_AANTAL'] ?? 5_000)
/** How many of them are one text with other variables and other faults: planning costs more than all the rest. */
const perText = 10
/** Where the seeds start, to go on where another run stopped. */
const first = Number(process.env['VERSCHIL_VANAF'] ?? 1)
const perGraph = Math.ceil(wanted / graphs.length)
/** Room for a machine that does other things, in milliseconds per operation. */
const patience = 250

describe.each(graphs)('our engine and the reference, on the graph $name', (graph) => {
  let comparison: Comparison
  beforeAll(async () => {
    comparison = await Comparison.start(composeGraph(graph))
  })
  afterAll(() => comparison.close())

  it(
    'answer alike, and ours as if one server had all data',
    async () => {
      const reports: string[] = []
      let wrong = 0
      let heldWithFaults = 0
      let hit = 0
      let made = operationOf(comparison.graph, first)
      for (let seed = first; seed < first + perGraph; seed++) {
        const again = seed % perText > 0
        made = again ? withOtherVariables(made, seed) : operationOf(comparison.graph, seed)
        const outcome: Outcome = await comparison.hold(made, seed)
        if (outcome.withFaults) heldWithFaults += 1
        if ((outcome.withFaults?.faults.length ?? 0) > 0) hit += 1
        if (outcome.problems.length === 0) continue
        wrong += 1
        if (reports.length < shownProblems) reports.push(await report(comparison, outcome, seed))
      }
      expect(wrong, reports.join('\n\n')).toBe(0)
      // What is held says something: most operations can be compared with faults, and many are hit.
      expect(heldWithFaults / perGraph).toBeGreaterThan(0.6)
      expect(hit / perGraph).toBeGreaterThan(0.2)
    },
    perGraph * patience + 60_000,
  )

  const listed = referenceFaults.filter(({ example }) => example.graph === graph.name)
  it.each(listed)('the $errs of the reference errs: $name', async (fault) => {
    const { query, variables = {} } = fault.example
    const operation = { query, variables, operationName: undefined }
    const { reference, truth, referenceVerdict, ourVerdict } = await comparison.hold(operation, 1)
    expect(referenceVerdict).not.toBe('right')
    const seen = { graph: comparison.graph, operation, document: parse(query), answer: reference, truth }
    expect(fault.explains({ ...seen, plan: () => planOf(comparison.graph, operation) })).toBe(true)
    expect(fault.errs === 'planner' ? ['right', 'refused'] : ['right']).toContain(ourVerdict)
  })
})

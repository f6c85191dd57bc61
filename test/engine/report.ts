import { parse, validate } from 'graphql'
import { operationsOf } from '../../schema/language/operations.ts'
import { inkrimpen } from '../geheimhouding/inkrimpen.ts'
import type { Comparison, Outcome } from './comparison.ts'
import type { Operation } from './operations.ts'
import { planOf, planText } from './plans.ts'

/** How many problems of a graph are written out; the rest is likely the same. */
export const shownProblems = 3

/** What a person needs to see why an operation goes wrong, with the operation as small as it goes. */
export async function report(comparison: Comparison, outcome: Outcome, seed: number): Promise<string> {
  const { graph } = comparison
  const { operationName } = outcome.operation
  const kinds = outcome.problems.map(kindOf)
  const shrunk = await inkrimpen(graph.apiSchema, outcome.operation, async ({ query, variables }) => {
    const document = parse(query)
    if (validate(graph.apiSchema, document).length > 0) return false
    if (operationName && !operationsOf(document).some(({ name }) => name?.value === operationName))
      return false
    const { problems } = await comparison.hold({ query, variables, operationName }, seed)
    return problems.some((problem) => kinds.includes(kindOf(problem)))
  })
  const small: Operation = { ...shrunk, operationName }
  const seen = await comparison.hold(small, seed)
  const { problems, truth, reference, ours, byDefault, withFaults } =
    seen.problems.length > 0 ? seen : outcome
  const lines = [
    `graph ${graph.name}, seed ${seed}: ${problems.join('; ')}`,
    `operation ${operationName ?? ''}\n${small.query}`,
    `variables ${JSON.stringify(small.variables)}`,
    `plan ${planText(planOf(graph, small))}`,
    `truth     ${JSON.stringify(truth)}`,
    `reference ${JSON.stringify(reference)}`,
    `ours      ${JSON.stringify(ours)}`,
    `ours by default ${JSON.stringify(byDefault)}`,
  ]
  if (withFaults) {
    lines.push(
      `faults\n  ${withFaults.faults.join('\n  ')}`,
      `reference with faults ${JSON.stringify(withFaults.reference)}`,
      `ours with faults      ${JSON.stringify(withFaults.ours)}`,
    )
  }
  return lines.join('\n')
}

/** A problem without its place: smaller operations have others. */
function kindOf(problem: string): string {
  return problem.replace(/: .*/s, '')
}

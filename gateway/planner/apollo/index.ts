import type { Planner } from '../planner.ts'
import { planFromApollo } from './plan.ts'
import { type ApolloPlannerOptions, createApolloPlanner } from './planner.ts'

/** Apollo's planner for our engine. */
export async function plannerOfApollo(options: ApolloPlannerOptions): Promise<Planner> {
  const apollo = createApolloPlanner(options)
  try {
    await apollo.ready
  } catch (error) {
    await apollo.close()
    throw error
  }
  return {
    plansAll: true,
    forgetsTypes: false,
    plan: async (operation, operationName) => planFromApollo(await apollo.plan(operation, operationName)),
    close: () => apollo.close(),
  }
}

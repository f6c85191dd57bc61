import type { Logger } from 'pino'
import { plannerOfHive } from './hive/index.ts'
import type { Planner } from './planner.ts'

export const plannerNames = ['hive', 'apollo'] as const
export type PlannerName = (typeof plannerNames)[number]

export interface PlannerOptions {
  /** Hive's unless said otherwise, and Apollo's where there is no binary of that for this system. */
  readonly planner?: PlannerName | undefined
  /** The supergraph without its authorisation features. */
  readonly executableSdl: string
  readonly logger: Logger
}

/**
 * The planner of the engine.
 *
 * @throws where the supergraph cannot be read, or neither planner is there.
 */
export async function createPlanner({
  planner = 'hive',
  executableSdl,
  logger,
}: PlannerOptions): Promise<Planner> {
  const hive = planner === 'hive' ? await plannerOfHive(executableSdl) : undefined
  if (hive) return hive
  if (planner === 'hive')
    logger.warn('no binary of the planner for this system; plans are made by that of Apollo')
  // Not open source, and so not there in every deployment.
  const { plannerOfApollo } = await import('./apollo/index.ts')
  return plannerOfApollo({ executableSdl, logger })
}

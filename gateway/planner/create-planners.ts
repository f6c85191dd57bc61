import type { Logger } from 'pino'
import { optionalPackage } from '../../schema/optional-package.ts'
import { plannerOfHive } from './hive/index.ts'
import { type Planner, Unplannable } from './planner.ts'

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
 * The planners of the engine, in the order in which it asks them. Where Hive's does not plan all that is valid, Apollo's
 * stands behind it; elsewhere what it refuses, such as what nests too deep, nobody else has to try.
 *
 * @throws where the supergraph cannot be read, or no planner is there.
 */
export async function createPlanners(options: PlannerOptions): Promise<readonly Planner[]> {
  const { planner = 'hive', executableSdl, logger } = options
  if (planner === 'apollo') return [await apollo(options)]
  const hive = await plannerOfHive(executableSdl)
  if (hive) return hive.plansAll ? [hive] : [hive, whenNeeded(options)]
  logger.warn("no binary of Hive's planner for this system: Apollo's makes the plans")
  return [await apollo(options)]
}

/** Not open source, and so not there in every deployment. */
async function apollo({ executableSdl, logger }: PlannerOptions): Promise<Planner> {
  await optionalPackage("Planning with Apollo's planner", () => import('@apollo/query-planner'))
  const { plannerOfApollo } = await import('./apollo/index.ts')
  return plannerOfApollo({ executableSdl, logger })
}

/** Apollo's planner, which starts a thread, when something is first asked of it. */
function whenNeeded(options: PlannerOptions): Planner {
  let started: Promise<Planner> | undefined
  return {
    plansAll: true,
    forgetsTypes: false,
    async plan(operation, operationName) {
      started ??= apollo(options)
      const planner = await started.catch((error: unknown) => {
        throw new Unplannable(
          `the other planner is not there: ${error instanceof Error ? error.message : error}`,
        )
      })
      return planner.plan(operation, operationName)
    },
    async close() {
      await (await started?.catch(() => undefined))?.close()
    },
  }
}

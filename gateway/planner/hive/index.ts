import { availableParallelism } from 'node:os'
import type { QueryPlanner } from '@graphql-hive/router-query-planner'
import { type Planner, Unplannable } from '../planner.ts'
import { atOnce } from './at-once.ts'
import { planFromHive } from './plan.ts'
import { inOrder } from './source-order.ts'

/**
 * Hive's planner, which is native code in this process. Plans are made beside the thread that answers, on so many cores
 * that one is left for that.
 *
 * @returns undefined where there is no binary for this system.
 * @throws where the supergraph cannot be read.
 */
export async function plannerOfHive(executableSdl: string): Promise<Planner | undefined> {
  const Native = await nativePlanner()
  if (!Native) return undefined
  const { sdl, names, complete } = inOrder(executableSdl)
  const native = new Native(sdl)
  const inTurn = atOnce(Math.max(1, availableParallelism() - 1))
  return {
    forgetsTypes: true,
    plansAll: complete && !requires.test(executableSdl),
    async plan(operation, operationName) {
      try {
        const made = await inTurn(() => native.planAsync(operation, operationName, noLabels, noShare))
        return planFromHive(made, names)
      } catch (error) {
        throw new Unplannable(error instanceof Error ? error.message : String(error))
      }
    },
    async close() {},
  }
}

const requires = /\brequires: "/

/** What decides over fields that move from source to source by degrees, which nothing in the hub does. */
const noLabels = new Set<string>()
const noShare = 0

async function nativePlanner(): Promise<typeof QueryPlanner | undefined> {
  try {
    return (await import('@graphql-hive/router-query-planner')).QueryPlanner
  } catch {
    return undefined
  }
}

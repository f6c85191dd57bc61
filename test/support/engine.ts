import type { EngineName } from '../../gateway/hub.ts'
import type { PlannerName } from '../../gateway/planner/create-planners.ts'

/** What executes in the hubs under test: our engine, or the reference with `ENGINE=apollo`. */
export const engine: EngineName = process.env['ENGINE'] === 'apollo' ? 'apollo' : 'nwb'

/** What makes their plans: Hive's planner, or Apollo's with `PLANNER=apollo`. */
export const planner: PlannerName = process.env['PLANNER'] === 'apollo' ? 'apollo' : 'hive'

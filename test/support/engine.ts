import type { EngineName } from '../../gateway/hub.ts'

/** What executes in the hubs under test: our engine, or the reference with `ENGINE=apollo`. */
export const engine: EngineName = process.env['ENGINE'] === 'apollo' ? 'apollo' : 'nwb'

/** The walk as tests: a share of the askers per file, so that files can run side by side. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Pool } from '../../subgraphs/kit/database/connection.ts'
import { databases } from '../support/databases.ts'
import { revealingOperations } from './arguments.ts'
import { readAskers } from './askers.ts'
import { lostCanaries, lostFields } from './complete.ts'
import { type OwnRows, readOwnRows } from './rows.ts'
import { prepareDatabase, startWalkedHub, type WalkedHub, withConnection } from './start.ts'
import { emptyReport, routesFor, walk } from './walk.ts'

/** A hub with canaries on PGlite, and every row as the owner sees it, for the tests of one `describe`. */
export function useWalkedHub(): { readonly hub: WalkedHub; readonly rows: OwnRows } {
  let running: { pool: Pool; hub: WalkedHub; rows: OwnRows } | undefined
  beforeAll(async () => {
    const [database] = databases()
    if (!database) throw new Error('Starting the walked hub: there is no database')
    const pool = await database.openDemo()
    const idsOf = await prepareDatabase(pool)
    const rows = await withConnection(pool, readOwnRows)
    running = { pool, rows, hub: await startWalkedHub(pool, idsOf) }
  }, 120_000)
  afterAll(async () => {
    await running?.hub.close()
    await running?.pool.close()
  })
  const now = () => {
    if (!running) throw new Error('Asking the hub: it has not started yet; ask inside a test')
    return running
  }
  return {
    get hub() {
      return now().hub
    },
    get rows() {
      return now().rows
    },
  }
}

/** @param share which of how many files this is, from 0. */
export function walkSuite(share: number, files: number): void {
  const askers = readAskers().filter((_, index) => index % files === share)
  const reveals = revealingOperations()

  describe(`every field by every route, file ${share + 1} of ${files}`, () => {
    const running = useWalkedHub()
    const total = emptyReport()

    test.each(askers.map((asker) => [asker.name, asker] as const))(
      '%s gets what it may see, and nothing else',
      async (_, asker) => {
        const { hub, rows } = running
        const report = await walk(hub, [asker], [...routesFor(asker), ...reveals])
        total.cells += report.cells
        total.reached += report.reached
        total.requests += report.requests

        expect(report.problems).toEqual([])
        expect(lostCanaries(asker, report)).toEqual([])
        expect(lostFields(asker, report, rows)).toEqual([])
      },
      120_000,
    )

    afterAll(() => {
      console.log(
        `toegang: ${total.cells} cells (field × afnemer × route), ${total.reached} fields judged, ${total.requests} requests`,
      )
    })
  })
}

/**
 * Judges the project it stands in: `check.ts <snapshot> <first>`. Prints `verdict: none`, or the part of the suite that
 * found something and what. `first` is where to begin, as JSON: `{"part":"rows","asker":"ngb"}`.
 */
import { readFileSync } from 'node:fs'
import { openPglite } from '../../subgraphs/kit/database/pglite.ts'
import { firstProblem } from '../../test/toegang/check.ts'
import { readIds } from '../../test/toegang/given.ts'
import { readOwnRows } from '../../test/toegang/rows.ts'
import { startWalkedHub, withConnection } from '../../test/toegang/start.ts'

const [snapshot = '', first = 'null'] = process.argv.slice(2)

async function start() {
  const pool = await openPglite({ snapshot: new Blob([readFileSync(snapshot)]) })
  const [idsOf, rows] = await withConnection(pool, async (connection) => [
    await readIds(connection),
    await readOwnRows(connection),
  ])
  return { rows, hub: await startWalkedHub(pool, idsOf) }
}

const found = await firstProblem(start, JSON.parse(first))
console.log(`verdict: ${found ? `${found.part}: ${found.problem.split('\n')[0]?.slice(0, 120)}` : 'none'}`)
// The hub has a thread and a database; nothing of them is worth waiting for.
process.exit(0)

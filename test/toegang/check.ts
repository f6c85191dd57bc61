/** All checks of the suite as one function, until the first problem: what a mutation run calls. */
import { subgraphs } from '../../subgraphs/register.ts'
import { revealingOperations } from './arguments.ts'
import { type Asker, readAskers } from './askers.ts'
import { lostCanaries, lostFields } from './complete.ts'
import { guardedTables, wrongRowsOfAll } from './database.ts'
import type { Operation } from './operations.ts'
import { wrongInView } from './overview.ts'
import { type OwnRows, wrongRowsOverHttp } from './rows.ts'
import { wrongAtSource } from './source.ts'
import { type WalkedHub, withConnection } from './start.ts'
import { routesFor, walk } from './walk.ts'

/** The first problem that the suite finds in a hub, and which part of it did; null when it finds none. */
export async function firstProblem(
  hub: WalkedHub,
  rows: OwnRows,
): Promise<{ part: string; problem: string } | null> {
  const askers = readAskers()
  const parts: Record<string, () => Promise<string[]>> = {
    rows: () => each(askers, async (asker) => (await wrongRowsOverHttp(hub, asker, rows)).problems),
    view: () => each(askers, (asker) => wrongInView(hub, asker)),
    arguments: async () => (await walk(hub, askers, revealingOperations(), { stopAtFirst: true })).problems,
    source: () => atSources(hub, askers),
    database: () =>
      withConnection(hub.pool, async (connection) => {
        const tables = await guardedTables(connection)
        return (await wrongRowsOfAll(connection, askers, tables)).problems
      }),
    walk: () =>
      each(askers, async (asker) => {
        const report = await walk(hub, [asker], routesFor(asker), { stopAtFirst: true })
        return [...report.problems, ...lostCanaries(asker, report), ...lostFields(asker, report, rows)]
      }),
  }
  for (const [part, problemsOf] of Object.entries(parts)) {
    const [problem] = await problemsOf()
    if (problem !== undefined) return { part, problem }
  }
  return null
}

/** What the sources say to direct questions of every asker, until the first problem. */
export async function atSources(hub: WalkedHub, askers: readonly Asker[], only?: string): Promise<string[]> {
  const known = askers.filter(({ afnemer }) => afnemer !== null)
  const asked = subgraphs.filter(({ name }) => only === undefined || name === only)
  return each(known, (asker) =>
    each(asked, async (definition) => (await wrongAtSource(hub, asker, definition)).problems),
  )
}

/** Whether an operation asks this coordinate or a field of this type. */
export function concerns({ roots }: Operation, coordinate: string): boolean {
  const [type, field] = coordinate.split('.')
  const inside = (nodes: Operation['roots']): boolean =>
    nodes.some(
      (node) =>
        (node.kind === 'field' &&
          ((node.on === type && (field === undefined || node.name === field)) || node.type === coordinate)) ||
        inside(node.children),
    )
  return inside(roots)
}

async function each<Item>(
  items: readonly Item[],
  check: (item: Item) => Promise<string[]>,
): Promise<string[]> {
  for (const item of items) {
    const problems = await check(item)
    if (problems.length > 0) return problems
  }
  return []
}

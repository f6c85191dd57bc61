/** The walk: every operation as every asker over HTTP, each answer judged, each body searched for canaries. */
import type { Asker } from './askers.ts'
import { misplacedCanaries } from './canaries.ts'
import { allowedPart, judge } from './judge.ts'
import { type Node, type Operation, render, withRootKey } from './operations.ts'
import { everyRoute } from './routes.ts'
import type { WalkedHub } from './start.ts'

export interface Report {
  /** Fields asked: each coordinate × asker × route. */
  cells: number
  /** Of those, fields that were judged on a real object; the others stand below a refusal or an empty list. */
  reached: number
  requests: number
  /** What is wrong, with the asker and the question. */
  readonly problems: string[]
  /** `asker|Melding.ernst`: had a value on some route. */
  readonly seen: Set<string>
  /** `asker|column`: its canary turned up. */
  readonly canaries: Set<string>
}

export const emptyReport = (): Report => ({
  cells: 0,
  reached: 0,
  requests: 0,
  problems: [],
  seen: new Set(),
  canaries: new Set(),
})

/** Enough to say what is wrong, few enough to read. */
const maxProblems = 40
/** Fields in one request: of an afnemer, and of who has no token, whose limits cannot be widened. */
const batchSize = { afnemer: 400, zonderToken: 50 }
/** Fields of one type in one question of who has no token. */
const chunkSize = 3

/** The operations for an asker, within its limits. */
export function routesFor(asker: Asker): Operation[] {
  return asker.afnemer === null ? everyRoute(chunkSize) : everyRoute()
}

/** @param stopAtFirst whether the first problem ends the walk. */
export async function walk(
  hub: WalkedHub,
  askers: readonly Asker[],
  operations: readonly Operation[],
  { stopAtFirst = false, report = emptyReport() } = {},
): Promise<Report> {
  for (const asker of askers) {
    for (const batch of inBatches(
      operations,
      asker.afnemer === null ? batchSize.zonderToken : batchSize.afnemer,
    )) {
      await ask(hub, asker, batch, report)
      if (report.problems.length >= (stopAtFirst ? 1 : maxProblems)) return report
    }
  }
  return report
}

async function ask(hub: WalkedHub, asker: Asker, batch: readonly Operation[], report: Report): Promise<void> {
  await askOnce(hub, asker, batch, report)
  if (!asker.weigert) return
  // Such an asker got nothing where anything was refused; the part without refusals has to come.
  const left = batch.map((one) => ({ ...one, roots: allowedPart(asker, one.roots) }))
  const some = left.filter(({ roots }) => roots.length > 0)
  if (some.length > 0) await askOnce(hub, asker, some, report)
}

async function askOnce(
  hub: WalkedHub,
  asker: Asker,
  batch: readonly Operation[],
  report: Report,
): Promise<void> {
  const { query, variables } = render(batch, hub.idsOf(asker))
  const { status, text } = await hub.ask(asker, query, variables)
  const columns = new Set<string>()
  const { problems, reached, seen } = judge(asker, batch, status, JSON.parse(text))
  const found = [...misplacedCanaries(asker, text, columns), ...problems]
  report.requests += 1
  report.cells += batch.reduce((sum, { roots }) => sum + fieldsIn(roots), 0)
  report.reached += reached.length
  for (const coordinate of seen) report.seen.add(`${asker.name}|${coordinate}`)
  for (const column of columns) report.canaries.add(`${asker.name}|${column}`)
  for (const problem of found.slice(0, 3)) {
    const routes = batch.length === 1 ? (batch[0]?.route ?? '') : `${batch.length} routes`
    report.problems.push(
      `${asker.name}: ${problem}\n  on ${routes}: ${query.slice(0, 600)} ${JSON.stringify(variables)}`,
    )
  }
}

function* inBatches(operations: readonly Operation[], limit: number): Generator<Operation[]> {
  let batch: Operation[] = []
  let size = 0
  for (const operation of operations) {
    const own = fieldsIn(operation.roots)
    // What is asked alone, stays alone: nothing beside it may help or hide it.
    // And fragments on the root itself may hold the keys that others have.
    const aliased = limit < batchSize.afnemer && /^(fragments|aliases|reveals)/.test(operation.route)
    const alone =
      aliased ||
      operation.route.startsWith('alone') ||
      operation.roots.length > 1 ||
      operation.roots.some(({ kind }) => kind === 'fragment')
    if (batch.length > 0 && (alone || size + own > limit)) {
      yield batch
      batch = []
      size = 0
    }
    if (alone) yield [operation]
    else {
      batch.push(batch.length === 0 ? operation : withRootKey(operation, `r${batch.length}`))
      size += own
    }
  }
  if (batch.length > 0) yield batch
}

export function fieldsIn(nodes: readonly Node[]): number {
  return nodes.reduce((sum, node) => sum + (node.kind === 'field' ? 1 : 0) + fieldsIn(node.children), 0)
}

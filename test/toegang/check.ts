/** The checks of the suite as functions that a mutation run calls one by one, until the first problem. */
import { loadSupergraph } from '../../gateway/supergraph/load.ts'
import { argumentDirectivesOf } from '../../schema/rights/argument-directives.ts'
import { subgraphs } from '../../subgraphs/definitions.ts'
import { revealingOperations } from './arguments.ts'
import { type Asker, readAskers } from './askers.ts'
import { lostCanaries, lostFields } from './complete.ts'
import { wrongDecisions, wrongGuards, wrongGuardsOfArguments } from './decisions.ts'
import type { Operation } from './operations.ts'
import { wrongInView } from './overview.ts'
import { everyRoute } from './routes.ts'
import { type OwnRows, wrongRowsOverHttp } from './rows.ts'
import { wrongAtSource } from './source.ts'
import { committedSupergraph, readWalkedRegister, type WalkedHub } from './start.ts'
import { routesFor, walk } from './walk.ts'

/** The parts of the suite that judge code, the cheapest first; from `rows` on they ask a hub. */
export const parts = ['guards', 'decisions', 'rows', 'view', 'arguments', 'source', 'walk'] as const
export type Part = (typeof parts)[number]

/** Where to begin: the part, and the asker, that is expected to find something soonest. */
export interface First {
  readonly part: Part
  readonly asker?: string
}

/** A hub, and every row of its database. */
export interface Walked {
  readonly hub: WalkedHub
  readonly rows: OwnRows
}

/**
 * The first problem that the suite finds, and which part of it did; null when it finds none.
 *
 * @param start starts the hub; called once, when a part needs it.
 * @param first where to begin; all the rest comes after it.
 */
export async function firstProblem(
  start: () => Promise<Walked>,
  first: First | null,
): Promise<{ part: Part; problem: string } | null> {
  let started: Promise<Walked> | undefined
  const walked = () => {
    started ??= start()
    return started
  }
  const askers = readAskers()
  const order = first ? [first.part, ...parts.filter((part) => part !== first.part)] : parts
  if (first?.asker) {
    const [problem] = await checks(walked, [askerNamed(askers, first.asker)])[first.part]()
    if (problem !== undefined) return { part: first.part, problem }
  }
  const problemsOf = checks(walked, askers)
  for (const part of order) {
    const [problem] = await problemsOf[part]()
    if (problem !== undefined) return { part, problem }
  }
  return null
}

function askerNamed(askers: readonly Asker[], wanted: string): Asker {
  const found = askers.find(({ name }) => name === wanted)
  if (!found) throw new Error(`Beginning with "${wanted}": no asker has this name`)
  return found
}

function checks(
  walked: () => Promise<Walked>,
  askers: readonly Asker[],
): Record<Part, () => Promise<string[]>> {
  return {
    async guards() {
      const register = readWalkedRegister()
      return each(subgraphs, async ({ schema, rules, sdl }) => {
        const policy = { schema, rules, arguments: argumentDirectivesOf(sdl) }
        const reveals = revealingOperations()
        return [
          ...wrongGuards(policy, register, askers),
          ...wrongGuardsOfArguments(policy, register, askers, reveals),
        ]
      })
    },
    async decisions() {
      const { policy } = loadSupergraph(committedSupergraph, subgraphs)
      const register = readWalkedRegister()
      const operations = [...everyRoute(), ...revealingOperations()]
      return each(askers, async (asker) => wrongDecisions(policy, register, [asker], operations))
    },
    async rows() {
      const { hub, rows } = await walked()
      return each(askers, async (asker) => (await wrongRowsOverHttp(hub, asker, rows)).problems)
    },
    async view() {
      const { hub } = await walked()
      return each(askers, (asker) => wrongInView(hub, asker))
    },
    async arguments() {
      const { hub } = await walked()
      return (await walk(hub, askers, revealingOperations(), { stopAtFirst: true })).problems
    },
    async source() {
      return atSources((await walked()).hub, askers)
    },
    async walk() {
      const { hub, rows } = await walked()
      return each(askers, async (asker) => {
        const report = await walk(hub, [asker], routesFor(asker), { stopAtFirst: true })
        return [...report.problems, ...lostCanaries(asker, report), ...lostFields(asker, report, rows)]
      })
    },
  }
}

/** What the sources say to direct questions of every asker, until the first problem. */
async function atSources(hub: WalkedHub, askers: readonly Asker[]): Promise<string[]> {
  const known = askers.filter(({ afnemer }) => afnemer !== null)
  return each(known, (asker) =>
    each(subgraphs, async (definition) => (await wrongAtSource(hub, asker, definition)).problems),
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

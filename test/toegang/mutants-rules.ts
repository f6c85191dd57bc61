/** Mutants of the SDL: each authorisation directive, and each `@verraadt`, taken out by itself. */
import { type ASTNode, type DocumentNode, parse, print, visit } from 'graphql'
import { inProcessSource } from '../../gateway/sources/in-process.ts'
import { loadSupergraph } from '../../gateway/supergraph/load.ts'
import { accessMatrix } from '../../gateway/view/access-matrix.ts'
import { argumentDirectivesOf } from '../../schema/rights/argument-directives.ts'
import { rulesOf } from '../../schema/rights/directives.ts'
import { subgraphs } from '../../subgraphs/definitions.ts'
import { revealingOperations } from './arguments.ts'
import { readAskers } from './askers.ts'
import { concerns } from './check.ts'
import { wrongDecisions, wrongGuards, wrongGuardsOfArguments } from './decisions.ts'
import type { Operation } from './operations.ts'
import { wrongCells } from './overview.ts'
import { everyRoute } from './routes.ts'
import { committedSupergraph, readWalkedRegister, startWalkedHub, type WalkedHub } from './start.ts'
import { walk } from './walk.ts'

export interface RuleMutant {
  readonly subgraph: string
  /** `Melding`, `Melding.ernst`, `MeldingFilter.ernst`, `MeldingVolgorde.ERNST_AFLOPEND`. */
  readonly coordinate: string
  readonly directive: string
}

const removable = new Set(['authenticated', 'requiresScopes', 'policy', 'verraadt'])
const organisaties = ['Organisatie', 'Gemeente', 'Provincie', 'Waterschap']

export function ruleMutants(): RuleMutant[] {
  return subgraphs.flatMap(({ name, sdl }) => {
    const found: RuleMutant[] = []
    eachDirective(sdl, (coordinate, directive) => {
      if (removable.has(directive)) found.push({ subgraph: name, coordinate, directive })
      return false
    })
    return found
  })
}

/** Calls for each directive on a type, field, input field or enum value; a true answer removes it. */
function eachDirective(
  document: DocumentNode,
  found: (coordinate: string, directive: string) => boolean,
): DocumentNode {
  return visit(document, {
    Directive(node, _key, _parent, _path, ancestors) {
      const names = ancestors
        .filter((one): one is ASTNode => !Array.isArray(one))
        .map((one) => ('name' in one && one.name && 'value' in one.name ? one.name.value : null))
        .filter((name) => name !== null)
      return found(names.join('.'), node.name.value) ? null : undefined
    },
  })
}

function without(document: DocumentNode, { coordinate, directive }: RuleMutant): DocumentNode {
  const [type = '', field] = coordinate.split('.')
  const everywhere =
    type === 'Organisatie' && field ? organisaties.map((owner) => `${owner}.${field}`) : [coordinate]
  let removed = 0
  const left = eachDirective(document, (at, name) => {
    const found = name === directive && everywhere.includes(at)
    if (found) removed += 1
    return found
  })
  if (removed === 0) throw new Error(`Taking @${directive} from ${coordinate}: it is not there`)
  return left
}

/** Which parts of the suite fail with a rule gone. */
export interface RuleVerdict {
  /** Of the gateway: what it decides of the operations that ask the coordinate, and the matrix. */
  readonly gateway: readonly ('decisions' | 'matrix')[]
  /** Whether the guard of the subgraph itself lets through or tells what it should not. */
  readonly source: boolean
}

/** Judges rule mutants by what is decided, without a hub. */
export function createRuleJudge(): (mutant: RuleMutant) => RuleVerdict {
  const supergraph = parse(committedSupergraph)
  const { policy } = loadSupergraph(committedSupergraph, subgraphs)
  const register = readWalkedRegister()
  const askers = readAskers()
  const routes = everyRoute()
  const reveals = revealingOperations()

  return (mutant) => {
    const document = without(supergraph, mutant)
    const left = { ...policy, rules: rulesOf(document), arguments: argumentDirectivesOf(document) }
    const operations = concerning(mutant, routes, reveals)
    const gateway: RuleVerdict['gateway'][number][] = []
    if (askers.some((asker) => wrongDecisions(left, register, [asker], operations).length > 0)) {
      gateway.push('decisions')
    }
    if (wrongCells(accessMatrix(left, register), askers).length > 0) gateway.push('matrix')
    return { gateway, source: wrongAtSource(mutant, operations) }
  }

  function wrongAtSource(mutant: RuleMutant, operations: readonly Operation[]): boolean {
    const own = subgraphs.find(({ name }) => name === mutant.subgraph)
    if (!own) throw new Error(`Taking a rule from "${mutant.subgraph}": there is no such subgraph`)
    const sdl = without(own.sdl, mutant)
    const left = { schema: own.schema, rules: rulesOf(sdl), arguments: argumentDirectivesOf(sdl) }
    return (
      wrongGuards(left, register, askers).length > 0 ||
      wrongGuardsOfArguments(left, register, askers, operations).length > 0
    )
  }
}

/** The operations that the coordinate of a mutant matters to. */
function concerning(
  { directive, coordinate }: RuleMutant,
  routes: readonly Operation[],
  reveals: readonly Operation[],
): readonly Operation[] {
  return directive === 'verraadt'
    ? reveals.filter(({ route }) => route.endsWith(` ${coordinate}`))
    : routes.filter((operation) => concerns(operation, coordinate))
}

/**
 * The same over HTTP: what comes of a hub whose supergraph lacks the rule. With the rule gone from the gateway only, the
 * source must keep the data in; with it gone from both, the walk must see a leak or a refusal told wrongly.
 */
export async function tryOverHttp(
  base: WalkedHub,
  mutant: RuleMutant,
): Promise<{ readonly noticed: boolean; readonly sourceHolds: boolean }> {
  const supergraphSdl = print(without(parse(committedSupergraph), mutant))
  const operations = concerning(mutant, everyRoute(), revealingOperations()).filter(
    ({ route }) => !/^(fragments|aliases|shared)/.test(route),
  )
  const problemsOf = async () => {
    const sources = subgraphs.map((definition) => inProcessSource(definition.on(base.pool)))
    const hub = await startWalkedHub(base.pool, base.idsOf, { supergraphSdl, sources })
    const { problems } = await walk(hub, readAskers(), operations, { stopAtFirst: true })
    await hub.close()
    return problems
  }
  const gatewayOnly = await problemsOf()
  const problems = await inSource(mutant, problemsOf)
  return {
    noticed: problems.length > 0,
    sourceHolds: !gatewayOnly.some((problem) => problem.includes('leak:')),
  }
}

/** Runs with the rule gone from its subgraph as well; what reveals is gone from the gateway only. */
async function inSource<Result>(mutant: RuleMutant, run: () => Promise<Result>): Promise<Result> {
  const definition = subgraphs.find(({ name }) => name === mutant.subgraph)
  if (!definition || mutant.directive === 'verraadt') return run()
  const { types, fields } = rulesOf(without(definition.sdl, mutant))
  const swap = (own: ReadonlyMap<string, unknown>, others: ReadonlyMap<string, unknown>) => {
    const map = own as Map<string, unknown>
    const before = new Map(map)
    map.clear()
    for (const [key, value] of others) map.set(key, value)
    return () => {
      map.clear()
      for (const [key, value] of before) map.set(key, value)
    }
  }
  const back = [swap(definition.rules.types, types), swap(definition.rules.fields, fields)]
  try {
    return await run()
  } finally {
    for (const restore of back) restore()
  }
}

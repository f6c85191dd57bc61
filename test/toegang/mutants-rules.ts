/** Mutants of the SDL: each authorisation directive, and each `@verraadt`, taken out by itself. */
import { type ASTNode, type DocumentNode, parse, print, visit } from 'graphql'
import { inProcessSource } from '../../gateway/sources/in-process.ts'
import { loadSupergraph } from '../../gateway/supergraph/load.ts'
import { accessMatrix } from '../../gateway/view/access-matrix.ts'
import { rulesOf } from '../../schema/rights/directives.ts'
import { subgraphs } from '../../subgraphs/register.ts'
import { revealingOperations } from './arguments.ts'
import { readAskers } from './askers.ts'
import { atSources, concerns } from './check.ts'
import { wrongCells } from './overview.ts'
import { everyRoute } from './routes.ts'
import { committedSupergraph, startWalkedHub, type WalkedHub } from './start.ts'
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
  return eachDirective(document, (at, name) => name === directive && everywhere.includes(at))
}

/** What each layer does about a mutant. */
export interface RuleVerdict {
  /** The parts of the suite that fail, first the one over HTTP. */
  readonly killers: string[]
  /** Whether, with the rule gone from the gateway only, the source still keeps the data in. */
  readonly guardHolds: boolean | null
}

export async function tryRuleMutant(base: WalkedHub, mutant: RuleMutant): Promise<RuleVerdict> {
  const supergraphSdl = print(without(parse(committedSupergraph), mutant))
  if (supergraphSdl === print(parse(committedSupergraph)))
    throw new Error(`${mutant.coordinate}: nothing to remove`)
  const askers = readAskers()
  const operations =
    mutant.directive === 'verraadt'
      ? revealingOperations().filter(({ route }) => route.endsWith(mutant.coordinate))
      : everyRoute().filter((operation) => concerns(operation, mutant.coordinate))
  const problemsOf = async () => {
    const sources = subgraphs.map((definition) => inProcessSource(definition.on(base.pool)))
    const hub = await startWalkedHub(base.pool, base.idsOf, { supergraphSdl, sources })
    const plain = operations.filter(({ route }) => !/^(fragments|aliases|shared)/.test(route))
    const { problems } = await walk(hub, askers, plain, { stopAtFirst: true })
    await hub.close()
    return problems
  }

  const gatewayOnly = await problemsOf()
  const guardHolds =
    gatewayOnly.length === 0 ? null : !gatewayOnly.some((problem) => problem.includes('leak:'))
  const killers = await inSource(mutant, async () => {
    const found: string[] = []
    if ((await problemsOf()).length > 0) found.push('walk')
    const { policy } = loadSupergraph(supergraphSdl)
    if (wrongCells(accessMatrix(policy, base.register), askers).length > 0) found.push('matrix')
    if ((await atSources(base, askers, mutant.subgraph)).length > 0) found.push('source')
    return found
  })
  return { killers, guardHolds }
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

import { parse } from 'graphql'
import { optionalPackage } from '../optional-package.ts'
import { argumentDirectivesOf } from '../rights/argument-directives.ts'
import { rulesOf } from '../rights/directives.ts'
import { splitSupergraph } from '../rights/split-supergraph.ts'
import { findContextDirectives } from './context-directives.ts'
import { findForeignDirectives } from './foreign-directives.ts'
import { findLostRules } from './lost-rules.ts'
import { findOpenFields } from './open-fields.ts'
import { findProtectedNonNull } from './protected-non-null.ts'
import { findUnimpliedRequires } from './requires-implied.ts'
import type { SubgraphSdl } from './subgraph-sdl.ts'
import { findUndeclaredOracles } from './undeclared-oracles.ts'
import { findUnknownRevealed } from './unknown-revealed.ts'

const purpose = 'Composing the subgraphs'
const { composeServices } = await optionalPackage(purpose, () => import('@apollo/composition'))
const { printSchema, Supergraph } = await optionalPackage(
  purpose,
  () => import('@apollo/federation-internals'),
)

export interface Composition {
  /** The full supergraph, rules included. */
  readonly supergraph: string
  /** What partners see when nothing is refused. */
  readonly api: string
}

/** Composition refused; `problems` says per fault what was found where, and what was wanted. */
export class CompositionRejected extends Error {
  readonly problems: readonly string[]

  constructor(problems: readonly string[]) {
    super(
      `Composing the subgraphs: ${problems.length} problem(s)\n${problems.map((one) => `- ${one}`).join('\n')}`,
    )
    this.name = 'CompositionRejected'
    this.problems = problems
  }
}

/**
 * Composes the subgraphs, closed by default: what Apollo's composition lets pass in silence is refused here.
 *
 * @throws {CompositionRejected}
 */
export function compose(subgraphs: readonly SubgraphSdl[]): Composition {
  reject(subgraphs.flatMap(findForeignDirectives))
  reject(subgraphs.flatMap(findContextDirectives))
  reject(subgraphs.flatMap(findMalformedRules))
  reject(findUnimpliedRequires(subgraphs))

  const result = composeServices(
    subgraphs.map(({ name, url, sdl }) => ({ name, url: url ?? '', typeDefs: sdl })),
  )
  if (result.supergraphSdl === undefined) {
    throw new CompositionRejected((result.errors ?? []).map((error) => error.message))
  }
  const { rules, executableSdl } = splitSupergraph(result.supergraphSdl)
  const apiSchema = Supergraph.build(executableSdl).apiSchema()
  const graphqlSchema = apiSchema.toGraphQLJSSchema()

  reject([
    ...findLostRules(subgraphs, rules, graphqlSchema),
    ...findOpenFields(graphqlSchema, rules),
    ...findProtectedNonNull(graphqlSchema, rules, argumentDirectivesOf(parse(result.supergraphSdl))),
    ...subgraphs.flatMap(findUndeclaredOracles),
    ...subgraphs.flatMap(findUnknownRevealed),
  ])
  return { supergraph: `${result.supergraphSdl.trimEnd()}\n`, api: `${printSchema(apiSchema).trimEnd()}\n` }
}

function reject(problems: readonly string[]): void {
  if (problems.length > 0) throw new CompositionRejected(problems)
}

function findMalformedRules({ name, sdl }: SubgraphSdl): string[] {
  try {
    rulesOf(sdl)
    return []
  } catch (error) {
    return [`subgraph "${name}": ${error instanceof Error ? error.message : String(error)}`]
  }
}

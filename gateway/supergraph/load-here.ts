import type { SubgraphSdl } from '../../schema/composition/subgraph-sdl.ts'
import { splitSupergraph } from '../../schema/rights/split-supergraph.ts'
import { buildSupergraph, describeSupergraph } from './describe.ts'
import { type LoadedSupergraph, loadSupergraph } from './load.ts'

/** Loads a supergraph in this thread, for what wants its policy and no planner: tests, checks, documents. */
export function loadHere(
  supergraphSdl: string,
  declared?: readonly SubgraphSdl[],
  unprotected?: boolean,
): LoadedSupergraph {
  const split = splitSupergraph(supergraphSdl)
  const described = describeSupergraph(buildSupergraph(split.executableSdl))
  return loadSupergraph(split, described, declared, unprotected)
}

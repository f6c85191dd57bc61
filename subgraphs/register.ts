import type { SubgraphDefinition } from './kit/subgraph.ts'
import { organisaties } from './organisaties/subgraph.ts'

/** Every subgraph of the hub, in the order in which they start. To add one: a folder and a line here. */
export const subgraphs: readonly SubgraphDefinition[] = [organisaties]

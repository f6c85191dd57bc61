import { type SubgraphName, subgraphNames } from './declared.ts'
import type { SubgraphDefinition } from './kit/subgraph.ts'
import { meldingen } from './meldingen/subgraph.ts'
import { organisaties } from './organisaties/subgraph.ts'
import { otwb } from './otwb/subgraph.ts'
import { programma } from './programma/subgraph.ts'
import { veiligWonen } from './veilig-wonen/subgraph.ts'
import { zichtOp } from './zicht-op/subgraph.ts'

/** Each subgraph of the hub with its code. */
export const definitions: Readonly<Record<SubgraphName, SubgraphDefinition>> = {
  organisaties,
  meldingen,
  'veilig-wonen': veiligWonen,
  otwb,
  'zicht-op': zichtOp,
  programma,
}

/** All of them, in the order in which they start. */
export const subgraphs: readonly SubgraphDefinition[] = subgraphNames.map((name) => definitions[name])

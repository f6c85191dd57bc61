import type { SubgraphDefinition } from './kit/subgraph.ts'
import { meldingen } from './meldingen/subgraph.ts'
import { organisaties } from './organisaties/subgraph.ts'
import { otwb } from './otwb/subgraph.ts'
import { programma } from './programma/subgraph.ts'
import { veiligWonen } from './veilig-wonen/subgraph.ts'
import { zichtOp } from './zicht-op/subgraph.ts'

/** Every subgraph of the hub, in the order in which they start. To add one: a folder and a line here. */
export const subgraphs: readonly SubgraphDefinition[] = [
  organisaties,
  meldingen,
  veiligWonen,
  otwb,
  zichtOp,
  programma,
]

/** The port on which `npm run subgraph` starts a subgraph unless PORT says otherwise: 4001, 4002 … */
export function localPort(subgraph: SubgraphDefinition): number {
  return 4001 + subgraphs.indexOf(subgraph)
}

/** Where each subgraph answers when it is started on this machine. */
export const localUrls: ReadonlyMap<string, string> = new Map(
  subgraphs.map((subgraph) => [subgraph.name, `http://127.0.0.1:${localPort(subgraph)}/graphql`]),
)

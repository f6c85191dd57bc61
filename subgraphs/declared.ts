import { parse } from 'graphql'
import type { SubgraphSdl } from '../schema/composition/subgraph-sdl.ts'
import { readSdl } from './kit/sdl.ts'

/** Every subgraph of the hub, in the order in which they start; each is the name of a folder here. */
export const subgraphNames = [
  'organisaties',
  'meldingen',
  'veilig-wonen',
  'otwb',
  'zicht-op',
  'programma',
] as const

export type SubgraphName = (typeof subgraphNames)[number]

/** The port on which `npm run subgraph` starts a subgraph unless PORT says otherwise: 4001, 4002 … */
export function localPort(name: SubgraphName): number {
  return 4001 + subgraphNames.indexOf(name)
}

/** Where each subgraph answers when it is started on this machine. */
export const localUrls: ReadonlyMap<string, string> = new Map(
  subgraphNames.map((name) => [name, `http://127.0.0.1:${localPort(name)}/graphql`]),
)

/** What the subgraphs declare. A gateway reads it, and loads none of their code. */
export function declaredSubgraphs(): (SubgraphSdl & { readonly name: SubgraphName })[] {
  return subgraphNames.map((name) => ({
    name,
    sdl: parse(readSdl(new URL(`${name}/`, import.meta.url))),
  }))
}

import { readFileSync } from 'node:fs'

const shared = new URL('../../schema/gedeeld.graphql', import.meta.url)

/** The whole SDL of the subgraph in this folder: what all subgraphs share, then its own `schema.graphql`. */
export function readSdl(folder: URL): string {
  return `${readFileSync(shared, 'utf8')}\n${readFileSync(new URL('schema.graphql', folder), 'utf8')}`
}

import type { DocumentNode } from 'graphql'

/** A subgraph as composition sees it. */
export interface SubgraphSdl {
  readonly name: string
  /** Where it answers when every subgraph is a process of its own; a gateway's settings come first. */
  readonly url?: string
  readonly sdl: DocumentNode
}

import { readFileSync } from 'node:fs'
import { parse } from 'graphql'
import { type Graph, graphsIn } from './graphs.ts'

export interface WrittenSupergraph {
  readonly supergraphSdl: string
  readonly graphs: readonly Graph[]
}

const wanted = 'wanted a file with a Federation 2 supergraph, as composition writes it'

/** @throws saying what was found in the file and what was wanted. */
export function readSupergraph(file: string): WrittenSupergraph {
  const supergraphSdl = textOf(file)
  const graphs = graphsOf(file, supergraphSdl)
  if (graphs.length > 0) return { supergraphSdl, graphs }
  throw new Error(`Reading the supergraph: "${file}" names no subgraphs (join__Graph); ${wanted}`)
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new Error(`Reading the supergraph: "${file}" cannot be read (${code}); ${wanted}`)
  }
}

function graphsOf(file: string, supergraphSdl: string): readonly Graph[] {
  try {
    return graphsIn(parse(supergraphSdl, { noLocation: true }))
  } catch (error) {
    const why = error instanceof Error ? error.message : error
    throw new Error(`Reading the supergraph: "${file}" is no GraphQL (${why}); ${wanted}`)
  }
}

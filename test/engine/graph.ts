import { composeServices } from '@apollo/composition'
import { Supergraph } from '@apollo/federation-internals'
import { type GraphQLSchema, parse } from 'graphql'

/** An object of the data set: the same one answers in every subgraph that knows it, and in the truth. */
export interface Ding {
  readonly __typename: string
  readonly [field: string]: unknown
}

/** A data set. A field is a value, or a function of its arguments that reads other fields through `this`. */
export interface Wereld {
  readonly query: object
  readonly mutation?: object
  /** What a subgraph may be asked for by its key. */
  readonly entities: readonly Ding[]
}

/** A small federation: subgraphs over one data set. */
export interface Graph {
  readonly name: string
  /** The SDL of each subgraph, without its link to the specification. */
  readonly subgraphs: Readonly<Record<string, string>>
  /** The data set, new for each operation, for mutations change it. */
  readonly wereld: () => Wereld
  /** Values that mean something, for arguments with these names. */
  readonly values: Readonly<Record<string, readonly unknown[]>>
}

export interface ComposedGraph extends Graph {
  readonly supergraphSdl: string
  readonly supergraph: Supergraph
  /** What a caller sees. */
  readonly apiSchema: GraphQLSchema
  /** The SDL of each subgraph, whole. */
  readonly sdl: Readonly<Record<string, string>>
}

const imported = [
  '@key',
  '@requires',
  '@provides',
  '@external',
  '@shareable',
  '@override',
  '@inaccessible',
  '@interfaceObject',
  '@tag',
]
const names = imported.map((name) => `"${name}"`).join(', ')
const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: [${names}])`

/** @throws when the subgraphs do not compose. */
export function composeGraph(graph: Graph): ComposedGraph {
  const sdl = Object.fromEntries(
    Object.entries(graph.subgraphs).map(([name, text]) => [name, `${link}\n${text}`]),
  )
  const { supergraphSdl, errors } = composeServices(
    Object.entries(sdl).map(([name, text]) => ({ name, url: `http://${name}`, typeDefs: parse(text) })),
  )
  if (!supergraphSdl) {
    const why = errors?.map(({ message }) => message).join('\n')
    throw new Error(`Composing the graph "${graph.name}": ${why}`)
  }
  const supergraph = Supergraph.build(supergraphSdl)
  return { ...graph, sdl, supergraphSdl, supergraph, apiSchema: supergraph.apiSchema().toGraphQLJSSchema() }
}

/**
 * Reads a field as `@requires` gives it: in the truth it is a function of arguments, in a subgraph a value that the
 * gateway handed over.
 *
 * @throws when the gateway did not hand it over.
 */
export function lees(ding: Ding, field: string, args: Record<string, unknown> = {}): unknown {
  const value = ding[field]
  if (value === undefined) throw new Error(`Reading "${ding.__typename}.${field}": it was not handed over`)
  return typeof value === 'function' ? value.call(ding, args) : value
}

import { buildSubgraphSchema } from '@apollo/subgraph'
import {
  type DocumentNode,
  execute,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  Kind,
  type ObjectTypeDefinitionNode,
  type ObjectTypeExtensionNode,
  parse,
  type SelectionSetNode,
} from 'graphql'
import type { Source, SourceAnswer } from '../../gateway/sources/source.ts'
import { parseFieldSet } from '../../schema/language/field-set.ts'
import { operationsOf } from '../../schema/language/operations.ts'
import { writtenArgument } from '../../schema/language/written-arguments.ts'
import type { ComposedGraph, Ding, Wereld } from './graph.ts'

/** The answers of the subgraphs of a graph, from the data set that is set. */
export interface GraphSources {
  readonly sources: ReadonlyMap<string, Source>
  /** The data set from now on, and what happens to the answers on their way. */
  set(wereld: Wereld, onTheWay: OnTheWay): void
}

/** Changes an answer, or throws instead of it. */
export type OnTheWay = (source: string, document: DocumentNode, answer: Answered) => Promise<SourceAnswer>

export interface Answered {
  readonly query: string
  readonly variables: Record<string, unknown>
  readonly answer: SourceAnswer
}

/** An answer as it would come over the wire. */
export const untouched: OnTheWay = async (_source, _document, { answer }) => answer

const documents = new Map<string, DocumentNode>()

export function parsed(query: string): DocumentNode {
  const known = documents.get(query) ?? parse(query, { noLocation: true })
  if (documents.size > 5_000) documents.clear()
  documents.set(query, known)
  return known
}

export function createGraphSources(graph: ComposedGraph): GraphSources {
  let wereld = graph.wereld()
  let onTheWay = untouched
  const caller = () => wereld
  const sources = Object.entries(graph.sdl).map(([name, sdl]): [string, Source] => {
    const schema = subgraphSchema(graph, sdl, caller)
    return [
      name,
      {
        name,
        async execute({ query, variables = {} }) {
          const now = onTheWay
          const document = parsed(query)
          // Over the wire: what JSON makes of it, with nothing shared between the two sides.
          const sent = JSON.parse(JSON.stringify(variables)) as Record<string, unknown>
          const answer = JSON.parse(
            JSON.stringify(await answerOf(schema, document, sent, wereld)),
          ) as SourceAnswer
          const given = await now(name, document, { query, variables: sent, answer })
          return () => given
        },
        ready: async () => true,
        async close() {},
      },
    ]
  })
  return {
    sources: new Map(sources),
    set(nextWereld, nextOnTheWay) {
      wereld = nextWereld
      onTheWay = nextOnTheWay
    },
  }
}

async function answerOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  variableValues: Record<string, unknown>,
  { query, mutation }: Wereld,
): Promise<unknown> {
  const [operation] = operationsOf(document)
  const rootValue = operation?.operation === 'mutation' ? mutation : query
  return execute({ schema, document, variableValues, rootValue, fieldResolver: resolveAlone })
}

/** For each type of a subgraph, the fields that belong to others and come with no `@provides`. */
const othersFields = new WeakMap<GraphQLSchema, ReadonlyMap<string, readonly string[]>>()
/** What came in as a representation: it holds what the gateway handed over. */
const handedOver = new WeakSet<object>()

/** As graphql-js resolves, save that a function sees nothing of other subgraphs that was not handed over. */
function resolveAlone(source: Ding, args: unknown, _context: unknown, info: GraphQLResolveInfo): unknown {
  const value = source[info.fieldName]
  if (typeof value !== 'function') return value
  const others = othersFields.get(info.schema)?.get(info.parentType.name) ?? []
  if (others.length === 0 || handedOver.has(source)) return value.call(source, args)
  const hidden = Object.fromEntries(others.map((field) => [field, undefined]))
  return value.call(Object.assign(Object.create(source), hidden), args)
}

function subgraphSchema(graph: ComposedGraph, sdl: string, wereld: () => Wereld): GraphQLSchema {
  const typeDefs = parse(sdl)
  const others = new Map<string, readonly string[]>()
  const provided = sdl.match(/@provides\(fields: "[^"]*"\)/g)?.join() ?? ''
  const resolvers = Object.fromEntries(
    typeDefs.definitions.flatMap((node) => {
      if (
        node.kind !== Kind.OBJECT_TYPE_DEFINITION &&
        node.kind !== Kind.OBJECT_TYPE_EXTENSION &&
        node.kind !== Kind.INTERFACE_TYPE_DEFINITION
      )
        return []
      const notProvided = (field: string) => !provided.includes(field)
      others.set(node.name.value, externalFieldsOf(node).filter(notProvided))
      const keys = keysOf(node)
      if (keys.length === 0) return []
      const interfaceItself = node.kind === Kind.INTERFACE_TYPE_DEFINITION
      const external = externalFieldsOf(node)
      const known = typesUnder(graph.apiSchema, node.name.value)
      const resolve = (representation: Record<string, unknown>) => {
        const found = wereld().entities.find(
          (one) => known.has(one.__typename) && keys.some((key) => hasKey(one, key, representation)),
        )
        if (!found) return null
        // Of what belongs to others it knows only what the gateway handed over.
        const others = external.map((field) => [field, representation[field]])
        const __typename = interfaceItself ? found.__typename : node.name.value
        const seen = Object.assign(Object.create(found), Object.fromEntries(others), { __typename })
        handedOver.add(seen)
        return seen
      }
      return [[node.name.value, { __resolveReference: resolve }]]
    }),
  )
  const schema = buildSubgraphSchema({ typeDefs, resolvers })
  othersFields.set(schema, others)
  return schema
}

function typesUnder(apiSchema: GraphQLSchema, name: string): Set<string> {
  const type = apiSchema.getType(name)
  const possible = type && 'resolveType' in type ? apiSchema.getPossibleTypes(type) : []
  return new Set([name, ...possible.map((one) => one.name)])
}

type TypeNode = Pick<ObjectTypeDefinitionNode | ObjectTypeExtensionNode, 'directives' | 'fields' | 'name'>

function keysOf({ directives = [] }: TypeNode): SelectionSetNode[] {
  return directives
    .filter(({ name }) => name.value === 'key')
    .flatMap((key) => {
      const fields = writtenArgument(key, 'fields')
      const resolvable = writtenArgument(key, 'resolvable')
      if (fields?.kind !== Kind.STRING) return []
      if (resolvable?.kind === Kind.BOOLEAN && !resolvable.value) return []
      return [parseFieldSet(fields.value)]
    })
}

function externalFieldsOf({ fields = [] }: TypeNode): string[] {
  return fields
    .filter(({ directives = [] }) => directives.some(({ name }) => name.value === 'external'))
    .map(({ name }) => name.value)
}

/** Whether an object is the one a representation names; a key of nothing but nulls names none. */
function hasKey(one: Ding, key: SelectionSetNode, representation: Record<string, unknown>): boolean {
  const leaves: unknown[] = []
  const same = compareKey(one, key, representation, leaves)
  return same && leaves.some((leaf) => leaf !== null)
}

function compareKey(
  one: Record<string, unknown>,
  key: SelectionSetNode,
  representation: Record<string, unknown>,
  leaves: unknown[],
): boolean {
  return key.selections.every((selection) => {
    if (selection.kind !== Kind.FIELD) throw new Error('Reading a key: wanted fields only')
    const [mine, theirs] = [one[selection.name.value], representation[selection.name.value]]
    if (theirs === undefined) return false
    if (!selection.selectionSet || !isObject(mine) || !isObject(theirs)) {
      leaves.push(theirs)
      return mine === theirs
    }
    return compareKey(mine, selection.selectionSet, theirs, leaves)
  })
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

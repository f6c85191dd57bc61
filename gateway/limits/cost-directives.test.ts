import { composeServices } from '@apollo/composition'
import { ApolloGateway, LocalGraphQLDataSource } from '@apollo/gateway'
import { buildSubgraphSchema } from '@apollo/subgraph'
import { parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import { loadSupergraph } from '../supergraph/load.ts'

const written = {
  weights: new Map([
    ['Gemeente', 3],
    ['Gemeente.naam', 2],
    ['Filter.naam', 6],
    ['Query.gemeente', 7],
    ['Query.gemeente(id:)', 4],
    ['Soort', 5],
  ]),
  lists: new Map([
    ['Query.gemeenten', { assumedSize: 50, slicingArguments: ['aantal'], sizedFields: ['rijen'] }],
    ['Query.alle', { assumedSize: 342, slicingArguments: [], sizedFields: [] }],
  ]),
}

function subgraph(imports: string, cost: string, listSize: string) {
  return parse(`
    extend schema @link(
      url: "https://specs.apollo.dev/federation/v2.12", import: ["@authenticated"${imports}]
    )
    type Query {
      gemeenten(aantal: Int): Gemeenten
        @${listSize}(assumedSize: 50, slicingArguments: ["aantal"], sizedFields: ["rijen"], requireOneSlicingArgument: false)
      alle(filter: Filter): [Gemeente] @${listSize}(assumedSize: 342)
      gemeente(id: ID @${cost}(weight: 4)): Gemeente @${cost}(weight: 7) @authenticated
    }
    type Gemeenten { rijen: [Gemeente] }
    type Gemeente @${cost}(weight: 3) { naam: String @${cost}(weight: 2)  soort: Soort }
    enum Soort @${cost}(weight: 5) { EEN }
    input Filter { naam: String @${cost}(weight: 6) }
  `)
}

function compose(typeDefs: ReturnType<typeof parse>): string {
  const { supergraphSdl, errors } = composeServices([{ name: 'een', url: 'http://een', typeDefs }])
  if (!supergraphSdl) throw new Error(errors?.[0]?.message)
  return supergraphSdl
}

describe('costDirectivesOf', () => {
  it.each([
    ['under their own names', ', "@cost", "@listSize"', 'cost', 'listSize'],
    ['renamed', ', { name: "@cost", as: "@prijs" }, { name: "@listSize", as: "@lengte" }', 'prijs', 'lengte'],
    ['in the namespace', '', 'federation__cost', 'federation__listSize'],
  ])('reads @cost and @listSize from a supergraph in which they are %s', (_, imports, cost, listSize) => {
    expect(loadSupergraph(compose(subgraph(imports, cost, listSize))).costs).toEqual(written)
  })

  it('reads nothing from a directive of another that is called cost', () => {
    const other = parse('directive @cost(weight: Int!) on OBJECT  type Query @cost(weight: 9) { a: Int }')
    expect(loadSupergraph(compose(other), undefined, true).costs).toEqual({
      weights: new Map(),
      lists: new Map(),
    })
  })

  it('leaves a supergraph that @apollo/gateway loads and serves', async () => {
    const typeDefs = subgraph(', "@cost", "@listSize"', 'cost', 'listSize')
    const { executableSdl } = loadSupergraph(compose(typeDefs))
    const resolvers = { Query: { alle: () => [{ naam: 'Urk' }] } }
    const gateway = new ApolloGateway({
      supergraphSdl: executableSdl,
      buildService: () => new LocalGraphQLDataSource(buildSubgraphSchema({ typeDefs, resolvers })),
    })
    const { executor, schema } = await gateway.load()
    expect(schema.getQueryType()?.getFields()['gemeenten']).toBeDefined()
    const document = parse('{ alle { naam } }')
    const asked = { request: {}, document, queryHash: 'x', context: {}, schema, operationName: null }
    const result = await executor(asked as unknown as Parameters<typeof executor>[0])
    expect(JSON.parse(JSON.stringify(result.data))).toEqual({ alle: [{ naam: 'Urk' }] })
    await gateway.stop()
  })
})

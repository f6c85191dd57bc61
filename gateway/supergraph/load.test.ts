import { readFileSync } from 'node:fs'
import { composeServices } from '@apollo/composition'
import { Supergraph } from '@apollo/federation-internals'
import { lexicographicSortSchema, parse, printSchema } from 'graphql'
import { describe, expect, it } from 'vitest'
import { compose } from '../../schema/composition/compose.ts'
import { loadSupergraph } from './load.ts'

const committed = readFileSync(new URL('../../schema/supergraph.graphql', import.meta.url), 'utf8')

const shared = readFileSync(new URL('../../schema/gedeeld.graphql', import.meta.url), 'utf8')
const subgraph = (sdl: string) => ({
  name: 'een',
  url: 'http://een/graphql',
  sdl: parse(`${shared}\n${sdl}`),
})

const declared = [
  subgraph(`
    type Query {
      meldingen(ernst: Int @verraadt(velden: ["Melding.ernst"])): [Melding!] @requiresScopes(scopes: [["meldingen:lezen"]])
      open: Int @tag(name: "openbaar")
    }
    type Melding @authenticated { ernst: Int @policy(policies: [["doel:nazorg"]]) }
  `),
]
const { supergraph } = compose(declared)

/** Somebody else's, with hidden parts, defaults, deprecations, an interface of an interface, and a union. */
function everySort(): string {
  const typeDefs = parse(`
    extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@authenticated", "@inaccessible"])
    schema { query: Vragen mutation: Opdrachten }
    type Vragen { een(soort: Soort = TWEE, filter: Filter = { aantal: 3, namen: ["a"] }): Ding @authenticated }
    type Opdrachten { zet(naam: String = "x" @deprecated(reason: "niet meer")): Zaak @authenticated }
    "Wat iets is"
    interface Ding { id: ID! }
    interface Zaak implements Ding { id: ID! oud: Int @deprecated(reason: "vervangen") }
    type Melding implements Zaak & Ding @authenticated { id: ID! oud: Int verborgen: Int @inaccessible ander: Een }
    type Vraag @authenticated { tekst: Tekst }
    union Een = Melding | Vraag
    scalar Tekst @specifiedBy(url: "https://voorbeeld.nl/tekst")
    enum Soort { EEN TWEE @deprecated DRIE @inaccessible }
    input Filter { aantal: Int = 2 namen: [String!] weg: Int @inaccessible }
    type Weg @inaccessible @authenticated { titel: String }
  `)
  const { supergraphSdl, errors } = composeServices([{ name: 'een', url: 'http://een', typeDefs }])
  if (!supergraphSdl) throw new Error(errors?.[0]?.message)
  return supergraphSdl
}

describe('loading a supergraph', () => {
  it('takes apart what is decided and what is executed', () => {
    const { policy, executableSdl, subgraphs } = loadSupergraph(supergraph, declared)
    expect([...policy.rules.fields.keys()].sort()).toEqual(['Melding.ernst', 'Query.meldingen'])
    expect([...policy.rules.types.keys()]).toEqual(['Melding'])
    expect(policy.arguments.reveals.get('Query.meldingen(ernst:)')).toEqual(['Melding.ernst'])
    expect(policy.schema.getQueryType()?.getFields()).toHaveProperty('open')
    expect(executableSdl).not.toContain('requiresScopes')
    expect(subgraphs).toMatchObject([{ name: 'een', url: 'http://een/graphql' }])
  })

  it.each([
    ['our own supergraph', committed],
    ['one with all that a schema can say', everySort()],
  ])('makes the schema that Apollo makes of %s', (_, full) => {
    const { policy, executableSdl } = loadSupergraph(full)
    const theirs = Supergraph.build(executableSdl).apiSchema().toGraphQLJSSchema()
    const sorted = [policy.schema, theirs].map((schema) => printSchema(lexicographicSortSchema(schema)))
    expect(sorted[0]).toBe(sorted[1])
  })

  it('refuses a supergraph that lost a rule on its way', () => {
    const lost = supergraph.replace(' @requiresScopes(scopes: [["meldingen:lezen"]])', '')
    expect(lost).not.toBe(supergraph)
    expect(() => loadSupergraph(lost, declared)).toThrow(/^Loading the supergraph: .*run "npm run compose"$/)
  })

  it('refuses one that is older than the rules of its subgraphs', () => {
    const stricter = [...declared, subgraph('type Query { nieuw: Int @authenticated }')]
    expect(() => loadSupergraph(supergraph, stricter)).toThrow('Loading the supergraph: ')
  })

  it('refuses what is no supergraph', () => {
    expect(() => loadSupergraph('type Query { een: Int }')).toThrow(
      'Loading the supergraph: it names no subgraphs (join__Graph)',
    )
  })
})

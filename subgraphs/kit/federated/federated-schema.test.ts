import { readFileSync } from 'node:fs'
import { buildSubgraphSchema } from '@apollo/subgraph'
import { type DocumentNode, graphqlSync, isUnionType, parse, validateSchema } from 'graphql'
import { describe, expect, it, test } from 'vitest'
import { compose } from '../../../schema/composition/compose.ts'
import { everythingOf } from '../../../test/support/schema-elements.ts'
import { localPort } from '../../declared.ts'
import { definitions, subgraphs } from '../../definitions.ts'
import { federatedSchema } from './federated-schema.ts'
import { newestMinor } from './specification.ts'

const spec = 'https://specs.apollo.dev'
const ours = (sdl: DocumentNode) => federatedSchema({ sdl, resolvers: {} })
const theirs = (typeDefs: DocumentNode) => buildSubgraphSchema({ typeDefs })

describe.each(subgraphs.map(({ name, sdl, schema }) => ({ name, sdl, schema })))(
  'the schema of $name',
  ({ name, sdl, schema }) => {
    it('says what that of @apollo/subgraph says, save who refers to a Riec of others', () => {
      const reference = theirs(sdl)
      const members = entityNames(reference)
      expect(entityNames(schema)).toEqual(members.filter((one) => !onlyReferred(name).includes(one)))
      const { sdl: text, applied } = everythingOf(reference)
      expect(everythingOf(schema)).toEqual({
        sdl: text.replace(/^union _Entity = .*$/m, `union _Entity = ${entityNames(schema).join(' | ')}`),
        applied: { ...applied, schema: everythingOf(schema).applied.schema },
      })
    })

    it('is valid', () => {
      expect(validateSchema(schema)).toEqual([])
    })
  },
)

/** Types that a subgraph only refers to: `@key(fields: "id", resolvable: false)`. */
function onlyReferred(name: string): readonly string[] {
  return name === 'programma' || name === 'zicht-op' ? ['Riec'] : []
}

function entityNames(schema: ReturnType<typeof theirs>): readonly string[] {
  const union = schema.getType('_Entity')
  return isUnionType(union)
    ? union
        .getTypes()
        .map((type) => type.name)
        .sort()
    : []
}

test('what the six subgraphs answer as their SDL composes to the committed supergraph', () => {
  const { supergraph } = compose(
    Object.entries(definitions).map(([name, { schema }]) => {
      const { data } = graphqlSync({ schema, source: '{ _service { sdl } }' })
      const { sdl } = (data as { _service: { sdl: string } })._service
      const url = `http://${name}:${localPort(name as keyof typeof definitions)}/graphql`
      return { name, url, sdl: parse(sdl) }
    }),
  )
  expect(supergraph).toBe(
    readFileSync(new URL('../../../schema/supergraph.graphql', import.meta.url), 'utf8'),
  )
})

describe('a schema of any SDL', () => {
  it.each(Array.from({ length: newestMinor + 1 }, (_, minor) => minor))(
    'has what federation v2.%i has',
    (minor) => same(`extend schema @link(url: "${spec}/federation/v2.${minor}") type Query { a: Int }`),
  )

  it.each([
    [
      'renames',
      `extend schema @link(url: "${spec}/federation/v2.9", import: [
         { name: "@key", as: "@sleutel" }, { name: "FieldSet", as: "Velden" }, "Scope", "@requiresScopes" ])
       type Query { a: A }
       type A @sleutel(fields: "id") { id: ID! b: Int @requiresScopes(scopes: [["b"]]) }`,
    ],
    [
      'another namespace',
      `extend schema @link(url: "${spec}/federation/v2.12", as: "fed")
       type Query { a: A }
       type A @fed__key(fields: "id") { id: ID! @fed__shareable }`,
    ],
    [
      'a link to the link specification itself',
      `schema @link(url: "${spec}/link/v1.0", import: [{ name: "Purpose", as: "Doel" }])
         @link(url: "${spec}/federation/v2.3", import: ["@key"]) { query: Query }
       type Query { a: Int }`,
    ],
    [
      'a specification linked by itself',
      `extend schema @link(url: "${spec}/federation/v2.0") @link(url: "${spec}/tag/v0.3")
         @link(url: "${spec}/inaccessible/v0.2", as: "verborgen")
       type Query { a: Int @tag(name: "x") b: Int @verborgen }`,
    ],
    [
      'definitions of its own',
      `extend schema @link(url: "${spec}/federation/v2.3", import: ["@key"])
       directive @key(fields: federation__FieldSet!, resolvable: Boolean = true) repeatable on OBJECT | INTERFACE
       scalar federation__FieldSet
       "Van ons" directive @eigen(a: [Int!] = [1]) repeatable on FIELD_DEFINITION
       type Query { a: A @eigen @eigen(a: [2]) }
       type A @key(fields: "id") { id: ID! }`,
    ],
    [
      'types that are extended, here or only elsewhere defined',
      `extend schema @link(url: "${spec}/federation/v2.3", import: ["@key"])
       extend type Query { a: A }
       type A @key(fields: "id") { id: ID! }
       extend type A @key(fields: "b") { b: Int }
       extend type B @key(fields: "id") { id: ID! }
       extend type B { c: E d(i: I): U }
       extend enum E { X } extend enum E { Y @deprecated(reason: "oud") }
       extend input I { a: Int = 1 } extend union U = A | B
       extend interface F { id: ID! } extend type B implements F
       extend type Query { s: Int }`,
    ],
    [
      'root types of other names',
      `schema @link(url: "${spec}/federation/v2.3", import: ["@key"]) { query: Vraag mutation: Doe }
       type Vraag { a: A } type Doe { a: Int }
       type A @key(fields: "id") { id: ID! }`,
    ],
    [
      'no queries of its own',
      `extend schema @link(url: "${spec}/federation/v2.3", import: ["@key"])
       type A @key(fields: "id") { id: ID! }`,
    ],
    [
      'a mutation named, and no queries',
      `schema @link(url: "${spec}/federation/v2.3", import: ["@key"]) { mutation: Doe }
       type Doe { a: Int }
       type A @key(fields: "id") { id: ID! }`,
    ],
    [
      'interfaces with keys and interface objects',
      `extend schema @link(url: "${spec}/federation/v2.3", import: ["@key", "@interfaceObject"])
       type Query { a: I }
       interface I @key(fields: "id") { id: ID! }
       type A implements I @key(fields: "id") { id: ID! }
       type O @key(fields: "id") @interfaceObject { id: ID! extra: Int }`,
    ],
  ])('is that of @apollo/subgraph where it has %s', (_, sdl) => same(sdl))

  it('leaves out of _Entity what only refers to others', () => {
    const schema = ours(
      parse(`extend schema @link(url: "${spec}/federation/v2.3", import: ["@key"])
        type Query { a: A b: B }
        type A @key(fields: "id", resolvable: false) { id: ID! }
        type B @key(fields: "id", resolvable: false) @key(fields: "c", resolvable: true) { id: ID! c: Int }`),
    )
    expect(entityNames(schema)).toEqual(['B'])
    const none = ours(
      parse(`extend schema @link(url: "${spec}/federation/v2.3", import: ["@key"])
        type Query { a: A }
        type A @key(fields: "id", resolvable: false) { id: ID! }`),
    )
    expect(Object.keys(none.getQueryType()?.getFields() ?? {})).toEqual(['a', '_service'])
    expect(none.getType('_Entity')).toBeUndefined()
  })

  it.each([
    ['type Query { a: Int }', 'found none'],
    [`extend schema @link(url: "${spec}/federation/v1.0") type Query { a: Int }`, 'found v1.0'],
    [`extend schema @link(url: "${spec}/federation/v2.99") type Query { a: Int }`, 'found v2.99'],
    [
      `extend schema @link(url: "${spec}/federation/v2.3") type Query { a: Int @key }`,
      'Unknown directive "@key"',
    ],
    [`extend schema @link(url: "${spec}/federation/v2.3") type Query { a: Geen }`, 'Unknown type "Geen"'],
    [
      `extend schema @link(url: "${spec}/federation/v2.3") type Query { a: Int _service: Int }`,
      'Field "Query._service" can only be defined once',
    ],
  ])('does not come of %j', (sdl, message) => {
    expect(() => ours(parse(sdl))).toThrow(message)
  })
})

function same(sdl: string): void {
  const [mine, reference] = [everythingOf(ours(parse(sdl))), everythingOf(theirs(parse(sdl)))]
  // Theirs always links the link specification on the schema, as the whole of a subgraph is written out.
  expect({ ...mine, applied: { ...mine.applied, schema: null } }).toEqual({
    ...reference,
    applied: { ...reference.applied, schema: null },
  })
}

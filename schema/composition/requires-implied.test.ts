import { readFileSync } from 'node:fs'
import { parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import { CompositionRejected, compose } from './compose.ts'
import { findContextDirectives } from './context-directives.ts'
import { findUnimpliedRequires } from './requires-implied.ts'

const shared = readFileSync(new URL('../gedeeld.graphql', import.meta.url), 'utf8')
const subgraph = (name: string, sdl: string, header = shared) => ({ name, sdl: parse(`${header}\n${sdl}`) })
const problemsOf = (...sdls: string[]) =>
  findUnimpliedRequires(sdls.map((sdl, index) => subgraph(`s${index}`, sdl)))

/** A melding whose fields are protected in several ways; what requires them lives elsewhere. */
const meldingen = `
  type Query { melding: Melding }
  type Melding @key(fields: "id") {
    id: ID!
    ernst: Int @requiresScopes(scopes: [["ernst"]])
    adres: Adres
    partij: Partij
    vondst: Vondst
    open: Int
  }
  type Adres { straat: String @requiresScopes(scopes: [["persoon"]])  plaats: String }
  interface Partij { naam: String }
  type Persoon implements Partij { naam: String @requiresScopes(scopes: [["persoon"]])  bsn: String @authenticated }
  type Bedrijf implements Partij { naam: String }
  union Vondst = Persoon | Schat
  type Schat @requiresScopes(scopes: [["schat"]]) { plek: String }
`
const external = `
  type Adres @external { straat: String  plaats: String }
  interface Partij { naam: String }
  type Persoon implements Partij @external { naam: String  bsn: String }
  type Bedrijf implements Partij @external { naam: String }
  union Vondst = Persoon | Schat
  type Schat @external { plek: String }
`
/** Another subgraph's melding with a field that requires something. */
const requiring = (field: string) => `
  type Melding @key(fields: "id") {
    id: ID!
    ernst: Int @external
    adres: Adres @external
    partij: Partij @external
    vondst: Vondst @external
    open: Int @external
    ${field}
  }
  ${external}
`

describe('@requires of a field that its own rules do not imply', () => {
  it('is found directly, and named with what would be learned', () => {
    expect(problemsOf(meldingen, requiring('risico: Int @requires(fields: "ernst")'))).toEqual([
      'Melding.risico → @requires Melding.ernst: whoever may read Melding.risico could learn what the rule on ' +
        'Melding.ernst protects (ernst); wanted a rule on Melding.risico that implies it',
    ])
  })

  it('is found over two hops, and the way is named hop by hop', () => {
    const problems = problemsOf(
      meldingen,
      requiring('score: Int @requires(fields: "ernst") @requiresScopes(scopes: [["ernst"]])'),
      `type Melding @key(fields: "id") { id: ID!  score: Int @external  label: String @requires(fields: "score") }`,
      `type Melding @key(fields: "id") { id: ID!  label: String @external  kop: String @requires(fields: "label") }`,
    )
    expect(problems.map((problem) => problem.split(': ')[0])).toEqual([
      'Melding.label → @requires Melding.score',
      'Melding.label → @requires Melding.score → @requires Melding.ernst',
      'Melding.kop → @requires Melding.label → @requires Melding.score',
      'Melding.kop → @requires Melding.label → @requires Melding.score → @requires Melding.ernst',
    ])
  })

  it('is found beyond a hop that leaves the type', () => {
    const problems = problemsOf(
      `type Query { a: A }
       type A @key(fields: "id") { id: ID!  b: B }
       type B @key(fields: "id") { id: ID!  geheim: Int @authenticated }`,
      `type B @key(fields: "id") { id: ID!  geheim: Int @external  som: Int @requires(fields: "geheim") }`,
      `type A @key(fields: "id") { id: ID!  b: B @external  totaal: Int @requires(fields: "b { som }") }
       type B @key(fields: "id") { id: ID!  som: Int @external }`,
    )
    expect(problems.map((problem) => problem.split(': ')[0])).toEqual([
      'A.totaal → @requires A.b → B.som → @requires B.geheim',
      'B.som → @requires B.geheim',
    ])
  })

  it('is found through an interface object, on every type behind the interface', () => {
    const problems = problemsOf(
      `interface Organisatie @key(fields: "id") { id: ID!  naam: String }
       type Gemeente implements Organisatie @key(fields: "id") { id: ID!  naam: String  }
       type Provincie implements Organisatie @key(fields: "id") { id: ID!  naam: String @authenticated }`,
      `type Organisatie @key(fields: "id") @interfaceObject { id: ID!  aantal: Int @authenticated }`,
      `type Organisatie @key(fields: "id") @interfaceObject {
         id: ID!  naam: String @external  aantal: Int @external
         kop: String @requires(fields: "naam")  druk: Int @requires(fields: "aantal")
       }`,
    )
    expect(problems.map((problem) => problem.split(': ')[0])).toEqual([
      'Provincie.kop → @requires Provincie.naam',
      'Gemeente.druk → @requires Gemeente.aantal',
      'Provincie.druk → @requires Provincie.aantal',
    ])
  })

  it.each([
    ['a nested object', 'adres { plaats straat }', 'Melding.f → @requires Melding.adres → Adres.straat'],
    ['a field of an interface', 'partij { naam }', 'Melding.f → @requires Melding.partij → Persoon.naam'],
    [
      'an inline fragment on an implementer',
      'partij { ... on Persoon { bsn } }',
      'Melding.f → @requires Melding.partij → Persoon.bsn',
    ],
    [
      'a member of a union',
      'vondst { ... on Schat { plek } }',
      'Melding.f → @requires Melding.vondst → ... on Schat',
    ],
    [
      'an untyped fragment in a fragment',
      '... on Melding { ... { ernst } }',
      'Melding.f → @requires Melding.ernst',
    ],
  ])('is found in %s', (_, fields, way) => {
    const problems = problemsOf(meldingen, requiring(`f: Int @requires(fields: "${fields}")`))
    expect(problems.map((problem) => problem.split(': ')[0])).toContain(way)
  })

  it('is found under another name of the directive, and in an extension', () => {
    const renamed = `extend schema @link(
      url: "https://specs.apollo.dev/federation/v2.12"
      import: ["@key", "@external", { name: "@requires", as: "@nodig" }]
    )`
    const sdl = `extend type Melding @key(fields: "id") { id: ID!  ernst: Int @external  f: Int @nodig(fields: "ernst") }`
    expect(findUnimpliedRequires([subgraph('a', meldingen), subgraph('b', sdl, renamed)])).toHaveLength(1)
  })

  it('is found when the rules of the required field come from another subgraph than its value', () => {
    const problems = problemsOf(
      'type Query { t: T } type T @key(fields: "id") { id: ID!  x: Int @shareable }',
      'type T @key(fields: "id") { id: ID!  x: Int @shareable @authenticated }',
      'type T @key(fields: "id") { id: ID!  x: Int @external  f: Int @requires(fields: "x") }',
    )
    expect(problems).toHaveLength(1)
  })
})

describe('@requires passes', () => {
  it.each([
    ['what nothing protects', 'f: Int @requires(fields: "open adres { plaats }")'],
    ['the same rule', 'f: Int @requires(fields: "ernst") @requiresScopes(scopes: [["ernst"]])'],
    [
      'a stricter rule',
      'f: Int @requires(fields: "ernst") @requiresScopes(scopes: [["ernst", "lezen"], ["ernst", "x"]]) @authenticated',
    ],
    ['a rule of the type that the field returns', 'f: Streng @requires(fields: "ernst")'],
    [
      'a scope where a valid token is asked',
      'f: Int @requires(fields: "partij { ... on Persoon { bsn } }") @requiresScopes(scopes: [["x"]])',
    ],
  ])('under %s', (_, field) => {
    const streng = 'type Streng @requiresScopes(scopes: [["ernst"]]) { x: Int }'
    expect(problemsOf(meldingen, requiring(field) + streng)).toEqual([])
  })

  it('under a rule that an interface object gives the field', () => {
    const problems = problemsOf(
      `interface Organisatie @key(fields: "id") { id: ID! }
       type Gemeente implements Organisatie @key(fields: "id") { id: ID! }`,
      'type Organisatie @key(fields: "id") @interfaceObject { id: ID!  aantal: Int @authenticated }',
      `type Organisatie @key(fields: "id") @interfaceObject {
         id: ID!  aantal: Int @external  druk: Int @requires(fields: "aantal") @authenticated
       }`,
    )
    expect(problems).toEqual([])
  })

  it('under a rule of the type and a rule of the field that together imply it', () => {
    const problems = problemsOf(
      `type Query { t: T }
       type T @key(fields: "id") @requiresScopes(scopes: [["a"], ["b"]]) { id: ID!  x: Int @requiresScopes(scopes: [["a", "c"], ["b", "c"]]) }`,
      `type T @key(fields: "id") { id: ID!  x: Int @external  f: Int @requires(fields: "x") @requiresScopes(scopes: [["c"]]) }`,
    )
    expect(problems).toEqual([])
  })
})

describe('@requires does not pass', () => {
  it.each([
    ['an alternative that lacks it', '@requiresScopes(scopes: [["ernst"], ["lezen"]])'],
    ['only a valid token', '@authenticated'],
    ['a policy of the same name', '@policy(policies: [["ernst"]])'],
  ])('under %s', (_, rule) => {
    expect(problemsOf(meldingen, requiring(`f: Int @requires(fields: "ernst") ${rule}`))).toHaveLength(1)
  })

  it('under a scope where a policy is asked, nor under another policy', () => {
    const doel =
      'type Query { t: T } type T @key(fields: "id") { id: ID!  x: Int @policy(policies: [["doel:a"]]) }'
    const f = (rule: string) =>
      `type T @key(fields: "id") { id: ID!  x: Int @external  f: Int @requires(fields: "x") ${rule} }`
    expect(problemsOf(doel, f('@requiresScopes(scopes: [["doel:a"]])'))).toHaveLength(1)
    expect(problemsOf(doel, f('@policy(policies: [["doel:b"]])'))).toHaveLength(1)
    expect(problemsOf(doel, f('@policy(policies: [["doel:a", "doel:b"]])'))).toEqual([])
  })

  it('under a policy where a valid token is asked: a policy could hold without one', () => {
    const field = 'f: Int @requires(fields: "partij { ... on Persoon { bsn } }") @policy(policies: [["x"]])'
    expect(problemsOf(meldingen, requiring(field))).toHaveLength(1)
  })
})

describe('compose', () => {
  const openbaar = '@tag(name: "openbaar")'
  const een = `type Query ${openbaar} { t: T } type T @key(fields: "id") ${openbaar} { id: ID!  x: Int @authenticated }`
  const twee = (rule: string) =>
    `type T @key(fields: "id") { id: ID!  x: Int @external  f: Int @requires(fields: "x") ${rule} }`

  it('refuses a @requires that is not implied, naming the way', () => {
    expect(() => compose([subgraph('een', een), subgraph('twee', twee(openbaar))])).toThrow(
      'T.f → @requires T.x: whoever may read T.f',
    )
    expect(() => compose([subgraph('een', een), subgraph('twee', twee('@authenticated'))])).not.toThrow()
  })

  it('refuses @context and @fromContext under any name', () => {
    const link = (imports: string) =>
      `extend schema @link(url: "https://specs.apollo.dev/federation/v2.12", import: ["@key", "@tag"${imports}])`
    const sdl = (from: string) =>
      `type Query { t: T } type T @key(fields: "id") { id: ID!  f(a: Int ${from}(field: "$c { x }")): Int }`
    expect(findContextDirectives(subgraph('a', sdl('@fromContext'), link(', "@fromContext"')))).toHaveLength(
      1,
    )
    expect(findContextDirectives(subgraph('a', sdl('@federation__fromContext'), link('')))).toHaveLength(1)
    const renamed = subgraph('a', sdl('@van'), link(', { name: "@fromContext", as: "@van" }'))
    expect(() => compose([renamed])).toThrow(CompositionRejected)
    expect(() => compose([renamed])).toThrow('uses @van')
  })

  it('refuses @verraadt of a field that the subgraph does not have', () => {
    const sdl = `type Query ${openbaar} { t(a: Int @verraadt(velden: ["T.y"])): T } type T ${openbaar} { x: Int }`
    expect(() => compose([subgraph('een', sdl)])).toThrow('Query.t(a:) reveals "T.y", which is no field')
  })
})

import { parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import { policyOf } from '../../gateway/decision/testing.ts'
import { findLostRules } from './lost-rules.ts'
import { findOpenFields } from './open-fields.ts'
import { findProtectedNonNull } from './protected-non-null.ts'

describe('findOpenFields', () => {
  const open = (sdl: string) => {
    const { schema, rules } = policyOf(sdl)
    return findOpenFields(schema, rules).map((problem) => problem.split(' ')[0])
  }

  it('finds a field that neither itself nor its type decides on', () => {
    expect(
      open('type Query { een: Int  twee: Int @authenticated  drie: Int @tag(name: "openbaar") }'),
    ).toEqual(['Query.een'])
  })

  it('finds open fields of interfaces too', () => {
    expect(open('type Query @tag(name: "openbaar") { dier: Dier } interface Dier { naam: String }')).toEqual([
      'Dier.naam',
    ])
  })

  it('does not take another tag for the public one', () => {
    expect(open('type Query { een: Int @tag(name: "intern") }')).toEqual(['Query.een'])
  })

  it('does not take the rule of a returned type for a rule of the field', () => {
    expect(open('type Query { geheim: Geheim } type Geheim @authenticated { een: Int }')).toEqual([
      'Query.geheim',
    ])
  })

  it('does not take the rule of an interface for one of the types behind it', () => {
    const sdl =
      'type Query @tag(name: "openbaar") { dier: Dier } interface Dier @authenticated { naam: String } type Hond implements Dier { naam: String }'
    expect(open(sdl)).toEqual(['Hond.naam'])
  })

  it('lets a type pass that decides for all of its fields', () => {
    expect(open('type Query @authenticated { een: Int  twee: Int }')).toEqual([])
    expect(open('type Query @tag(name: "openbaar") { een: Int  twee: Int }')).toEqual([])
  })
})

describe('findProtectedNonNull', () => {
  const found = (sdl: string) => {
    const policy = policyOf(sdl)
    return findProtectedNonNull(policy.schema, policy.rules, policy.arguments)
  }

  it('finds a non-null field with a rule of its own', () => {
    expect(found('type Query { geheim: Int! @authenticated }')).toEqual([
      'Query.geheim is protected and its type is Int!; wanted a nullable type, so that a refusal never destroys its parent',
    ])
  })

  it('finds a non-null field whose every member has a rule, and one with an argument that reveals', () => {
    expect(
      found('type Query { vondst: Vondst! } union Vondst = Schat type Schat @authenticated { plek: String }'),
    ).toHaveLength(1)
    expect(
      found(`directive @verraadt(velden: [String!]!) on ARGUMENT_DEFINITION
        type Query { lijst(e: Int @verraadt(velden: ["M.ernst"])): [Int!]! } type M { ernst: Int @authenticated }`),
    ).toHaveLength(1)
  })

  it('finds a non-null field whose returned type has a rule, also inside lists', () => {
    const problems = found(
      'type Query { een: Geheim!  lijst: [Geheim!]!  mag: [Geheim!] } type Geheim @authenticated { waarde: Int }',
    )
    expect(problems).toHaveLength(2)
    expect(problems[1]).toContain('Query.lijst is protected and its type is [Geheim!]!')
  })

  it('finds a non-null field on an interface', () => {
    expect(found('type Query { dier: Dier } interface Dier { naam: String! @authenticated }')[0]).toContain(
      'Dier.naam is protected',
    )
  })

  it('finds a non-null field whose enum or scalar has a rule', () => {
    expect(found('type Query { code: Code! } scalar Code @authenticated')[0]).toContain(
      'Query.code is protected',
    )
  })

  it('lets non-null fields pass that no rule protects, also on a protected type', () => {
    expect(
      found('type Query { een: Int!  geheim: Geheim } type Geheim @authenticated { waarde: Int! }'),
    ).toEqual([])
  })
})

describe('findLostRules', () => {
  const sdl = 'type Query { een: Int @authenticated  geheim: Geheim } type Geheim @authenticated { a: Int }'
  const link =
    'extend schema @link(url: "https://specs.apollo.dev/federation/v2.12", import: ["@authenticated"])'
  const declared = [{ name: 'een', sdl: parse(`${link}\n${sdl}`) }]
  const { schema, rules } = policyOf(sdl)

  it('finds nothing when every rule came through', () => {
    expect(findLostRules(declared, rules, schema)).toEqual([])
  })

  it('finds a rule on a field and a rule on a type that the supergraph lost', () => {
    expect(findLostRules(declared, { ...rules, fields: new Map() }, schema)).toEqual([
      'the rule on Query.een is not in the supergraph',
    ])
    expect(findLostRules(declared, { ...rules, types: new Map() }, schema)).toEqual([
      'the rule on Geheim is not in the supergraph',
    ])
  })

  it('finds a rule that no subgraph wrote', () => {
    expect(findLostRules([], { ...rules, types: new Map() }, schema)).toEqual([
      'the supergraph has a rule on Query.een of no subgraph',
    ])
  })

  it('expects the rule of an interface object on the interface and every type behind it', () => {
    const { schema, rules } = policyOf(
      'type Query { dier: Dier } interface Dier { chip: Int } type Hond implements Dier { chip: Int } type Kat implements Dier { chip: Int }',
    )
    const chips = {
      name: 'chips',
      sdl: parse(`${link} type Dier @interfaceObject { chip: Int @authenticated }`),
    }
    expect(findLostRules([chips], rules, schema)).toEqual(
      ['Dier.chip', 'Hond.chip', 'Kat.chip'].map((at) => `the rule on ${at} is not in the supergraph`),
    )
  })

  it('finds a rule that became another', () => {
    const [[at, [rule]] = ['', []]] = rules.fields
    const weaker = new Map([[at, rule ? [{ ...rule, authenticated: false }] : []]])
    expect(findLostRules(declared, { ...rules, fields: weaker }, schema)).toEqual([
      'the rule on Query.een is another in the supergraph',
    ])
  })
})

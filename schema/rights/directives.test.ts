import { parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import { type Rules, rulesOf } from './directives.ts'

const imports = '["@authenticated", "@requiresScopes", "@policy", "@tag"]'

function rulesIn(sdl: string, imported = imports): Rules {
  const link = `@link(url: "https://specs.apollo.dev/federation/v2.12", import: ${imported})`
  return rulesOf(parse(`extend schema ${link}\n${sdl}`))
}

const nothing = { authenticated: false, scopes: null, policies: null }

describe('rulesOf', () => {
  it('reads rules of fields and of types, and counts the directives', () => {
    const { types, fields, count } = rulesIn(`
      type Geheim @authenticated { waarde: String @requiresScopes(scopes: [["a:b", "c:d"], ["e:f"]]) @policy(policies: [["doel:nazorg"]]) }
    `)
    expect(types.get('Geheim')).toEqual([{ ...nothing, authenticated: true }])
    expect(fields.get('Geheim.waarde')).toEqual([
      { authenticated: false, scopes: [['a:b', 'c:d'], ['e:f']], policies: [['doel:nazorg']] },
    ])
    expect(count).toBe(3)
  })

  it('reads a renamed directive', () => {
    const { fields } = rulesIn(
      'type Query { een: Int @needs(scopes: [["a:b"]]) }',
      '[{ name: "@requiresScopes", as: "@needs" }]',
    )
    expect(fields.get('Query.een')).toEqual([{ ...nothing, scopes: [['a:b']] }])
  })

  it('reads a directive by its namespace', () => {
    const { fields } = rulesIn(
      'type Query { een: Int @federation__requiresScopes(scopes: [["a:b"]]) twee: Int @federation__authenticated }',
      '[]',
    )
    expect([...fields.keys()]).toEqual(['Query.een', 'Query.twee'])
  })

  it('reads no directive that only has the name of one', () => {
    const { fields, count } = rulesIn('type Query { een: Int @requiresScopes(scopes: [["a:b"]]) }', '[]')
    expect(fields.size).toBe(0)
    expect(count).toBe(0)
  })

  it('keeps the rules of a type and of its extension beside each other, for both must hold', () => {
    const { types } = rulesIn(`
      type Geheim @authenticated { een: Int }
      extend type Geheim @requiresScopes(scopes: [["a:b"]]) { twee: Int }
    `)
    expect(types.get('Geheim')).toEqual([
      { ...nothing, authenticated: true },
      { ...nothing, scopes: [['a:b']] },
    ])
  })

  it('reads rules on interfaces, enums and scalars', () => {
    const { types, fields } = rulesIn(`
      interface Dier @authenticated { naam: String @authenticated }
      enum Kleur @authenticated { ROOD }
      scalar Code @authenticated
    `)
    expect([...types.keys()]).toEqual(['Dier', 'Kleur', 'Code'])
    expect([...fields.keys()]).toEqual(['Dier.naam'])
  })

  it('calls public only what has the tag "openbaar" of the specification', () => {
    const sdl =
      'type Query { een: Int @tag(name: "openbaar")  twee: Int @tag(name: "intern")  drie: Int @tag } type Alles @tag(name: "openbaar") { een: Int }'
    expect([...rulesIn(sdl).openbaar]).toEqual(['Query.een', 'Alles'])
    expect(rulesIn(sdl, '[]').openbaar.size).toBe(0)
  })

  it.each([
    ['scopes: []', '[]'],
    ['scopes: [[]]', '[[]]'],
    ['scopes: "a"', '"a"'],
    ['scopes: ["a"]', '["a"]'],
    ['scopes: [["", "a"]]', '[["","a"]]'],
    ['scopes: [["a"], []]', '[["a"],[]]'],
    ['scopes: [[" "]]', '[[" "]]'],
    ['scopes: [[1]]', '[[1]]'],
    ['scopes: [[null]]', '[[null]]'],
    ['scopes: null', 'null'],
    ['policies: [["a"]]', 'undefined'],
  ])('refuses @requiresScopes(%s), naming the coordinate', (written, shown) => {
    const read = () => rulesIn(`type Melding { ernst: Int @requiresScopes(${written}) }`)
    expect(read).toThrow(`Reading @requiresScopes on "Melding.ernst": scopes is ${shown}; wanted a list`)
  })

  it('refuses empty policies as it refuses empty scopes', () => {
    expect(() => rulesIn('type Melding @policy(policies: [[]]) { ernst: Int }')).toThrow(
      'Reading @policy on "Melding": policies is [[]]; wanted a list',
    )
  })

  it('refuses a directive that is written twice, for only one of the two would count', () => {
    expect(() =>
      rulesIn(
        'type Melding { ernst: Int @requiresScopes(scopes: [["a:b"]]) @requiresScopes(scopes: [["c:d"]]) }',
      ),
    ).toThrow('Reading "Melding.ernst": @requiresScopes is written twice')
  })
})

import { parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import { findForeignDirectives } from './foreign-directives.ts'

const find = (imports: string, sdl: string) =>
  findForeignDirectives({
    name: 'een',
    sdl: parse(
      `extend schema @link(url: "https://specs.apollo.dev/federation/v2.12", import: [${imports}])\n${sdl}`,
    ),
  })

describe('findForeignDirectives', () => {
  it('finds a directive that is used and not imported, and says how to import it', () => {
    expect(find('"@tag"', 'type Query { een: Int @authenticated }')).toEqual([
      'subgraph "een" uses @authenticated, which is not imported from the federation specification; ' +
        'wanted import: ["@authenticated"] in its @link to https://specs.apollo.dev/federation',
    ])
  })

  it('finds each directive once, however often it is used', () => {
    expect(
      find('', 'type Query { een: Int @policy(policies: [["a"]])  twee: Int @policy(policies: [["a"]]) }'),
    ).toHaveLength(1)
  })

  it('finds a definition even beside an import', () => {
    expect(find('"@policy"', 'directive @policy(policies: [[String!]!]!) on OBJECT')).toEqual([
      expect.stringContaining('subgraph "een" defines its own @policy'),
    ])
  })

  it('finds the old name of a directive that was imported under another', () => {
    const renamed = '{ name: "@requiresScopes", as: "@needs" }'
    expect(find(renamed, 'type Query { een: Int @requiresScopes(scopes: [["a"]]) }')).toHaveLength(1)
    expect(find(renamed, 'type Query { een: Int @needs(scopes: [["a"]]) }')).toEqual([])
  })

  it('finds a namespaced directive when the namespace was renamed', () => {
    const sdl =
      'extend schema @link(url: "https://specs.apollo.dev/federation/v2.12", as: "fed") type Query { een: Int @federation__policy(policies: [["a"]]) }'
    expect(findForeignDirectives({ name: 'een', sdl: parse(sdl) })).toHaveLength(1)
  })

  it.each([
    ['imported', '"@requiresScopes"', '@requiresScopes(scopes: [["a"]])'],
    ['namespaced', '', '@federation__requiresScopes(scopes: [["a"]])'],
    ['of another kind', '', '@deprecated'],
  ])('lets a directive pass that is %s', (_, imports, used) => {
    expect(find(imports, `type Query { een: Int ${used} }`)).toEqual([])
  })
})

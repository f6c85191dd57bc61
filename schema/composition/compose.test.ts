import { readFileSync } from 'node:fs'
import { parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import { CompositionRejected, compose } from './compose.ts'

const shared = readFileSync(new URL('../gedeeld.graphql', import.meta.url), 'utf8')
const subgraph = (name: string, sdl: string, header = shared) => ({ name, sdl: parse(`${header}\n${sdl}`) })

/** Why these subgraphs do not compose; fails the test when they do. */
function problemsOf(...subgraphs: ReturnType<typeof subgraph>[]): readonly string[] {
  try {
    compose(subgraphs)
  } catch (error) {
    if (error instanceof CompositionRejected) return error.problems
    throw error
  }
  throw new Error('The subgraphs compose')
}

describe('compose', () => {
  it('gives a supergraph with the rules in it, and an API schema without them', () => {
    const { supergraph, api } = compose([
      subgraph(
        'een',
        `type Query {
          open(ernst: Int @verraadt(velden: ["Melding.ernst"]), first: Int = 20 @begrensd(min: 1, max: 100)): Int @tag(name: "openbaar")
          melding: Melding @requiresScopes(scopes: [["meldingen:lezen"]])
        }
        type Melding @authenticated { ernst: Int @policy(policies: [["doel:nazorg"]]) }`,
      ),
    ])
    expect(supergraph).toContain('melding: Melding @requiresScopes(scopes: [["meldingen:lezen"]])')
    expect(supergraph).toContain('@verraadt(velden: ["Melding.ernst"])')
    expect(supergraph).toContain('@begrensd(min: 1, max: 100)')
    expect(api).toContain('melding: Melding')
    expect(api).not.toMatch(/requiresScopes|meldingen:lezen|doel:nazorg/)
  })

  it('puts the rule of an interface object on every type behind the interface', () => {
    const { supergraph } = compose([
      subgraph(
        'organisaties',
        `type Query @tag(name: "openbaar") { organisatie: Organisatie }
         interface Organisatie @key(fields: "id") @tag(name: "openbaar") { id: ID! }
         type Gemeente implements Organisatie @key(fields: "id") @tag(name: "openbaar") { id: ID! }`,
      ),
      subgraph(
        'meldingen',
        `type Organisatie @interfaceObject @key(fields: "id") { id: ID! @tag(name: "openbaar")  aantal: Int @requiresScopes(scopes: [["meldingen:lezen"]]) }`,
      ),
    ])
    const gemeente = /type Gemeente [^}]*\{[^}]*\}/.exec(supergraph)?.[0]
    expect(gemeente).toMatch(/aantal: Int.*@requiresScopes\(scopes: \[\["meldingen:lezen"\]\]\)/)
  })

  it('rejects a field without rule or tag', () => {
    const problems = problemsOf(
      subgraph(
        'een',
        'type Query { open: Int @tag(name: "openbaar")  melding: Melding @authenticated } type Melding { ernst: Int  id: ID @authenticated }',
      ),
    )
    expect(problems).toEqual([
      'Melding.ernst has no rule and is not public; wanted @authenticated, @requiresScopes, @policy or ' +
        '@tag(name: "openbaar"), on the field or its type',
    ])
  })

  it('rejects a directive that the subgraph defines itself, which composition would drop', () => {
    const header =
      'extend schema @link(url: "https://specs.apollo.dev/federation/v2.12", import: ["@tag"])\n' +
      'directive @requiresScopes(scopes: [[String!]!]!) on FIELD_DEFINITION'
    const problems = problemsOf(
      subgraph(
        'een',
        'type Query { geheim: Int @requiresScopes(scopes: [["a:b"]]) @tag(name: "openbaar") }',
        header,
      ),
    )
    expect(problems).toHaveLength(2)
    expect(problems.join()).toContain('subgraph "een" defines its own @requiresScopes')
    expect(problems.join()).toContain('subgraph "een" uses @requiresScopes, which is not imported')
  })

  it.each([
    ['scopes: []', '[]'],
    ['scopes: [[]]', '[[]]'],
    ['scopes: "a"', '"a"'],
  ])('rejects @requiresScopes(%s), which composition lets pass', (written, shown) => {
    const problems = problemsOf(subgraph('een', `type Query { geheim: Int @requiresScopes(${written}) }`))
    expect(problems).toEqual([
      `subgraph "een": Reading @requiresScopes on "Query.geheim": scopes is ${shown}; wanted a list of ` +
        'non-empty lists of names, such as [["meldingen:lezen"]]',
    ])
  })

  it('rejects a protected field that is non-null', () => {
    expect(problemsOf(subgraph('een', 'type Query { geheim: Int! @authenticated }'))).toEqual([
      'Query.geheim is protected and its type is Int!; wanted a nullable type, so that a refusal never destroys its parent',
    ])
  })

  it('rejects an argument named after a hidden field', () => {
    const problems = problemsOf(
      subgraph(
        'een',
        'type Query { meldingen(ernst: Int): [Melding] @authenticated } type Melding { ernst: Int @authenticated }',
      ),
    )
    expect(problems).toEqual([
      'subgraph "een": Query.meldingen(ernst:) is named after Melding.ernst, which has a rule of its own; ' +
        'wanted @verraadt(velden: ["Melding.ernst"])',
    ])
  })

  it('rejects what the federation itself does not compose, with its reasons', () => {
    const problems = problemsOf(
      subgraph('een', 'type Query @tag(name: "openbaar") { een: Int }'),
      subgraph('twee', 'type Query @tag(name: "openbaar") { een: String }'),
    )
    expect(problems.join('\n')).toContain('Query.een')
  })

  it('names every problem, not only the first', () => {
    const problems = problemsOf(
      subgraph('een', 'type Query { een: Int  twee: Int! @authenticated  drie: Int }'),
    )
    expect(problems).toHaveLength(3)
  })

  it('says in one message how many problems there are', () => {
    expect(() => compose([subgraph('een', 'type Query { een: Int  twee: Int }')])).toThrow(
      /^Composing the subgraphs: 2 problem\(s\)\n- Query\.een .*\n- Query\.twee /,
    )
  })
})

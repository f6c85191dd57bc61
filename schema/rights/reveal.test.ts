import { type FieldNode, type OperationDefinitionNode, parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import { policyOf } from '../../gateway/decision/testing.ts'
import { revealedByArguments, revealReader } from './reveal.ts'

const policy = policyOf(`
  directive @verraadt(velden: [String!]!) on ARGUMENT_DEFINITION | INPUT_FIELD_DEFINITION | ENUM_VALUE
  type Query {
    lijst(
      ernst: Int @verraadt(velden: ["Rij.ernst"])
      filters: [[Filter!]]
      filter: Filter
      volgorde: [Volgorde!]
    ): Int
    vast(volgorde: Volgorde = ERNST, invoer: Invoer): Int
  }
  input Invoer { v: Volgorde = ERNST }
  type Rij { ernst: Int  naam: String  datum: Int }
  input Filter {
    ernst: Int @verraadt(velden: ["Rij.ernst"])
    wie: Naam @verraadt(velden: ["Rij.naam", "Rij.datum"])
    standaard: Volgorde = DATUM
    binnen: [Filter!]
  }
  input Naam { tekst: String }
  enum Volgorde { DATUM  ERNST @verraadt(velden: ["Rij.ernst"])  NAAM @verraadt(velden: ["Rij.naam"]) }
`)

/** What the field \`lijst\` of this operation reveals, each coordinate once. */
function revealed(query: string, variables: Record<string, unknown> = {}): string[] {
  const [operation] = parse(query).definitions as OperationDefinitionNode[]
  if (!operation) throw new Error('The test query has no operation')
  const node = operation.selectionSet.selections[0] as FieldNode
  const field = policy.schema.getQueryType()?.getFields()[node.name.value]
  if (!field) throw new Error('The test query has no field')
  const byVariable = revealReader(policy, operation.variableDefinitions ?? [])(variables)
  return [...new Set(revealedByArguments(policy, 'Query', field, node, byVariable))].sort()
}

describe('what arguments reveal', () => {
  it.each<[string, string, string[]]>([
    ['an argument', '{ lijst(ernst: 1) }', ['Rij.ernst']],
    ['zero, which filters too', '{ lijst(ernst: 0) }', ['Rij.ernst']],
    ['an input field that reveals two', '{ lijst(filter: { wie: {} }) }', ['Rij.datum', 'Rij.naam']],
    ['a list in a list', '{ lijst(filters: [[{ standaard: ERNST }], []]) }', ['Rij.ernst']],
    [
      'one value where a list is wanted',
      '{ lijst(filters: { ernst: 1 }, volgorde: NAAM) }',
      ['Rij.ernst', 'Rij.naam'],
    ],
    ['an input in itself', '{ lijst(filter: { binnen: [{ binnen: [{ ernst: 1 }] }] }) }', ['Rij.ernst']],
    ['one enum value of several', '{ lijst(volgorde: [DATUM, NAAM]) }', ['Rij.naam']],
  ])('is found in %s', (_, query, expected) => {
    expect(revealed(query)).toEqual(expected)
  })

  it.each<[string, string, Record<string, unknown>, string[]]>([
    [
      'a list of inputs',
      'query ($f: [[Filter!]]) { lijst(filters: $f) }',
      { f: [[{ ernst: 1 }]] },
      ['Rij.ernst'],
    ],
    [
      'one input for a list',
      'query ($f: [[Filter!]]) { lijst(filters: $f) }',
      { f: { ernst: 1 } },
      ['Rij.ernst'],
    ],
    [
      'a list of enum values',
      'query ($v: [Volgorde!]) { lijst(volgorde: $v) }',
      { v: ['DATUM', 'ERNST'] },
      ['Rij.ernst'],
    ],
    [
      'an enum value in a list',
      'query ($v: Volgorde!) { lijst(volgorde: [$v]) }',
      { v: 'NAAM' },
      ['Rij.naam'],
    ],
    [
      'a default of an input',
      'query ($f: Filter = { wie: {} }) { lijst(filter: $f) }',
      {},
      ['Rij.datum', 'Rij.naam'],
    ],
  ])('is found in a variable with %s', (_, query, variables, expected) => {
    expect(revealed(query, variables)).toEqual(expected)
  })

  it.each<[string, string, Record<string, unknown>]>([
    ['an empty input', '{ lijst(filter: {}) }', {}],
    ['an empty list', '{ lijst(filters: [], volgorde: []) }', {}],
    ['null in an input', '{ lijst(filter: { ernst: null, wie: null }) }', {}],
    [
      'null in a variable',
      'query ($e: Int, $f: Filter) { lijst(ernst: $e, filter: $f) }',
      { e: null, f: { ernst: null } },
    ],
    [
      'a variable that another field uses',
      'query ($e: Int) { lijst(volgorde: DATUM) x: lijst(ernst: $e) }',
      { e: 1 },
    ],
    [
      'a name of the prototype',
      'query ($f: Filter) { lijst(filter: $f) }',
      { f: JSON.parse('{"__proto__":{"ernst":1}}') },
    ],
  ])('is nothing in %s', (_, query, variables) => {
    expect(revealed(query, variables)).toEqual([])
  })

  it.each<[string, string, Record<string, unknown>]>([
    ['nothing is written', '{ vast }', {}],
    ['an absent variable is written', 'query ($v: Volgorde) { vast(volgorde: $v) }', {}],
    [
      'an absent variable is written in an input',
      'query ($v: Volgorde) { vast(volgorde: DATUM, invoer: { v: $v }) }',
      {},
    ],
    ['an input leaves a field out', '{ vast(volgorde: DATUM, invoer: {}) }', {}],
    [
      'an input in a variable leaves a field out',
      'query ($i: Invoer) { vast(volgorde: DATUM, invoer: $i) }',
      { i: {} },
    ],
  ])("is what the schema's default reveals where %s", (_, query, variables) => {
    expect(revealed(query, variables)).toEqual(['Rij.ernst'])
  })

  it('is the same, whatever the values: only what they are used for counts', () => {
    const [operation] = parse('query ($e: Filter) { lijst(filter: $e) }')
      .definitions as OperationDefinitionNode[]
    if (!operation) throw new Error('The test query has no operation')
    const of = (ernst: number) => [
      ...revealReader(policy, operation.variableDefinitions ?? [])({ e: { ernst } }),
    ]
    expect(of(1)).toEqual(of(5))
    expect(of(1)).toEqual([['e', ['Rij.ernst']]])
  })
})

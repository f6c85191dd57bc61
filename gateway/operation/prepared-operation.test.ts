import { parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import { policyOf, withScopes } from '../decision/testing.ts'
import { noCostDirectives } from '../limits/cost-directives.ts'
import { Prices } from '../limits/prices.ts'
import { PreparedOperation } from './prepared-operation.ts'

const policy = policyOf(`
  directive @verraadt(velden: [String!]!) on ARGUMENT_DEFINITION | INPUT_FIELD_DEFINITION | ENUM_VALUE
  directive @begrensd(min: Int!, max: Int!) on ARGUMENT_DEFINITION | INPUT_FIELD_DEFINITION
  type Query { lijst(first: Int @begrensd(min: 1, max: 100), volgorde: Volgorde): [Rij!]  andere: Int }
  type Rij { id: ID  ernst: Int @requiresScopes(scopes: [["ernst:zien"]]) }
  enum Volgorde { DATUM  ERNST @verraadt(velden: ["Rij.ernst"]) }
`)
const parts = { policy, prices: new Prices(policy.schema, noCostDirectives) }

function prepared(query: string): PreparedOperation {
  const document = parse(query)
  const [operation] = document.definitions
  if (operation?.kind !== 'OperationDefinition') throw new Error('there is one operation')
  return new PreparedOperation(parts, { query, document, operation })
}

describe('a prepared operation', () => {
  it('decides once for the same rights and what variables reveal, and never one for another', () => {
    const operation = prepared('query ($v: Volgorde) { lijst(volgorde: $v) { id ernst } andere }')
    const kinds = (scope: string[]) => [
      operation.decision(withScopes(...scope), {}),
      operation.decision(withScopes(...scope), { v: 'DATUM' }),
      operation.decision(withScopes(...scope), { v: 'ERNST' }),
    ]
    const [all, none] = [kinds(['ernst:zien']), kinds([])]
    expect(all.map(({ kind }) => kind)).toEqual(['unchanged', 'unchanged', 'unchanged'])
    expect(none.map(({ kind }) => kind)).toEqual(['modified', 'modified', 'modified'])
    expect(none[2]).not.toEqual(none[1])
    expect(kinds([]).map((one, index) => one === none[index])).toEqual([true, true, true])
  })

  it('remembers a hundred decisions, and makes the oldest anew', () => {
    const operation = prepared('{ lijst { id ernst } }')
    const first = operation.decision(withScopes('s:0'), {})
    for (let other = 1; other < 100; other++) operation.decision(withScopes(`s:${'a'.repeat(other)}`), {})
    expect(operation.decision(withScopes('s:0'), {})).toBe(first)
    for (let other = 1; other <= 100; other++) operation.decision(withScopes(`t:${'a'.repeat(other)}`), {})
    expect(operation.decision(withScopes('s:0'), {})).not.toBe(first)
  })

  it('costs what its variables say, each time', () => {
    const operation = prepared('query ($n: Int) { lijst(first: $n) { id } }')
    expect([5, 50, 5].map((n) => operation.cost({ n }).kosten)).toEqual([5, 50, 5])
    expect(operation.cost({}).kosten).toBe(10)
    expect(
      [prepared('{ lijst { id } }')].map((one) => [one.cost({}).kosten, one.cost({ n: 5 }).kosten]),
    ).toEqual([[10, 10]])
  })

  it('reads its variables and holds its bounds as often as it is asked', () => {
    const operation = prepared('query ($n: Int = 7) { lijst(first: $n) { id } }')
    expect([operation.readVariables({}), operation.readVariables({ n: 3 })]).toEqual([{ n: 7 }, { n: 3 }])
    expect(operation.readVariables({ n: 'x' })).toBeUndefined()
    expect(operation.outOfBounds({ n: 101 })).toEqual({ argument: 'first', value: 101, min: 1, max: 100 })
    expect(operation.outOfBounds({ n: 100 })).toBeUndefined()
  })

  it('is its own part about data where it asks nothing about the schema', () => {
    const operation = prepared('{ andere }')
    expect(operation.split.data).toBe(operation)
    expect(operation.split.about).toBeNull()
  })

  it('is split once, in parts that keep what is theirs', () => {
    const operation = prepared(
      'query Q ($v: Volgorde) { x: __typename ...on Query { __type(name: "Rij") { name } } lijst(volgorde: $v) { id } }',
    )
    const { about, data, keys } = operation.split
    expect(operation.split.data).toBe(data)
    expect(keys).toEqual(['x', '__type', 'lijst'])
    expect(data?.query.replace(/\s+/g, ' ')).toBe(
      'query Q($v: Volgorde) { x: __typename lijst(volgorde: $v) { id } }',
    )
    expect(about?.definitions).toHaveLength(1)
    expect(data?.decision(withScopes(), {})).toBe(data?.decision(withScopes(), {}))
  })
})

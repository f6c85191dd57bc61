import { describe, expect, it } from 'vitest'
import { anonymous, type Caller } from '../../schema/rights/caller.ts'
import { policyOf, withScopes } from '../decision/testing.ts'
import { noCostDirectives } from '../limits/cost-directives.ts'
import { afnemerLimits } from '../limits/limits.ts'
import { Prices } from '../limits/prices.ts'
import { authorise } from './authorise.ts'
import { createPrepare } from './prepare.ts'

const policy = policyOf(`
  directive @verraadt(velden: [String!]!) on ARGUMENT_DEFINITION | INPUT_FIELD_DEFINITION | ENUM_VALUE
  type Query { lijst(volgorde: Volgorde): [Rij!]  nazorg: Int @policy(policies: [["doel:nazorg"]]) }
  type Rij { id: ID  ernst: Int @requiresScopes(scopes: [["ernst:zien"]]) }
  enum Volgorde { DATUM  ERNST @verraadt(velden: ["Rij.ernst"]) }
`)
const prepare = createPrepare({ policy, prices: new Prices(policy.schema, noCostDirectives) })

function decide(
  caller: Caller,
  query: string,
  variables: Record<string, unknown> = {},
  operationName?: string,
) {
  const prepared = prepare({ query, variables, operationName }, afnemerLimits, () => policy.schema)
  return authorise(prepared, caller, variables, false)
}

describe('authorise', () => {
  it('remembers a decision for the same operation and rights', () => {
    const query = '{ lijst { id ernst } }'
    const decision = decide(withScopes(), query)
    expect(decision.kind).toBe('modified')
    expect(decide(withScopes(), query)).toBe(decision)
  })

  it('never answers one caller with the decision of another', () => {
    const query = '{ lijst { id ernst } }'
    expect(decide(withScopes('ernst:zien'), query).kind).toBe('unchanged')
    expect(decide(withScopes(), query).kind).toBe('modified')
    expect(decide(anonymous, query).kind).toBe('modified')
    expect(decide(withScopes('ernst:zien'), query).kind).toBe('unchanged')
  })

  it('never answers one purpose with the decision for another', () => {
    const query = '{ nazorg lijst { id } }'
    expect(decide({ ...withScopes(), doel: 'nazorg' }, query).kind).toBe('unchanged')
    expect(decide({ ...withScopes(), doel: 'beheer' }, query).kind).toBe('modified')
  })

  it('never answers a variable that reveals with the decision for one that does not', () => {
    const query = 'query ($v: Volgorde) { lijst(volgorde: $v) { id } }'
    expect(decide(withScopes(), query, { v: 'DATUM' }).kind).toBe('unchanged')
    expect(decide(withScopes(), query, { v: 'ERNST' }).kind).toBe('refused')
    expect(decide(withScopes(), query, { v: 'DATUM' }).kind).toBe('unchanged')
    expect(decide(withScopes('ernst:zien'), query, { v: 'ERNST' }).kind).toBe('unchanged')
  })

  it('keeps the operations of one document apart', () => {
    const query = 'query A { lijst { id } } query B { lijst { ernst id } }'
    expect(decide(withScopes(), query, {}, 'A').kind).toBe('unchanged')
    expect(decide(withScopes(), query, {}, 'B').kind).toBe('modified')
  })

  it('refuses the whole to who wants all or nothing, naming what it may not see', () => {
    const ask = (query: string, caller: Caller) =>
      authorise(
        prepare({ query, variables: {}, operationName: undefined }, afnemerLimits, () => policy.schema),
        caller,
        {},
        true,
      )
    expect(() => ask('{ lijst { id ernst } }', withScopes())).toThrow('Not authorised to read "Rij.ernst"')
    expect(ask('{ lijst { id ernst } }', withScopes('ernst:zien')).kind).toBe('unchanged')
  })
})

import { buildSchema, printSchema, validateSchema } from 'graphql'
import { describe, expect, it } from 'vitest'
import { readContract } from '../../schema/contract.ts'
import { anonymous } from '../../schema/rights/caller.ts'
import { policyOf, withScopes } from '../decision/testing.ts'
import { readRegister } from '../register/register.ts'
import { ownSchema } from './own-schema.ts'

const policy = policyOf(`
  directive @verraadt(velden: [String!]!) on ARGUMENT_DEFINITION | INPUT_FIELD_DEFINITION | ENUM_VALUE
  type Query {
    lijst(ernst: Int @verraadt(velden: ["Rij.ernst"]), volgorde: Volgorde, filter: Filter): [Rij!]
    alleen(ernst: Int! @verraadt(velden: ["Rij.ernst"])): Rij
    dier: Dier
    vondst: Vondst
  }
  type Rij { id: ID  ernst: Int @requiresScopes(scopes: [["ernst"]])  diep: Diep }
  type Diep @requiresScopes(scopes: [["diep"]]) { x: Dieper }
  type Dieper { y: Int }
  enum Volgorde { ID  ERNST @verraadt(velden: ["Rij.ernst"]) }
  input Filter { ernst: Int @verraadt(velden: ["Rij.ernst"]) }
  interface Dier { naam: String  chip: Int }
  type Hond implements Dier { naam: String  chip: Int @requiresScopes(scopes: [["chip"]]) }
  type Kat implements Dier { naam: String  chip: Int }
  union Vondst = Hond | Schat
  type Schat @requiresScopes(scopes: [["schat"]]) { plek: String }
`)
const seen = (...scopes: string[]) => printSchema(ownSchema(policy, withScopes(...scopes)))

/** Judged by its text: what `ownSchema` makes, it takes to be valid. */
const problemsIn = (text: string) => validateSchema(buildSchema(text))

describe('ownSchema', () => {
  it('is the whole schema for a caller with every right', () => {
    expect(seen('ernst', 'diep', 'chip', 'schat')).toBe(
      printSchema(
        ownSchema({ ...policy, rules: { ...policy.rules, types: new Map(), fields: new Map() } }, anonymous),
      ),
    )
  })

  it('leaves out a field that may not be read, with the types that only it reached', () => {
    expect(seen()).not.toMatch(/ernst|diep|Dieper/)
    expect(seen('diep')).toMatch(/Dieper/)
  })

  it('leaves out arguments, input fields and enum values that reveal it, and a field that cannot do without', () => {
    expect(seen()).not.toMatch(/ERNST|Filter|alleen/)
    expect(seen()).toMatch(/lijst\(volgorde: Volgorde\)/)
    expect(seen('ernst')).toMatch(/alleen\(ernst: Int!\)/)
  })

  it('leaves out of an interface what not all its types show, and keeps it on those that do', () => {
    expect(seen()).toMatch(/interface Dier \{\s+naam: String\s+\}/)
    expect(seen()).toMatch(/type Kat implements Dier \{\s+naam: String\s+chip: Int\s+\}/)
  })

  it('leaves out a member of a union that may not be seen', () => {
    expect(seen()).toMatch(/union Vondst = Hond$/m)
    expect(seen()).not.toMatch(/Schat/)
  })

  it('is valid whichever scope is missing, or is the only one', () => {
    const contract = readContract()
    const register = readRegister(new URL('../../schema/afnemers.yaml', import.meta.url))
    const scopes = [...new Set([...register.afnemers.values()].flatMap((afnemer) => afnemer.scopes))]
    for (const scope of scopes) {
      const without = withScopes(...scopes.filter((one) => one !== scope))
      for (const caller of [without, withScopes(scope)])
        expect(problemsIn(printSchema(ownSchema(contract, caller)))).toEqual([])
    }
  })

  it('is valid for every afnemer of the register, and smaller without a token', () => {
    const contract = readContract()
    const register = readRegister(new URL('../../schema/afnemers.yaml', import.meta.url))
    const publicSize = printSchema(ownSchema(contract, anonymous)).length
    for (const [id, { scopes }] of register.afnemers) {
      const caller = register.caller(id, scopes, undefined) ?? anonymous
      const text = printSchema(ownSchema(contract, caller))
      expect(problemsIn(text)).toEqual([])
      expect(text.length).toBeGreaterThan(publicSize)
    }
  })
})

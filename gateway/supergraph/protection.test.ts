import { buildSchema, parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import { rulesOf } from '../../schema/rights/directives.ts'
import { protect } from './protection.ts'

const link = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.12", import: ["@authenticated", "@requiresScopes", "@tag"])
`
function given(sdl: string) {
  return { schema: buildSchema(sdl, { assumeValidSDL: true }), rules: rulesOf(parse(`${link}${sdl}`)) }
}

const some = given(`
  type Query { geheim: Int @requiresScopes(scopes: [["a:b"]])  open: Int @tag(name: "openbaar")  gewoon: Int  ding: Ding }
  type Ding @authenticated { a: Int }
  type Los { b: Int }
`)
const none = given('type Query { a: Int }')

describe('protect', () => {
  it('asks a token for what has no rule and is not public', () => {
    const { fields } = protect(some.schema, some.rules, false)
    const token = [{ authenticated: true, scopes: null, policies: null }]
    expect(fields.get('Query.gewoon')).toEqual(token)
    expect(fields.get('Los.b')).toEqual(token)
    expect(fields.get('Query.geheim')).toEqual(some.rules.fields.get('Query.geheim'))
    expect(fields.has('Query.open')).toBe(false)
    expect(fields.has('Ding.a')).toBe(false)
  })

  it('serves a supergraph without rules only when that is asked for', () => {
    expect(() => protect(none.schema, none.rules, false)).toThrow('it has no rule')
    expect(protect(none.schema, none.rules, true)).toBe(none.rules)
  })

  it('never leaves rules out', () => {
    expect(() => protect(some.schema, some.rules, true)).toThrow('it has rules (2)')
  })
})

import { describe, expect, it } from 'vitest'
import { anonymous, type Caller } from './caller.ts'
import { allows, describeRule, type Rule } from './rule.ts'

const open: Rule = { authenticated: false, scopes: null, policies: null }
const withScopes = (...scopes: string[]): Caller => ({
  ...anonymous,
  afnemer: 'test',
  scopes,
  doel: 'nazorg',
})

describe('allows', () => {
  it('asks a known afnemer for @authenticated, and nothing more', () => {
    const rule = { ...open, authenticated: true }
    expect(allows(rule, anonymous)).toBe(false)
    expect(allows(rule, withScopes())).toBe(true)
  })

  it.each([
    [[], false],
    [['a:lezen'], false],
    [['b:lezen'], false],
    [['a:lezen', 'b:lezen'], true],
    [['c:lezen'], true],
    [['a:lezen', 'd:lezen'], false],
  ])('reads [["a", "b"], ["c"]] as (a and b) or c: %j gives %j', (scopes, expected) => {
    const rule = { ...open, scopes: [['a:lezen', 'b:lezen'], ['c:lezen']] }
    expect(allows(rule, withScopes(...scopes))).toBe(expected)
  })

  it('reads policies as it reads scopes: alternatives of what must all hold', () => {
    const rule = { ...open, policies: [['doel:nazorg'], ['doel:beheer']] }
    const both = { ...open, policies: [['doel:nazorg', 'doel:beheer']] }
    const caller = withScopes()
    expect(allows(rule, caller)).toBe(true)
    expect(allows(rule, { ...caller, doel: 'beheer' })).toBe(true)
    expect(allows(rule, { ...caller, doel: 'onderzoek' })).toBe(false)
    expect(allows(both, caller)).toBe(false)
  })

  it('asks scopes and policies both when both are written', () => {
    const rule = { ...open, scopes: [['a:lezen']], policies: [['doel:nazorg']] }
    expect(allows(rule, withScopes())).toBe(false)
    expect(allows(rule, { ...withScopes('a:lezen'), doel: 'beheer' })).toBe(false)
    expect(allows(rule, withScopes('a:lezen'))).toBe(true)
  })

  it('opens to nobody when a list is empty', () => {
    expect(allows({ ...open, scopes: [] }, withScopes('a:lezen'))).toBe(false)
    expect(allows({ ...open, scopes: [[]] }, withScopes('a:lezen'))).toBe(false)
    expect(allows({ ...open, policies: [[]] }, withScopes('a:lezen'))).toBe(false)
  })

  it('takes no scope for a part or another case of it', () => {
    const rule = { ...open, scopes: [['meldingen:lezen']] }
    expect(allows(rule, withScopes('meldingen'))).toBe(false)
    expect(allows(rule, withScopes('Meldingen:lezen'))).toBe(false)
    expect(allows(rule, withScopes('meldingen:lezen:alles'))).toBe(false)
  })
})

describe('describeRule', () => {
  it('says in one line what would open it', () => {
    expect(describeRule({ ...open, scopes: [['a:lezen', 'b:lezen'], ['c:lezen']] })).toBe(
      'a:lezen en b:lezen, of c:lezen',
    )
    expect(describeRule({ ...open, scopes: [['a:lezen']], policies: [['doel:nazorg']] })).toBe(
      'a:lezen; en doel:nazorg',
    )
    expect(describeRule({ ...open, authenticated: true })).toBe('een geldig token')
  })
})

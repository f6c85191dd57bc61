import { describe, expect, it } from 'vitest'
import { anonymous, type Caller } from './caller.ts'
import { satisfiesPolicy } from './policies.ts'

const caller: Caller = { ...anonymous, afnemer: 'test', organisaties: ['gm0344'], doel: 'nazorg' }

describe('satisfiesPolicy', () => {
  it('is true of doel: for the purpose of the request only', () => {
    expect(satisfiesPolicy(caller, 'doel:nazorg')).toBe(true)
    expect(satisfiesPolicy(caller, 'doel:nazorg-en-meer')).toBe(false)
    expect(satisfiesPolicy(caller, 'doel:')).toBe(false)
    expect(satisfiesPolicy({ ...caller, doel: null }, 'doel:null')).toBe(false)
    expect(satisfiesPolicy({ ...caller, doel: '' }, 'doel:')).toBe(false)
  })

  it.each([
    'onbekend',
    '',
    'nazorg',
    'Doel:nazorg',
    ' doel:nazorg',
    'landelijk',
    'constructor',
    'toString',
    '__proto__',
    'hasOwnProperty',
  ])('refuses the policy "%s", which nobody defined', (policy) => {
    expect(satisfiesPolicy({ ...caller, organisaties: 'ALLE' }, policy)).toBe(false)
  })
})

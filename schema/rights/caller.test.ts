import { describe, expect, it } from 'vitest'
import { anonymous, type Caller, callerSchema, rightsKey } from './caller.ts'

const caller: Caller = {
  afnemer: 'gemeente-utrecht',
  naam: 'Gemeente Utrecht',
  oin: '00000099000000000007',
  scopes: ['meldingen:lezen', 'meldingen:ernst'],
  organisaties: ['gm0344'],
  organisatiesStatistiek: 'ALLE',
  functies: ['BURGEMEESTER'],
  beperkingen: ['alleen-aangifte'],
  doel: 'goed-werkgeverschap',
}

describe('callerSchema', () => {
  it('takes an afnemer and a caller without a token as they are', () => {
    expect(callerSchema.parse(caller)).toEqual(caller)
    expect(callerSchema.parse(anonymous)).toEqual(anonymous)
  })

  it.each([
    ['an organisation that is no id', { organisaties: ["gm0344','*"] }],
    ['the sign for "no limit" among the organisations', { organisaties: ['*'] }],
    ['another word for all', { organisaties: 'alle' }],
    ['a functie in lower case', { functies: ['burgemeester'] }],
    ['a functie that holds a comma', { functies: ['BURGEMEESTER,WETHOUDER'] }],
    ['a scope without a colon', { scopes: ['meldingen'] }],
    ['scopes as one text', { scopes: 'meldingen:lezen' }],
    ['a purpose that holds a quote', { doel: "x'; reset role" }],
    ['a limitation that holds a comma', { beperkingen: ['a,b'] }],
    ['an OIN of 19 digits', { oin: '0000009900000000000' }],
    ['an afnemer that is no id', { afnemer: 'Gemeente Utrecht' }],
    ['a missing bereik', { organisaties: undefined }],
  ])('refuses %s', (_, wrong) => {
    expect(callerSchema.safeParse({ ...caller, ...wrong }).success).toBe(false)
  })
})

describe('rightsKey', () => {
  it('is the same for the same rights in another order of scopes', () => {
    const other = { ...caller, scopes: [...caller.scopes].reverse() }
    expect(rightsKey(other)).toBe(rightsKey(caller))
  })

  it.each<[string, Partial<Caller>]>([
    ['afnemer', { afnemer: 'vng' }],
    ['scopes', { scopes: ['meldingen:lezen'] }],
    ['organisaties', { organisaties: ['gm0363'] }],
    ['organisatiesStatistiek', { organisatiesStatistiek: ['gm0344'] }],
    ['functies', { functies: 'ALLE' }],
    ['beperkingen', { beperkingen: [] }],
    ['doel', { doel: 'nazorg' }],
  ])('differs when %s differs', (_, other) => {
    expect(rightsKey({ ...caller, ...other })).not.toBe(rightsKey(caller))
  })

  it('does not mistake one list for another', () => {
    expect(rightsKey({ ...caller, organisaties: ['gm0001'], organisatiesStatistiek: [] })).not.toBe(
      rightsKey({ ...caller, organisaties: [], organisatiesStatistiek: ['gm0001'] }),
    )
  })
})

import { describe, expect, it } from 'vitest'
import { codeGiven, isGiven } from './given.ts'

describe('what is given', () => {
  it('is not what is absent or null, and is what is empty', () => {
    expect([undefined, null, '', 0, false, []].map(isGiven)).toEqual([false, false, true, true, true, true])
  })

  it('is a code as its register writes it, and quotes nothing that does not look like one', () => {
    const list = {
      find: (code: string) => (code.toUpperCase() === 'SBI-47' ? 'SBI-47' : undefined),
      wanted: 'a branche such as SBI-47',
      shape: /^sbi-\d+$/i,
    }
    expect(codeGiven(list, 'branche', ' sbi-47 ')).toBe('SBI-47')
    expect(codeGiven(list, 'branche', null)).toBeNull()
    expect(() => codeGiven(list, 'branche', 'SBI-99')).toThrow('is "SBI-99"; wanted a branche such as SBI-47')
    expect(() => codeGiven(list, 'branche', `sbi-${'9'.repeat(50)}`)).toThrow('is a text of 54 characters')
    expect(() => codeGiven(list, 'branche', 'Jansen')).toThrow('is a text of 6 characters')
  })
})

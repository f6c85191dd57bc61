import { print } from 'graphql'
import { describe, expect, it } from 'vitest'
import { parseFieldSet } from './field-set.ts'

describe('parseFieldSet', () => {
  it('reads fields, what is below them, and their arguments', () => {
    expect(print(parseFieldSet('id prijs(valuta: EUR) organisatie { id }')).replace(/\s+/g, ' ')).toBe(
      '{ id prijs(valuta: EUR) organisatie { id } }',
    )
  })

  it.each(['', 'organisatie {', '"id"'])('throws on "%s", which is none', (text) => {
    expect(() => parseFieldSet(text)).toThrow()
  })
})

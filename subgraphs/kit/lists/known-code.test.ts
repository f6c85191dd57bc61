import { describe, expect, it } from 'vitest'
import { type CodeTable, knownCode, lowerCase, possibleCode } from './known-code.ts'

const themas: CodeTable = {
  spelled: lowerCase,
  wanted: 'the id of a theme such as vastgoed',
  shape: /^[a-z-]+$/i,
}
const rows = { load: async (key: string) => (key === 'vastgoed' ? { id: key } : null) }
const known = (value: string | null | undefined) => knownCode(themas, rows, 'thema', value)

describe('a code that stands in a table', () => {
  it.each(['vastgoed', ' Vastgoed ', 'VASTGOED'])('is understood as %j', async (value) => {
    expect(await known(value)).toBe('vastgoed')
    expect(possibleCode(themas, 'id', value)).toBe('vastgoed')
  })

  it.each([null, undefined])('asks nothing as %j', async (value) => {
    expect(await known(value)).toBeNull()
  })

  it.each([
    ['woningbouw', 'a text of 10 characters'],
    ['', 'an empty text'],
    ['  ', 'an empty text'],
    ['Jan de Vries', 'a text of 12 characters'],
  ])('is refused where there is none: %j', async (value, found) => {
    await expect(known(value)).rejects.toThrow(
      `The argument "thema" is ${found}; wanted the id of a theme such as vastgoed`,
    )
    await expect(known(value)).rejects.toMatchObject({
      extensions: { code: 'BAD_USER_INPUT', argument: 'thema', wanted: themas.wanted },
    })
  })

  it('may be looked up where there is none, but not by what could not be one', () => {
    expect(possibleCode(themas, 'id', 'woningbouw')).toBe('woningbouw')
    expect(() => possibleCode(themas, 'id', '')).toThrow('The argument "id" is an empty text')
  })
})

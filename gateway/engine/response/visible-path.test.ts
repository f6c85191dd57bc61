import { describe, expect, it } from 'vitest'
import { withVisiblePath } from './visible-path.ts'

const data = { lijst: [{ naam: 'a', weg: null }] }
const shown = (path: readonly (string | number)[]) => withVisiblePath({ message: 'x', path }, data).path

describe('the path of an error', () => {
  it('stays where the answer has it, and below what became null', () => {
    expect(shown(['lijst', 0, 'naam'])).toEqual(['lijst', 0, 'naam'])
    expect(shown(['lijst', 0, 'weg', 'id'])).toEqual(['lijst', 0, 'weg', 'id'])
    expect(withVisiblePath({ message: 'x', path: ['lijst', 3] }, null).path).toEqual(['lijst', 3])
  })

  it('ends before what only the plan asked, and before what a source made up', () => {
    expect(shown(['lijst', 0, 'gewicht'])).toEqual(['lijst', 0])
    expect(shown(['lijst', 7, 'naam'])).toEqual(['lijst'])
    expect(shown(['lijst', 'length'])).toEqual(['lijst'])
    expect(shown(['lijst', 0, 'naam', 'geheim'])).toEqual(['lijst', 0, 'naam'])
    expect(shown(['_entities', 'tekst'])).toBeUndefined()
  })
})

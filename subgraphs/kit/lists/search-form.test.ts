import { describe, expect, it } from 'vitest'
import { indeling } from '../../../schema/indeling/indeling.ts'
import { searchForm } from './search-form.ts'

describe('the form in which a text is looked up', () => {
  it.each([
    [
      "'s-Hertogenbosch",
      's-Hertogenbosch',
      '’s-Hertogenbosch',
      '‘S Hertogenbosch',
      '`s‑hertogenbosch',
      '´s–Hertogenbosch',
    ],
    ['Súdwest-Fryslân', 'Sudwest Fryslan', 'SÚDWEST‐FRYSLÂN', 'Su\u0301dwest-Frysla\u0302n'],
    ['IJsselstein', 'ĳsselstein', 'Ĳsselstein', 'ijsselstein', '  IJsselstein\u00a0'],
    ['Noardeast-Fryslân', 'noardeast - fryslan'],
    ['Bergen (NH.)', 'bergen nh', 'Bergen NH.'],
    ['Nuenen, Gerwen en Nederwetten', 'nuenen gerwen  en nederwetten'],
    ['Sint-Michielsgestel', 'sint michielsgestel', 'Sint-\u00adMichielsgestel'],
  ])('is one for what people type: %s', (...typed) => {
    expect(new Set(typed.map(searchForm)).size, typed.map(searchForm).join(' | ')).toBe(1)
  })

  it.each([
    ['Bergen (L.)', 'Bergen (NH.)'],
    ['Utrecht', 'Utrecht_'],
    ['Oss', 'Os%'],
    ['Ede', 'E_e'],
  ])('tells apart %s and %s', (one, other) => {
    expect(searchForm(one)).not.toBe(searchForm(other))
  })

  it('tells apart all organisations of a kind, and is the form of itself', () => {
    const forms = indeling.map(({ soort, naam }) => `${soort} ${searchForm(naam)}`)
    expect(new Set(forms).size).toBe(indeling.length)
    for (const { naam } of indeling) expect(searchForm(searchForm(naam))).toBe(searchForm(naam))
  })

  it.each(['', ' ', '-', "'", '()', '\u200b'])('is empty when there is nothing to look for: "%s"', (text) => {
    expect(searchForm(text)).toBe('')
  })
})

import { expect, test } from 'vitest'
import { bekendheidOp, brievenOp, nameBrief } from './brieven.ts'

const brief = (id: string, vroegsteDatum: string, uitersteDatum: string) => ({
  id,
  soort: 'KAMERBRIEF' as const,
  kenmerk: null,
  datumOmschrijving: id,
  vroegsteDatum,
  uitersteDatum,
})
const voorjaar = brief('voorjaar', '2023-02-01', '2023-06-20')
const mei = brief('mei', '2024-05-14', '2024-05-14')

test.each([
  ['2023-01-31', 'later'],
  ['2023-02-01', 'onzeker'],
  ['2023-06-19', 'onzeker'],
  ['2023-06-20', 'bekend'],
])('a letter of which the day is not known is, on %s, %s', (dag, stand) => {
  expect(bekendheidOp(voorjaar, dag)).toBe(stand)
})

test('a letter is known, may have appeared, or is not spoken of', () => {
  const op = (dag: string) => {
    const { bekend, onzeker } = brievenOp([mei, voorjaar], dag)
    return [bekend.map(({ id }) => id), onzeker.map(({ id }) => id)]
  }
  expect(op('2023-05-14')).toEqual([[], ['voorjaar']])
  expect(op('2024-05-13')).toEqual([['voorjaar'], []])
  expect(op('2024-05-14')).toEqual([['voorjaar', 'mei'], []])
})

test('a letter is called a letter, and the note beside it a note', () => {
  expect(nameBrief({ ...mei, datumOmschrijving: '14 mei 2024' })).toBe('de brief van 14 mei 2024')
  expect(nameBrief({ soort: 'BESLISNOTA', datumOmschrijving: 'voorjaar 2024, na 21-3-2024' })).toBe(
    'de beslisnota (voorjaar 2024, na 21 maart 2024)',
  )
})

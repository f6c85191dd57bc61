import { describe, expect, it } from 'vitest'
import { isDate, isUtcMoment } from './calendar.ts'

const day = 24 * 60 * 60 * 1000

describe('A date', () => {
  it('exists where JavaScript says so, each day of four centuries and the days around them', () => {
    const first = Date.UTC(1896, 0, 1)
    const last = Date.UTC(2304, 0, 1)
    const wrong: string[] = []
    for (let moment = first; moment < last; moment += day) {
      const date = new Date(moment).toISOString().slice(0, 10)
      if (!isDate(date)) wrong.push(date)
      const missing = `${date.slice(0, 8)}${String(Number(date.slice(8)) + 1).padStart(2, '0')}`
      const next = new Date(moment + day).toISOString().slice(0, 10)
      if (isDate(missing) !== (missing === next)) wrong.push(missing)
    }
    expect(wrong).toEqual([])
  })

  it.each(['0001-01-01', '9999-12-31'])('%s is one', (text) => {
    expect(isDate(text)).toBe(true)
  })

  it.each([
    '0000-01-01',
    '2024-00-01',
    '2024-13-01',
    '2024-01-00',
    '2024-01-32',
    '1900-02-29',
    '2024/01/01',
    '2024-01/01',
    '2024-1-011',
    '-024-01-01',
    '2024-01-0a',
    '2024-01-01 ',
    '٢٠٢٤-01-01',
    '',
  ])('"%s" is none', (text) => {
    expect(isDate(text)).toBe(false)
  })
})

describe('A moment in UTC', () => {
  it('is what JavaScript writes', () => {
    for (let moment = Date.UTC(2024, 1, 27); moment < Date.UTC(2024, 2, 2); moment += 997_003) {
      expect(isUtcMoment(new Date(moment).toISOString())).toBe(true)
    }
  })

  it.each([
    '2024-02-30T09:30:00.000Z',
    '2024-05-14T24:00:00.000Z',
    '2024-05-14T09:60:00.000Z',
    '2024-05-14T09:30:60.000Z',
    '2024-05-14T09:30:00.00aZ',
    '2024-05-14T09:30:00.000z',
    '2024-05-14 09:30:00.000Z',
    '2024-05-14T09.30:00.000Z',
    '2024-05-14T09:30.00.000Z',
    '2024-05-14T09:30:00:000Z',
    '2024-05-14T09:30:00Z',
    '2024-05-14T09:30:00.0000Z',
  ])('is not "%s"', (text) => {
    expect(isUtcMoment(text)).toBe(false)
  })
})

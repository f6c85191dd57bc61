import { parseValue } from 'graphql'
import { describe, expect, it } from 'vitest'
import { Bedrag, Datum, Tijdstip } from './scalars.ts'

describe('Datum', () => {
  it.each(['2024-05-14', '2024-02-29', '1900-01-01'])('takes %s in and out', (datum) => {
    expect(Datum.parseValue(datum)).toBe(datum)
    expect(Datum.parseLiteral(parseValue(`"${datum}"`))).toBe(datum)
    expect(Datum.serialize(datum)).toBe(datum)
  })

  it.each([
    '2023-02-29',
    '2024-02-30',
    '2024-13-01',
    '2024-00-10',
    '0000-01-01',
    '2024-5-14',
    '14-05-2024',
    '2024-05-14T00:00:00Z',
    '2024-05-14 ',
    '2024-05-14\n',
    '',
    20240514,
    null,
    new Date('2024-05-14'),
  ])('refuses %j', (value) => {
    expect(() => Datum.parseValue(value)).toThrow('wanted a date that exists, such as 2024-05-14')
    expect(() => Datum.serialize(value)).toThrow()
  })

  it('refuses a number written in the operation', () => {
    expect(() => Datum.parseLiteral(parseValue('20240514'))).toThrow('wanted a date')
  })
})

describe('Tijdstip', () => {
  it('goes out in UTC with milliseconds', () => {
    expect(Tijdstip.serialize(new Date('2024-05-14T11:30:00+02:00'))).toBe('2024-05-14T09:30:00.000Z')
    expect(Tijdstip.serialize('2024-05-14T11:30:00+02:00')).toBe('2024-05-14T09:30:00.000Z')
  })

  it.each(['2024-05-14T09:30:00Z', '2024-05-14T09:30:00.000Z', '2024-05-14T11:30:00+02:00'])(
    'takes %s in as that moment',
    (moment) => {
      expect(Tijdstip.parseValue(moment)).toEqual(new Date('2024-05-14T09:30:00Z'))
      expect(Tijdstip.parseLiteral(parseValue(`"${moment}"`))).toEqual(new Date('2024-05-14T09:30:00Z'))
    },
  )

  it.each([
    '2024-05-14',
    '2024-05-14T09:30:00',
    '2024-05-14T25:00:00Z',
    '2024-13-14T09:30:00Z',
    '2024-02-30T09:30:00Z',
    '2024-05-14T09:30Z',
    '2024-05-14T09:30:00Z\n',
    'gisteren',
    '',
    1715679000000,
    null,
  ])('refuses %j, of which the moment is not certain', (value) => {
    expect(() => Tijdstip.parseValue(value)).toThrow(
      'wanted a moment with its offset from UTC, such as 2024-05-14T09:30:00Z',
    )
  })

  it('refuses to send what is no moment', () => {
    expect(() => Tijdstip.serialize('gisteren')).toThrow()
    expect(() => Tijdstip.serialize(new Date(Number.NaN))).toThrow()
  })
})

describe('Bedrag', () => {
  it.each([0, -1, 250_000_000, Number.MAX_SAFE_INTEGER])(
    'takes %i in and out, also over 32 bits',
    (cents) => {
      expect(Bedrag.parseValue(cents)).toBe(cents)
      expect(Bedrag.parseLiteral(parseValue(String(cents)))).toBe(cents)
      expect(Bedrag.serialize(cents)).toBe(cents)
    },
  )

  it.each([0.5, Number.MAX_SAFE_INTEGER + 1, Number.NaN, Number.POSITIVE_INFINITY, '100', null, true, 100n])(
    'refuses %s',
    (value) => {
      expect(() => Bedrag.parseValue(value)).toThrow()
    },
  )

  it.each(['1.5', '"100"', '99999999999999999999', 'null'])(
    'refuses %s written in the operation',
    (written) => {
      expect(() => Bedrag.parseLiteral(parseValue(written))).toThrow('wanted a whole number of euro cents')
    },
  )
})

import { describe, expect, test } from 'vitest'
import type { Cijfer } from '../verslag.ts'
import {
  dag,
  eindeLaatsteJaar,
  eindeLaatsteMaand,
  eindeVan,
  isDag,
  jaarEerder,
  kwartalenTussen,
  maandenTussen,
  tijdvak,
  tijdvakTot,
  vandaag,
  voluit,
} from './datums.ts'
import { bedrag } from './geld.ts'
import { bij, decimaal, geheel, telwoord } from './getallen.ts'
import { opsomming } from './opsomming.ts'
import { richting, verloop } from './richting.ts'
import { leesbaar, rij, samen, tekst, volgens } from './tekst.ts'

/** Intl puts a no-break space behind the euro sign. */
const gewoon = (woorden: string) => woorden.replaceAll('\u00a0', ' ')

describe('numbers read as Dutch', () => {
  test('thousands have a dot and decimals a comma', () => {
    expect(geheel(5487)).toBe('5.487')
    expect(decimaal(22.5)).toBe('22,5')
    expect(decimaal(66)).toBe('66')
  })

  test('a count up to ten is a word', () => {
    expect([0, 6, 10, 11].map(telwoord)).toEqual(['geen', 'zes', 'tien', '11'])
  })

  test('a count of one takes the singular', () => {
    expect([1, 2].map((getal) => bij(getal, 'dag'))).toEqual(['dag', 'dagen'])
  })
})

describe('money reads as Dutch', () => {
  test.each([
    [250_000_000, '€ 2,5 miljoen'],
    [1_000_000_000, '€ 10 miljoen'],
    [52_400_000_000, '€ 524 miljoen'],
    [8_000_000, '€ 80.000'],
    [48_531_800, '€ 485.318'],
    [221_074_900, '€ 2.210.749'],
    [12_345_600, '€ 123.456'],
    [123_456, '€ 1.234,56'],
    [0, '€ 0'],
  ])('%d cents are %s', (cent, woorden) => {
    expect(gewoon(bedrag(cent))).toBe(woorden)
  })
})

describe('dates read as Dutch', () => {
  test('days and periods are written out', () => {
    expect(dag('2024-05-14')).toBe('14 mei 2024')
    expect(['2024-03', '2024-K2', '2024'].map(tijdvak)).toEqual([
      'maart 2024',
      'tweede kwartaal 2024',
      '2024',
    ])
  })

  test('days within a text are written out, and what is no day is left', () => {
    expect(voluit('begin 2022, na 16-1-2022 en voor medio 2022')).toBe(
      'begin 2022, na 16 januari 2022 en voor medio 2022',
    )
    expect(voluit('nr. 31-2-2023')).toBe('nr. 31-2-2023')
  })

  test('a day that does not exist is no day', () => {
    expect(['2024-02-29', '2023-02-29', '2024-5-1', 'gisteren'].map(isDag)).toEqual([
      true,
      false,
      false,
      false,
    ])
  })

  test('twelve months end on the day itself', () => {
    expect(jaarEerder('2024-05-14')).toBe('2023-05-15')
    expect(jaarEerder('2024-12-31')).toBe('2024-01-01')
    expect(jaarEerder('2024-02-29')).toBe('2023-03-01')
  })

  test('today is the day in Amsterdam, which begins an hour or two before that of UTC', () => {
    expect(vandaag(new Date('2024-05-13T21:59:59Z'))).toBe('2024-05-13')
    expect(vandaag(new Date('2024-05-13T22:00:00Z'))).toBe('2024-05-14')
    expect(vandaag(new Date('2024-12-31T23:00:00Z'))).toBe('2025-01-01')
  })

  test('a period ends on its last day, and says so where it was not over', () => {
    expect(['2024-02', '2024-K1', '2024'].map(eindeVan)).toEqual(['2024-02-29', '2024-03-31', '2024-12-31'])
    expect(tijdvakTot('2024-05', '2024-05-14')).toBe('mei 2024 (tot en met 14 mei 2024)')
    expect(tijdvakTot('2024-05', '2024-05-31')).toBe('mei 2024')
  })

  test('a year or month counts when it is over', () => {
    expect(['2024-05-14', '2024-12-31'].map(eindeLaatsteJaar)).toEqual(['2023-12-31', '2024-12-31'])
    expect(['2024-05-14', '2024-04-30'].map(eindeLaatsteMaand)).toEqual(['2024-04-30', '2024-04-30'])
  })

  test('months and quarters are those that the hub would name', () => {
    expect(maandenTussen('2023-11-30', '2024-02-01')).toEqual(['2023-11', '2023-12', '2024-01', '2024-02'])
    expect(kwartalenTussen('2023-12-31', '2024-04-01')).toEqual(['2023-K4', '2024-K1', '2024-K2'])
  })
})

describe('comparisons', () => {
  test('two counts rise, fall or stay', () => {
    expect([richting(1, 2), richting(2, 1), richting(2, 2)]).toEqual(['gestegen', 'gedaald', 'gelijk'])
  })

  test('a run of counts rises or falls only when every step does', () => {
    expect(verloop([3, 2, 1])).toBe('gedaald')
    expect(verloop([1, 3, 2])).toBe('wisselend')
    expect(verloop([1])).toBe('gelijk')
  })
})

describe('text keeps the figures that it rests on', () => {
  const cijfer = { id: 'a.b' } as Cijfer

  test('words and references come in order', () => {
    const zin = tekst`Er zijn ${volgens('circa 140', cijfer)} aanvragen${''}.`
    expect(zin).toEqual(['Er zijn ', { tekst: 'circa 140', cijfers: ['a.b'] }, ' aanvragen', '.'])
    expect(leesbaar(zin)).toBe('Er zijn circa 140 aanvragen.')
  })

  test('texts are put in a row', () => {
    expect(leesbaar(rij([['een'], ['twee'], ['drie']]))).toBe('een, twee en drie')
    expect(leesbaar(samen([['Een.'], ['Twee.']]))).toBe('Een. Twee.')
    expect(opsomming(['Zeeland', 'Limburg'])).toBe('Zeeland en Limburg')
  })
})

import { describe, expect, test } from 'vitest'
import { figure } from '../cijfers/figure.ts'
import { leesbaar } from '../taal/tekst.ts'
import type { Cijfer } from '../verslag.ts'
import { breakdown, enumerated, tabel } from './blokken.ts'

function cijfer(waarde: number | null, eenheid: Cijfer['eenheid'] = 'aantal'): Cijfer {
  return figure({
    id: `c.${eenheid}.${waarde}`,
    eenheid,
    waarde,
    status: waarde === null ? 'ONDERDRUKT' : 'WAARDE',
    reden: waarde === null ? 'te klein' : null,
  })
}

type Kolom = Parameters<typeof tabel>[0]['rijen'][number][number]

/** A table of a heading and one column, as its alignment and its cells. */
function kolom(...cellen: readonly Kolom[]) {
  const [gemaakt] = tabel({
    id: 't',
    bijschrift: 'Tabel',
    kolommen: ['Naam', 'Kolom'],
    rijen: cellen.map((cel, index) => [`rij ${index}`, cel] as const),
  })
  return {
    uitlijning: gemaakt?.kolommen[1]?.uitlijning,
    cellen: gemaakt?.rijen.map((rij) => leesbaar(rij[1] ?? [])),
  }
}

describe('a column of a table', () => {
  test('is read from its end when it holds figures, numbers or shares', () => {
    const getallen: readonly (readonly Kolom[])[] = [
      [cijfer(3), cijfer(null)],
      ['6', '1.212', ''],
      [[{ tekst: '64 procent', cijfers: ['c'] }], 'minder dan 1 procent', 'onderdrukt'],
      ['€\u00a02,5 miljoen', '€\u00a0365.940'],
    ]
    for (const cellen of getallen) expect(kolom(...cellen).uitlijning, String(cellen)).toBe('rechts')
  })

  test('is read from its begin when it holds words, days or years', () => {
    const woorden: readonly (readonly Kolom[])[] = [
      ['14 mei 2024', '31 januari 2023'],
      ['2022', '2023'],
      ['25', '25 gemeenten en het openbaar lichaam Bonaire'],
      ['onbekend', 'niet van toepassing'],
      ['', ''],
    ]
    for (const cellen of woorden) expect(kolom(...cellen).uitlijning, String(cellen)).toBe('links')
  })

  test('says each figure as a sentence does, with the decimals that it has', () => {
    expect(kolom(cijfer(42.7), cijfer(10), cijfer(null)).cellen).toEqual(['42,7', '10', 'onderdrukt'])
    expect(kolom(cijfer(22.5, 'dagen'), cijfer(66, 'dagen'), cijfer(84)).cellen).toEqual(['22,5', '66', '84'])
  })
})

describe('a breakdown', () => {
  const aantallen = { van: (sleutel: 'A' | 'B') => cijfer(sleutel === 'A' ? 1040 : null) }
  const namen = { A: 'Eerste', B: 'Tweede' }

  test('is a row for each value and a column for each figure', () => {
    const [gemaakt] = tabel({
      id: 't',
      bijschrift: 'Tabel',
      ...breakdown('Soort', ['A', 'B'] as const, (sleutel) => namen[sleutel], ['Aantal', aantallen]),
    })

    expect(gemaakt?.kolommen.map(({ kop }) => kop)).toEqual(['Soort', 'Aantal'])
    expect(gemaakt?.rijen.map((rij) => rij.map(leesbaar))).toEqual([
      ['Eerste', '1.040'],
      ['Tweede', 'onderdrukt'],
    ])
  })

  test('says in words why a figure is not there, and not zero', () => {
    expect(leesbaar(enumerated(['A', 'B'] as const, (sleutel) => namen[sleutel], aantallen))).toBe(
      'Eerste 1.040, Tweede onderdrukt',
    )
  })
})

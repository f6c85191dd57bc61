import { describe, expect, test } from 'vitest'
import { figure } from '../../cijfers/figure.ts'
import { EXAMPLE } from '../../formaten/example.ts'
import type { Blok, Cijfer } from '../../verslag.ts'
import { lettersBeforeTheirDay } from './letters.ts'

function found(
  peildatum: string,
  cijfers: readonly Cijfer[],
  blokken: readonly Blok[] = [],
): readonly string[] {
  const hoofdstuk = {
    id: 'a',
    nummer: '1',
    titel: 'Een',
    niveau: 1,
    staat: 'heel',
    blokken,
    paragrafen: [],
  } as const
  const verslag = { ...EXAMPLE, peildatum, samenvatting: [], hoofdstukken: [hoofdstuk], cijfers }
  return lettersBeforeTheirDay(verslag, cijfers)
}

const on = (peildatum: string, id: string, waarde: number | null, rest: Partial<Cijfer> = {}) =>
  figure({ id, waarde, peildatum, status: waarde === null ? 'ONBEKEND' : 'WAARDE', ...rest })

const voorjaar = {
  bron: 'de brief (voorjaar\u00a02023, na 31\u00a0januari\u00a02023)',
  bekendSinds: { vroegst: '2023-02-01', uiterst: '2023-06-20' },
}

describe('what letters said', () => {
  test('is not told before their day', () => {
    const sessies = (dag: string, waarde: number) => on(dag, 'organisaties.extra-driehoeksessies', waarde)
    expect(found('2024-05-13', [sessies('2024-05-13', 10)])).toEqual([
      'organisaties.extra-driehoeksessies is 10 on 2024-05-13, before any letter said so',
    ])
    expect(found('2024-05-13', [sessies('2024-05-13', 0)])).toEqual([])
    expect(found('2024-05-14', [sessies('2024-05-14', 10)])).toEqual([])
  })

  test('is unknown while a letter may have appeared or not, and so is a count that rests on it', () => {
    const day = '2022-06-01'
    expect(found(day, [on(day, 'toezeggingen', 0)])).toEqual([
      'toezeggingen has a value on 2022-06-01, but begin 2022 may have appeared or not',
    ])
    expect(found(day, [on(day, 'organisaties.activiteiten', 21)])).toHaveLength(1)
    expect(found(day, [on(day, 'toezeggingen', null), on(day, 'organisaties.activiteiten', null)])).toEqual(
      [],
    )
  })

  test('says from when it was there, each by its letter', () => {
    const amount = (day: string, waarde: number | null, rest: Partial<Cijfer> = voorjaar) =>
      found(day, [on(day, 'middelen.x', waarde, rest)])
    expect(amount('2023-01-31', null)[0]).toMatch(/is there on 2023-01-31, before/)
    expect(amount('2023-05-14', 5)[0]).toMatch(/may have appeared or not/)
    expect(amount('2023-05-14', null)).toEqual([])
    expect(amount('2023-06-20', 5)).toEqual([])
    expect(amount('2023-06-20', 5, { bron: voorjaar.bron })[0]).toMatch(/does not say when/)
    expect(amount('2023-06-20', 5, { bron: 'een brief' })[0]).toMatch(/rests on no letter/)
  })

  test('is new only where its letter came after the earlier day', () => {
    const cijfer = on('2024-05-14', 'mijlpalen.x', 40, voorjaar)
    const nieuw = (kop: string): readonly Blok[] => [
      { soort: 'alinea', tekst: [kop] },
      { soort: 'lijst', punten: [[{ tekst: 'x', cijfers: [cijfer.id] }, '.']] },
    ]
    const says = (kop: string) => found('2024-05-14', [cijfer], nieuw(kop))
    expect(says('Nieuw: cijfers in brieven sinds 14\u00a0mei\u00a02023.')).toHaveLength(1)
    expect(says('Nieuw: cijfers in brieven sinds 31 januari 2023.')).toEqual([])
    const misschien = (dag: string) =>
      `Nieuw of op ${dag} al bekend, want van de brief staat de dag niet vast.`
    expect(says(misschien('14 mei 2023'))).toEqual([])
    expect(says(misschien('31 december 2023'))).toHaveLength(1)
  })

  test('is in no sentence before its day either', () => {
    const tour: Blok = { soort: 'alinea', tekst: ['De tour van het Ondersteuningsteam begon medio 2022.'] }
    expect(found('2022-12-31', [], [tour])).toHaveLength(1)
    expect(found('2023-06-20', [], [tour])).toEqual([])
  })
})

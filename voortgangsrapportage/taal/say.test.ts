import { describe, expect, test } from 'vitest'
import { figure } from '../cijfers/figure.ts'
import { cite, say, share } from './say.ts'

/** Intl puts a no-break space behind the euro sign. */
const gewoon = (woorden: string) => woorden.replaceAll('\u00a0', ' ')

describe('a figure is said in one way', () => {
  test('with the decimals that it has, wherever it stands', () => {
    const procent = figure({ waarde: 22.5, eenheid: 'procent' })
    expect([say(procent), say(procent, 'cel'), say(procent, 'beeld')]).toEqual([
      '22,5 procent',
      '22,5 procent',
      '22,5%',
    ])
    const euro = figure({ waarde: 123_456, eenheid: 'euro' })
    for (const how of ['cijfers', 'cel', 'beeld', 'rond'] as const)
      expect(gewoon(say(euro, how))).toBe('€ 1.234,56')
    expect(say(figure({ waarde: 1, eenheid: 'dagen' }))).toBe('1 dag')
    expect(say(figure({ waarde: 66, eenheid: 'dagen' }), 'cel')).toBe('66')
  })

  test('as a count in running text, or bounded where it says that it is', () => {
    const aantal = figure({ waarde: 142 })
    expect(['cijfers', 'woord', 'rond'].map((how) => say(aantal, how as 'rond'))).toEqual([
      '142',
      '142',
      'circa 140',
    ])
    expect(cite(figure({ id: 'a', waarde: 6 }), 'woord')).toEqual({ tekst: 'zes', cijfers: ['a'] })
    expect(say(figure({ waarde: 0.004 }))).toBe('minder dan 0,01')
  })

  test('by the word for its status where it has no value, also where it claims one', () => {
    expect(say(figure({ waarde: null, status: 'ONDERDRUKT' }))).toBe('onderdrukt')
    expect(say(figure({ waarde: null, status: 'WAARDE' }))).toBe('onbekend')
    expect(say(figure({ waarde: 7, status: 'ONBEKEND' }))).toBe('onbekend')
  })
})

test('a share is nought only of nothing, and all only of everything', () => {
  expect(share(485_318, 2_500_000)).toBe('19 procent')
  expect([share(0, 300), share(1, 300), share(299, 300), share(300, 300)]).toEqual([
    '0 procent',
    'minder dan 1 procent',
    'meer dan 99 procent',
    '100 procent',
  ])
  expect([share(1, 300, 'beeld'), share(299, 300, 'beeld')]).toEqual(['<1%', '>99%'])
  expect(share(1, 0)).toBeNull()
})

import { describe, expect, test } from 'vitest'
import { figure } from '../cijfers/figure.ts'
import { leesbaar } from '../taal/tekst.ts'
import type { Cijfer } from '../verslag.ts'
import { aboutData } from './about-data.ts'

const bron = 'Meldingen'
const over = (geteld: number, gevraagd: number, rest: Partial<Cijfer> = {}) =>
  figure({ id: `c${geteld}`, bron, waarde: 3, dekking: { geteld, gevraagd }, ...rest })
const woorden = (cijfers: readonly Cijfer[]) => aboutData(cijfers).map(({ tekst }) => leesbaar(tekst))

describe('of how many organisations a chapter counts', () => {
  test('is said of what was counted over a part', () => {
    expect(woorden([over(26, 27)])).toEqual([
      'Meldingen: geteld over 26 van de 27 organisaties waarnaar is gevraagd.',
    ])
  })

  test('is not said of what was not counted, beside what was', () => {
    const niet = over(0, 389, { waarde: null, status: 'ONBEKEND', code: 'NIET_BIJGEWERKT' })
    expect(woorden([over(27, 27), niet])).toEqual([])
    expect(woorden([over(26, 27), niet])).toEqual([
      'Meldingen: geteld over 26 van de 27 organisaties waarnaar is gevraagd.',
    ])
  })
})

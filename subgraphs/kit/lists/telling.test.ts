import { describe, expect, it } from 'vitest'
import { dagenVan, holdYear } from './periode.ts'
import { alsGeteld, celTelling, nietTeTellen, telling, toldLength, type Verantwoording } from './telling.ts'

const whole = { gevraagd: 3, geteld: 3, functies: null, beperkingen: [] }
const part = { gevraagd: 1, geteld: 1, functies: null, beperkingen: [] }
const te: Verantwoording = {
  nietTeTellen: null,
  dekking: whole,
  vanaf: '2022-02-01',
  bijgewerktTot: '2024-05-14',
  synthetisch: async () => true,
  deel: () => ({ dekking: part, vanaf: '2022-02-01', bijgewerktTot: '2024-05-14' }),
}
const niet: Verantwoording = { ...te, nietTeTellen: nietTeTellen('BUITEN_BEREIK') }

describe('telling()', () => {
  it('says the number, with what it covers', async () => {
    const said = telling(0, te)
    expect(said).toMatchObject({ waarde: 0, status: 'WAARDE', reden: null, bijgewerktTot: '2024-05-14' })
    expect(said.dekking).toBe(whole)
    expect(await said.synthetisch()).toBe(true)
  })

  it('says no number where none may be told, whatever was counted', () => {
    expect(telling(7, niet)).toMatchObject({
      waarde: null,
      status: 'NIET_VAN_TOEPASSING',
      reden: 'BUITEN_BEREIK',
    })
  })
})

describe('celTelling()', () => {
  it('covers the organisations of its cell', () => {
    expect(celTelling(2, te, {}).dekking).toBe(part)
  })

  it.each([
    ['2024', 'ONBEKEND'],
    ['2024-K2', 'ONBEKEND'],
    ['2024-05', 'ONBEKEND'],
    ['2024-04', 'WAARDE'],
    ['2024-K1', 'WAARDE'],
    ['2023', 'WAARDE'],
    ['2022-02', 'WAARDE'],
    ['2022-01', 'ONBEKEND'],
    ['2022-K1', 'ONBEKEND'],
    ['2022', 'ONBEKEND'],
  ])(
    'of the period %s is %s when the source is complete from 1 February 2022 until 14 May 2024',
    (periode, status) => {
      expect(celTelling(5, te, { periode }).status).toBe(status)
    },
  )

  it('of a period that a complete source holds is a number', () => {
    const heel = { dekking: part, vanaf: null, bijgewerktTot: null }
    expect(celTelling(5, { ...te, deel: () => heel }, { periode: '2030' }).waarde).toBe(5)
  })

  it('says of its own organisations from when until when the source has them', () => {
    const eigen = { dekking: part, vanaf: '2023-01-01', bijgewerktTot: null }
    expect(celTelling(5, { ...te, deel: () => eigen }, {})).toMatchObject(eigen)
  })
})

describe('toldLength()', () => {
  it('throws the status, since null would not say why', () => {
    expect(toldLength(4, te)).toBe(4)
    expect(() => toldLength(0, niet)).toThrow(
      expect.objectContaining({ extensions: { code: 'NIET_VAN_TOEPASSING', reden: 'BUITEN_BEREIK' } }),
    )
  })
})

describe('alsGeteld()', () => {
  it('keeps a figure about a group only where its size is told', () => {
    expect([alsGeteld(telling(3, te), 1200), alsGeteld(telling(3, niet), 1200)]).toEqual([1200, null])
  })
})

describe('dagenVan()', () => {
  it.each([
    ['2024', '2024-01-01', '2024-12-31'],
    ['2024-K1', '2024-01-01', '2024-03-31'],
    ['2024-K4', '2024-10-01', '2024-12-31'],
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['2023-02', '2023-02-01', '2023-02-28'],
  ])('of %s are %s to %s', (periode, van, tot) => {
    expect(dagenVan(periode)).toEqual({ van, tot })
  })

  it('refuses what is no period', () => {
    expect(() => dagenVan('2024-K5')).toThrow('Reading the period "2024-K5": wanted one such as 2024')
  })
})

describe('holdYear()', () => {
  it('refuses a year outside what a source has, with the bounds', () => {
    expect(() => holdYear('jaar', 2031, { eerste: 2014, laatste: 2024 })).toThrow(
      'The argument "jaar" is 2031; wanted a year from 2014 to 2024',
    )
    expect(() => holdYear('jaar', 2013, { eerste: 2014, laatste: null })).toThrow(
      'wanted a year from 2014 on',
    )
    expect(() => holdYear('jaar', 2099, { eerste: 2014, laatste: null })).not.toThrow()
  })
})

import { describe, expect, it } from 'vitest'
import { eindVan } from './periode.ts'
import { alsGeteld, celTelling, nietTeTellen, telling, toldLength, type Verantwoording } from './telling.ts'

const whole = { gevraagd: 3, geteld: 3, functies: null, beperkingen: [] }
const part = { gevraagd: 1, geteld: 1, functies: null, beperkingen: [] }
const te: Verantwoording = {
  nietTeTellen: null,
  dekking: whole,
  bijgewerktTot: '2024-05-14',
  synthetisch: async () => true,
  deel: () => part,
}
const niet: Verantwoording = { ...te, nietTeTellen: nietTeTellen('BUITEN_BEREIK') }

describe('telling()', () => {
  it('says the number, with what it covers', async () => {
    const said = telling(0, te)
    expect(said).toMatchObject({ waarde: 0, status: 'WAARDE', reden: null, bijgewerktTot: '2024-05-14' })
    expect(said.dekking()).toBe(whole)
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
    expect(celTelling(2, te, {}).dekking()).toBe(part)
  })

  it.each([
    ['2024', 'ONBEKEND'],
    ['2024-K2', 'ONBEKEND'],
    ['2024-05', 'ONBEKEND'],
    ['2024-04', 'WAARDE'],
    ['2024-K1', 'WAARDE'],
    ['2023', 'WAARDE'],
  ])('of the period %s is %s when the source is complete until 14 May 2024', (periode, status) => {
    expect(celTelling(5, te, { periode }).status).toBe(status)
  })

  it('of a period that a complete source holds is a number', () => {
    expect(celTelling(5, { ...te, bijgewerktTot: null }, { periode: '2030' }).waarde).toBe(5)
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

describe('eindVan()', () => {
  it.each([
    ['2024', '2024-12-31'],
    ['2024-K1', '2024-03-31'],
    ['2024-K4', '2024-12-31'],
    ['2024-02', '2024-02-29'],
    ['2023-02', '2023-02-28'],
  ])('of %s is %s', (periode, dag) => {
    expect(eindVan(periode)).toBe(dag)
  })

  it('refuses what is no period', () => {
    expect(() => eindVan('2024-K5')).toThrow('Reading the period "2024-K5": wanted one such as 2024')
  })
})

import { describe, expect, it } from 'vitest'
import { duidingVan } from './duiding.ts'
import { indicatoren } from './reference/indicatoren.ts'
import type { IndicatorWaardeRij } from './tables.ts'

const indicator = indicatoren.find(({ id }) => id === 'particuliere-verhuur') ?? null

const waarde: IndicatorWaardeRij = {
  indicator_id: 'particuliere-verhuur',
  gebied_code: 'GM0344',
  jaar: 2023,
  branche_code: 'ALLE',
  waarde: 15,
  reden_ontbreekt: null,
  landelijk: 10,
  synthetisch: false,
  niveau: 'GEMEENTE',
  provincie_id: 'pv26',
  afwijking: 5,
  afwijking_relatief: 50,
  waarde_rang: 15,
  afwijking_rang: 50,
}

describe('duidingVan()', () => {
  it('says which way and how far a value deviates, and what that may mean', () => {
    expect(duidingVan(waarde, indicator)).toBe(
      '50,0 % boven het landelijk gemiddelde. Hoog in studentensteden en binnensteden, zonder dat daar iets mis hoeft te zijn.',
    )
    expect(duidingVan({ ...waarde, afwijking_relatief: -12.5 }, null)).toBe(
      '12,5 % onder het landelijk gemiddelde.',
    )
    expect(duidingVan({ ...waarde, afwijking_relatief: 0 }, null)).toBe(
      'Gelijk aan het landelijk gemiddelde.',
    )
  })

  it('does not compare with a mean of zero', () => {
    expect(duidingVan({ ...waarde, landelijk: 0, afwijking_relatief: null }, null)).toBe(
      'Niet met het landelijk gemiddelde te vergelijken, want dat is nul.',
    )
  })

  it('labels a synthetic value', () => {
    expect(duidingVan({ ...waarde, synthetisch: true }, null)).toMatch(/\(Synthetische waarde\.\)$/)
  })

  it('gives a missing value its reason, and never calls it nul', () => {
    const missing = { ...waarde, waarde: null, afwijking: null, afwijking_relatief: null }
    for (const reden_ontbreekt of ['ONBEKEND', 'ONBETROUWBAAR', 'GEHEIM'] as const) {
      expect(duidingVan({ ...missing, reden_ontbreekt }, indicator)).toMatch(/anders dan nul\.$/)
    }
    expect(duidingVan({ ...missing, reden_ontbreekt: 'NIET_VAN_TOEPASSING' }, indicator)).toBe(
      'Het verschijnsel kan in dit gebied niet voorkomen.',
    )
  })
})

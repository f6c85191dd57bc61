import { describe, expect, it } from 'vitest'
import { indeling, type OrganisatieSoort, riecs } from './indeling.ts'

const of = (soort: OrganisatieSoort) => indeling.filter((rij) => rij.soort === soort)

describe('the indeling', () => {
  it('holds 342 gemeenten, 12 provincies, 21 waterschappen and 10 RIECs', () => {
    expect(of('GEMEENTE')).toHaveLength(342)
    expect(of('PROVINCIE')).toHaveLength(12)
    expect(of('WATERSCHAP')).toHaveLength(21)
    expect(riecs).toHaveLength(10)
    expect(indeling).toHaveLength(375)
  })

  it('counts 17 590 672 inhabitants, and as many in the provinces', () => {
    const total = (soort: OrganisatieSoort) =>
      of(soort).reduce((sum, { inwoners }) => sum + (inwoners ?? 0), 0)
    expect(total('GEMEENTE')).toBe(17_590_672)
    expect(total('PROVINCIE')).toBe(17_590_672)
  })

  it.each([
    ['pv20', 10],
    ['pv21', 18],
    ['pv22', 12],
    ['pv23', 25],
    ['pv24', 6],
    ['pv25', 51],
    ['pv26', 26],
    ['pv27', 44],
    ['pv28', 50],
    ['pv29', 13],
    ['pv30', 56],
    ['pv31', 31],
  ])('puts in %s %i gemeenten', (provincie, aantal) => {
    expect(of('GEMEENTE').filter(({ provincie_id }) => provincie_id === provincie)).toHaveLength(aantal)
  })

  it('gives every gemeente a RIEC and inhabitants, and every RIEC gemeenten', () => {
    const known = new Set(riecs.map(({ id }) => id))
    for (const { naam, riec_id, inwoners } of of('GEMEENTE')) {
      expect(known.has(riec_id ?? ''), naam).toBe(true)
      expect(inwoners, naam).toBeGreaterThan(0)
    }
    expect(new Set(of('GEMEENTE').map(({ riec_id }) => riec_id)).size).toBe(10)
  })

  it('keeps each RIEC that serves one province within it', () => {
    const limburg = of('GEMEENTE').filter(({ riec_id }) => riec_id === 'riec-limburg')
    expect(new Set(limburg.map(({ provincie_id }) => provincie_id))).toEqual(new Set(['pv31']))
    expect(limburg).toHaveLength(31)
  })

  it('gives every organisation an id of its own, shaped as TOOI writes it, and the code beside it', () => {
    const patterns = { GEMEENTE: /^gm\d{4}$/, PROVINCIE: /^pv\d{2}$/, WATERSCHAP: /^ws\d{4}$/ }
    for (const { id, code, soort } of indeling) {
      expect(id).toMatch(patterns[soort])
      expect(code).toBe(id.toUpperCase())
    }
    expect(new Set(indeling.map(({ id }) => id)).size).toBe(375)
    expect(new Set(riecs.map(({ id }) => id)).size).toBe(10)
  })

  it('makes a province its own, and a waterschap of none', () => {
    for (const { id, provincie_id, riec_id } of of('PROVINCIE')) {
      expect(provincie_id).toBe(id)
      expect(riec_id).toBeNull()
    }
    for (const { provincie_id, riec_id, inwoners } of of('WATERSCHAP')) {
      expect([provincie_id, riec_id, inwoners]).toEqual([null, null, null])
    }
  })

  it('knows names with marks, as published', () => {
    const namen = new Map(indeling.map(({ id, naam }) => [id, naam]))
    expect(namen.get('pv21')).toBe('Fryslân')
    expect(namen.get('gm0344')).toBe('Utrecht')
    expect(namen.get('ws0652')).toBe('Waterschap Brabantse Delta')
  })
})

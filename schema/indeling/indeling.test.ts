import { describe, expect, it } from 'vitest'
import {
  geldigOp,
  gesplitsteVoorgangersVan,
  indeling,
  type OrganisatieSoort,
  organisatieMet,
  riecs,
  voorgangersVan,
} from './indeling.ts'

const of = (soort: OrganisatieSoort, dag = '2024-01-01') => geldigOp(dag).filter((rij) => rij.soort === soort)

describe('the indeling', () => {
  it('holds 342 gemeenten, 12 provincies, 21 waterschappen and 10 RIECs', () => {
    expect(of('GEMEENTE')).toHaveLength(342)
    expect(of('PROVINCIE')).toHaveLength(12)
    expect(of('WATERSCHAP')).toHaveLength(21)
    expect(riecs).toHaveLength(10)
    expect(geldigOp('2024-01-01')).toHaveLength(375)
  })

  it.each([
    ['2019-01-01', 355],
    ['2020-01-01', 355],
    ['2020-12-31', 355],
    ['2021-01-01', 352],
    ['2022-01-01', 345],
    ['2022-03-23', 345],
    ['2022-03-24', 344],
    ['2022-12-31', 344],
    ['2023-01-01', 342],
    ['2026-11-28', 342],
  ])('knows that on %s there were %i gemeenten', (dag, aantal) => {
    expect(of('GEMEENTE', dag)).toHaveLength(aantal)
  })

  it('holds ended gemeenten beside the others, in order of code', () => {
    expect(indeling).toHaveLength(393)
    const codes = indeling.filter(({ soort }) => soort === 'GEMEENTE').map(({ code }) => code)
    expect(codes).toEqual(codes.toSorted())
    expect(indeling.map(({ soort }) => soort).filter((soort, at, all) => soort !== all[at - 1])).toEqual([
      'PROVINCIE',
      'GEMEENTE',
      'WATERSCHAP',
    ])
  })

  it('says from when to when one existed, and what came after', () => {
    expect(organisatieMet('gm0457')).toEqual({
      id: 'gm0457',
      code: 'GM0457',
      naam: 'Weesp',
      soort: 'GEMEENTE',
      provincie_id: 'pv27',
      riec_id: 'riec-midden-nederland',
      inwoners: null,
      geldig_van: null,
      geldig_tot: '2022-03-23',
      opvolgers: ['gm0363'],
    })
    expect(organisatieMet('gm1982')).toMatchObject({
      geldig_van: '2022-01-01',
      geldig_tot: null,
      opvolgers: [],
    })
    expect(organisatieMet('gm0439')).toMatchObject({ geldig_van: null, geldig_tot: null, opvolgers: [] })
    expect(organisatieMet('gm9999')).toBeUndefined()
  })

  it('gives who went whole into an organisation, and apart from those who was split over it', () => {
    expect(voorgangersVan('gm1982')).toEqual(['gm0756', 'gm0786', 'gm0815', 'gm1684', 'gm1702'])
    expect(voorgangersVan('gm0363')).toEqual(['gm0457'])
    expect(voorgangersVan('gm0344')).toEqual([])
    expect(voorgangersVan('gm0855')).toEqual([])
    expect(gesplitsteVoorgangersVan('gm0855').map(({ naam }) => naam)).toEqual(['Haaren'])
    expect(gesplitsteVoorgangersVan('gm1982')).toEqual([])
    expect(organisatieMet('gm0788')?.opvolgers).toEqual(['gm0824', 'gm0757', 'gm0865', 'gm0855'])
  })

  it('gives an ended gemeente the province and RIEC of its opvolgers, except for Weesp and Haaren', () => {
    const differs = indeling.filter(({ provincie_id, riec_id, opvolgers }) =>
      opvolgers.some((id) => {
        const other = organisatieMet(id)
        return other?.provincie_id !== provincie_id || other?.riec_id !== riec_id
      }),
    )
    expect(differs.map(({ naam, riec_id }) => [naam, riec_id])).toEqual([
      ['Weesp', 'riec-midden-nederland'],
      ['Haaren', 'riec-oost-brabant'],
    ])
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
    expect(new Set(indeling.map(({ id }) => id)).size).toBe(393)
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

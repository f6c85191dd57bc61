import { describe, expect, it } from 'vitest'
import { resolveBereik } from './bereik.ts'

describe('resolveBereik', () => {
  it('reads landelijk as no limit', () => {
    expect(resolveBereik('landelijk')).toBe('ALLE')
  })

  it.each([
    ['gemeenten', 360, 'gm0014'],
    ['gemeenten', 360, 'gm0457'],
    ['provincies', 12, 'pv20'],
    ['waterschappen', 21, 'ws0152'],
  ])('reads %s as all of that kind', (part, aantal, one) => {
    const ids = resolveBereik([part])
    expect(ids).toHaveLength(aantal)
    expect(ids).toContain(one)
  })

  it('reads an id as that organisation alone: a province without its gemeenten', () => {
    expect(resolveBereik(['gm0344'])).toEqual(['gm0344'])
    expect(resolveBereik(['pv30'])).toEqual(['pv30'])
    expect(resolveBereik(['ws0652'])).toEqual(['ws0652'])
  })

  it('covers with an organisation what went whole into it, and with one that ended no more than itself', () => {
    expect(resolveBereik(['gm1982'])).toEqual(['gm0756', 'gm0786', 'gm0815', 'gm1684', 'gm1702', 'gm1982'])
    expect(resolveBereik(['gm0363'])).toEqual(['gm0363', 'gm0457'])
    expect(resolveBereik(['gm0756'])).toEqual(['gm0756'])
  })

  it('covers with none of those that it was split over an organisation that was split', () => {
    expect(resolveBereik(['gm0824', 'gm0757', 'gm0865', 'gm0855'])).not.toContain('gm0788')
    expect(resolveBereik(['gm0788'])).toEqual(['gm0788'])
  })

  it('reads a province and a RIEC with the gemeenten that ended there', () => {
    expect(resolveBereik(['provincie:pv30'])).toEqual(expect.arrayContaining(['gm0756', 'gm0788', 'gm1982']))
    expect(resolveBereik(['riec:midden-nederland'])).toContain('gm0457')
    expect(resolveBereik(['riec:amsterdam-amstelland'])).not.toContain('gm0457')
  })

  it('reads provincie: as the gemeenten of a province, without the province', () => {
    const ids = resolveBereik(['provincie:pv24'])
    expect(ids).toHaveLength(6)
    expect(ids).toContain('gm0034')
    expect(ids).not.toContain('pv24')
  })

  it('reads riec: as the gemeenten of a RIEC', () => {
    expect(resolveBereik(['riec:limburg'])).toHaveLength(31)
    expect(resolveBereik(['riec:limburg'])).toEqual(resolveBereik(['provincie:pv31']))
  })

  it('puts parts together, in order and each organisation once', () => {
    expect(resolveBereik(['pv24', 'gm0034', 'provincie:pv24', 'gm0034'])).toEqual(
      [...resolveBereik(['provincie:pv24']), 'pv24'].sort(),
    )
  })

  it.each(['gm9999', 'GM0344', 'pv99', 'landelijk', 'gemeente', '', '*', 'constructor', '__proto__'])(
    'refuses "%s", saying what was wanted',
    (part) => {
      expect(() => resolveBereik(['gm0344', part])).toThrow(
        `"${part}" is no organisation; wanted an id such as gm0344`,
      )
    },
  )

  it.each([
    'provincie:gm0344',
    'provincie:',
    'riec:riec-limburg',
    'riec:',
    'regio:limburg',
    'provincie:pv30:x',
  ])('refuses "%s", which names no province or RIEC', (part) => {
    expect(() => resolveBereik([part])).toThrow(
      `"${part}" is not known; wanted provincie:pv20 to provincie:pv31`,
    )
  })
})

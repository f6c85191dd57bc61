import { describe, expect, it } from 'vitest'
import { organisatieId, possibleOrganisatieId, provincieId, riecId } from './codes.ts'

describe('a code that is asked for', () => {
  it.each([
    ['gm0344', 'gm0344'],
    ['GM0344', 'gm0344'],
    ['  Gm0344\t', 'gm0344'],
    ['PV30', 'pv30'],
    ['WS0652', 'ws0652'],
    ['GM0756', 'gm0756'],
  ])('of an organisation is read: "%s"', (value, id) => {
    expect(organisatieId('filter.organisatie', value)).toBe(id)
    expect(possibleOrganisatieId('id', value)).toBe(id)
  })

  it('asks nothing when it is absent or null', () => {
    for (const read of [organisatieId, provincieId, riecId, possibleOrganisatieId]) {
      expect([read('x', null), read('x', undefined)]).toEqual([null, null])
    }
  })

  it.each([
    ['', 'an empty text'],
    ['   ', 'an empty text'],
    ['gm9999', '"gm9999"'],
    ['gm344', '"gm344"'],
    ['0344', 'a text of 4 characters'],
    ['Jan de Vries', 'a text of 12 characters'],
  ])('of no organisation of any year is refused, saying what was found and wanted: "%s"', (value, found) => {
    expect(() => organisatieId('filter.organisatie', value)).toThrow(
      expect.objectContaining({
        message: `The argument "filter.organisatie" is ${found}; wanted the id of an organisation such as gm0344, pv26 or ws0652`,
        extensions: expect.objectContaining({ code: 'BAD_USER_INPUT', argument: 'filter.organisatie' }),
      }),
    )
  })

  it('of an organisation that could be is no error where one is looked up, and one that could not be is', () => {
    expect(possibleOrganisatieId('id', 'GM9999')).toBe('gm9999')
    for (const value of ['', 'gm344', 'Utrecht', 'gm03444', 'pv0030']) {
      expect(() => possibleOrganisatieId('id', value), value).toThrow('The argument "id" is')
    }
  })

  it('of a province is one of a province', () => {
    expect(provincieId('filter.provincie', 'PV31')).toBe('pv31')
    for (const value of ['gm0344', 'pv99', '', 'Limburg']) {
      expect(() => provincieId('filter.provincie', value), value).toThrow(
        'wanted the id of a province, pv20 to pv31',
      )
    }
  })

  it('of a RIEC is one of riecs.csv', () => {
    expect(riecId('filter.riec', ' RIEC-Limburg ')).toBe('riec-limburg')
    for (const value of ['limburg', 'riec-zuid', '', '__proto__']) {
      expect(() => riecId('filter.riec', value), value).toThrow(
        'wanted the id of a RIEC: riec-noord-nederland, ',
      )
    }
    expect(() => riecId('filter.riec', 'riec-zuid')).toThrow('is a text of 9 characters')
  })
})

import { describe, expect, it } from 'vitest'
import { completed, fault, notAnswered, noValue } from './testing.ts'

describe('an answer', () => {
  it('has what was asked and nothing else, in the order in which it was asked', () => {
    const { data } = completed(
      '{ gemeente { naam id ...F } tekst ... on Query { aantal } } fragment F on Gemeente { inwoners naam }',
      {
        aantal: 1,
        geheim: 'x',
        tekst: 'a',
        gemeente: { geheim: 'x', inwoners: 5, id: 'gm1', naam: 'Ons' },
      },
    )
    expect(JSON.stringify(data)).toBe(
      '{"gemeente":{"naam":"Ons","id":"gm1","inwoners":5},"tekst":"a","aantal":1}',
    )
  })

  it('joins what was asked of one object in more places', () => {
    const gemeente = { id: 'gm1', naam: 'Ons', buur: { id: 'gm2', naam: 'Hun' } }
    expect(
      completed('{ gemeente { buur { id } } gemeente { id buur { naam } } }', { gemeente }).data,
    ).toEqual({
      gemeente: { buur: { id: 'gm2', naam: 'Hun' }, id: 'gm1' },
    })
  })

  it('has the keys that were asked, whatever stood for them', () => {
    const data = { alias_naam: 'a', eigen: 'b' }
    expect(completed('{ naam: tekst eigen: tekst }', data)).toEqual({
      data: { naam: 'a', eigen: 'b' },
      errors: [],
    })
  })

  it('does not show what was only asked to have an object', () => {
    const query = 'query ($a: Boolean!) { gemeente { id @include(if: $a) } }'
    expect(completed(query, { gemeente: { __typename: 'Gemeente' } }).data).toEqual({ gemeente: {} })
  })

  it('leaves what came in as it was', () => {
    const data = { lijst: [1, 'x'], gemeente: { id: 7, inwoners: 'x' } }
    const before = structuredClone(data)
    completed('{ lijst gemeente { id inwoners } }', data)
    expect(data).toEqual(before)
  })
})

describe('a name that every object has', () => {
  it('is a key as any other when it is asked', () => {
    const { data } = completed('{ __proto__: tekst toString: aantal }', {
      alias___proto__: 'a',
      alias_toString: 1,
    })
    expect(JSON.stringify(data)).toBe('{"__proto__":"a","toString":1}')
    expect(Object.getPrototypeOf(data)).toBe(Object.prototype)
  })

  it('is not read from where nobody answered it', () => {
    expect(completed('{ toString }', { toString: 'a' }).data).toEqual({ toString: 'a' })
    expect(completed('{ toString }', {})).toEqual({
      data: { toString: null },
      errors: fault('toString', notAnswered),
    })
  })

  it('gives nothing of an answer that has it', () => {
    const data = JSON.parse('{ "__proto__": { "tekst": "a" }, "gemeente": { "__proto__": { "naam": "a" } } }')
    expect(completed('{ gemeente { naam } }', data)).toEqual({
      data: { gemeente: { naam: null } },
      errors: fault('gemeente.naam', notAnswered),
    })
  })

  it('is no type', () => {
    for (const __typename of ['__proto__', 'toString', 'constructor'])
      expect(completed('{ gemeente { naam } }', { gemeente: { __typename, naam: 'a' } }).data).toEqual({
        gemeente: null,
      })
  })
})

describe('a value that may be null', () => {
  it('is null where a source says so, without an error', () => {
    expect(
      completed('{ tekst lijst gemeente { id } }', { tekst: null, lijst: null, gemeente: null }),
    ).toEqual({
      data: { tekst: null, lijst: null, gemeente: null },
      errors: [],
    })
  })

  it.each([
    ['was not answered', '{ tekst }', {}, 'tekst', notAnswered],
    ['is no text', '{ tekst }', { tekst: 1 }, 'tekst', 'a value that is no String'],
    [
      'is a list where one value is wanted',
      '{ aantal }',
      { aantal: [1] },
      'aantal',
      'a value that is no Int',
    ],
    [
      'is an object where a value is wanted',
      '{ tekst }',
      { tekst: {} },
      'tekst',
      'a value that is no String',
    ],
    ['is no name of its enum', '{ soort }', { soort: 'REUS' }, 'soort', 'a value that is no Soort'],
    ['is no list', '{ lijst }', { lijst: 1 }, 'lijst', 'no list'],
    ['is an object with a length, and no list', '{ lijst }', { lijst: { length: 0 } }, 'lijst', 'no list'],
    ['is no object', '{ gemeente { id } }', { gemeente: 'gm1' }, 'gemeente', 'no object'],
    [
      'is a list of objects where one is wanted',
      '{ gemeente { id } }',
      { gemeente: [{ id: 'a' }] },
      'gemeente',
      'no object',
    ],
  ])('is null with an error where it %s', (_, query, data, path, found) => {
    expect(completed(query, data)).toEqual({ data: { [path]: null }, errors: fault(path, found) })
  })

  it('stands beside values that are good', () => {
    expect(
      completed('{ tekst aantal soort datum }', { tekst: 1, aantal: 1, soort: 'GROOT', datum: 2024 }),
    ).toEqual({
      data: { tekst: null, aantal: 1, soort: 'GROOT', datum: 2024 },
      errors: fault('tekst', 'a value that is no String'),
    })
  })
})

describe('a value that must be there', () => {
  it.each([
    ['null', null],
    ['missing', undefined],
  ])('and is %s makes its object null', (_, inwoners) => {
    expect(completed('{ tekst gemeente { inwoners } }', { tekst: 'a', gemeente: { inwoners } })).toEqual({
      data: { tekst: 'a', gemeente: null },
      errors: fault('gemeente.inwoners', noValue),
    })
  })

  it('and is wrong makes its object null', () => {
    expect(completed('{ gemeente { soort } }', { gemeente: { soort: 'REUS' } })).toEqual({
      data: { gemeente: null },
      errors: fault('gemeente.soort', 'a value that is no Soort'),
    })
  })

  it('takes the whole answer with it where nothing above may be null', () => {
    expect(completed('{ tekst nodig }', { tekst: 'a', nodig: null })).toEqual({
      data: null,
      errors: fault('nodig', noValue),
    })
  })

  it('ends at the nearest object that may be null', () => {
    const gemeente = { id: 'gm1', buur: { id: 'gm2', buren: [{ id: 'gm3' }, { id: null }] } }
    expect(completed('{ gemeente { id buur { id buren { id } } } }', { gemeente })).toEqual({
      data: { gemeente: { id: 'gm1', buur: null } },
      errors: fault('gemeente.buur.buren.1.id', noValue),
    })
  })
})

describe('a list', () => {
  it.each([
    ['may hold null', '{ lijst }', { lijst: [1, null, 2] }, { lijst: [1, null, 2] }, []],
    ['may be empty', '{ vol }', { vol: [] }, { vol: [] }, []],
    [
      'has null for an item that is wrong',
      '{ lijst }',
      { lijst: [1, 'x'] },
      { lijst: [1, null] },
      fault('lijst.1', 'a value that is no Int'),
    ],
    [
      'is null where an item must be there and is not',
      '{ vol }',
      { vol: [1, null] },
      { vol: null },
      fault('vol.1', noValue),
    ],
    [
      'is null where an item must be there and is wrong',
      '{ vol }',
      { vol: [1, 'x'] },
      { vol: null },
      fault('vol.1', 'a value that is no Int'),
    ],
    [
      'of lists is null where nothing in between may be',
      '{ tafel }',
      { tafel: [[1], [2, null]] },
      { tafel: null },
      fault('tafel.1.1', noValue),
    ],
    [
      'of lists must hold lists',
      '{ tafel }',
      { tafel: [[1], 2] },
      { tafel: null },
      fault('tafel.1', 'no list'),
    ],
    [
      'of lists of lists loses the innermost that may be null',
      '{ blok }',
      { blok: [[[1], [2, null]], [[3]]] },
      { blok: [[[1], null], [[3]]] },
      fault('blok.0.1.1', noValue),
    ],
    [
      'of lists of lists is lost with one in it that may not be null',
      '{ blok }',
      { blok: [[[1]], null] },
      { blok: null },
      fault('blok.1', noValue),
    ],
    [
      'of objects has null for one that is wrong',
      '{ gemeenten { inwoners } }',
      { gemeenten: [{ inwoners: 1 }, {}, 'x', null] },
      { gemeenten: [{ inwoners: 1 }, null, null, null] },
      [...fault('gemeenten.1.inwoners', noValue), ...fault('gemeenten.2', 'no object')],
    ],
  ])('%s', (_, query, data, given, errors) => {
    expect(completed(query, data)).toEqual({ data: given, errors })
  })

  it('has places for what a source left out of it', () => {
    const lijst = new Array<unknown>(2)
    lijst[1] = 1
    expect(completed('{ lijst }', { lijst }).data).toEqual({ lijst: [null, 1] })
  })
})

describe('an operation that asks what the schema does not have', () => {
  it('is not compiled in silence', () => {
    expect(() => completed('{ valueOf }', {})).toThrow('Compiling an answer: "Query" has no field "valueOf"')
  })
})

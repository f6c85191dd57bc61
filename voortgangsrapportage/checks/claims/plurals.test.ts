import { expect, test } from 'vitest'
import { EXAMPLE } from '../../formaten/example.ts'
import type { Blok, Tekst } from '../../verslag.ts'
import { wronglyNumbered } from './plurals.ts'

function found(...tekst: Tekst): readonly string[] {
  const blok: Blok = { soort: 'alinea', tekst }
  return wronglyNumbered({ ...EXAMPLE, samenvatting: [blok], hoofdstukken: [] })
}

const said = (tekst: string) => ({ tekst, cijfers: ['c'] })

test.each<[string, string]>([
  ['1', ' afgeronde aanvragen is 118 dagen.'],
  ['Een', ' trajecten lopen nog.'],
  ['twee', ' aanvraag is ingetrokken.'],
  ['circa 140', ' verschillende organisatie deelnam.'],
])('"%s%s" counts in the wrong number', (words, after) => {
  expect(found('Van ', said(words), after)).toHaveLength(1)
})

test.each<[string, string]>([
  ['een', ' afgeronde aanvraag is 118 dagen.'],
  ['geen', ' aanvragen.'],
  ['geen enkele aanvraag', ' ingetrokken.'],
  ['meer dan 50', ' gemeenten.'],
  ['een', ' keer bezocht.'],
])('"%s%s" does not', (words, after) => {
  expect(found('Van ', said(words), after)).toEqual([])
})

test('a figure has the digits that it has, everywhere', () => {
  expect(found('Het duurt ', said('66,0'), '.')).toEqual([
    'samenvatting: "66,0" has a digit that says nothing',
  ])
  expect(found('Het duurt ', said('22,50 dagen'), '.')).toHaveLength(1)
  expect(found('Het kost ', said('€ 1.234,50'), ' en duurt ', said('22,5 dagen'), '.')).toEqual([])
})

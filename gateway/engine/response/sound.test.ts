import { GraphQLID, GraphQLInt, GraphQLScalarType, GraphQLString } from 'graphql'
import { describe, expect, it } from 'vitest'
import { soundLeaf } from './leaf.ts'
import { type SoundField, soundList, soundObject } from './sound.ts'

const text = soundLeaf(GraphQLString)
const field = (key: string, more: Partial<SoundField> = {}): SoundField => ({
  key,
  source: key,
  required: false,
  plain: true,
  sound: text,
  ...more,
})
const gemeente = soundObject([field('id', { required: true }), field('naam')])

describe('a leaf goes out as it came', () => {
  it('when it is of its type', () => {
    expect(text('Utrecht')).toBe(true)
    expect(text(3)).toBe(false)
  })

  it('but not when the answer gives it another form, or there is none', () => {
    const id = soundLeaf(GraphQLID)
    expect([id('3'), id(3), id(null), id(undefined)]).toEqual([true, false, false, false])
    const any = soundLeaf(new GraphQLScalarType({ name: 'Alles' }))
    expect([any({ a: 1 }), any(null), any(undefined)]).toEqual([true, false, false])
  })
})

describe('a list goes out as it came', () => {
  it('when every item does, and null is where it may be', () => {
    expect(soundList(text, true)(['a', 'b'])).toBe(true)
    expect(soundList(text, false)(['a', null])).toBe(true)
    expect(soundList(text, true)(['a', null])).toBe(false)
    expect(soundList(text, false)(['a', 3])).toBe(false)
    expect(soundList(text, false)({ length: 0 })).toBe(false)
  })

  it('of lists', () => {
    const numbers = soundList(soundList(soundLeaf(GraphQLInt), true), false)
    expect(numbers([[1], null, []])).toBe(true)
    expect(numbers([[1.5]])).toBe(false)
  })
})

describe('an object goes out as it came', () => {
  it('when it has what was asked, in the order in which it was', () => {
    expect(gemeente?.({ id: 'gm0344', naam: 'Utrecht' })).toBe(true)
    expect(gemeente?.({ id: 'gm0344', naam: null })).toBe(true)
  })

  it.each([
    ['a field that was not asked before it', { __typename: 'Gemeente', id: 'gm0344', naam: 'Utrecht' }],
    ['a field that was not asked after it', { id: 'gm0344', naam: 'Utrecht', adres: 'geheim' }],
    ['another field in the place of one', { id: 'gm0344', adres: 'geheim' }],
    ['another order', { naam: 'Utrecht', id: 'gm0344' }],
    ['a field less', { id: 'gm0344' }],
    ['null where there must be a value', { id: null, naam: 'Utrecht' }],
    ['undefined', { id: 'gm0344', naam: undefined }],
    ['a value of another type', { id: 'gm0344', naam: 3 }],
    ['what JSON can say of a prototype', JSON.parse('{"id":"gm0344","__proto__":"x"}')],
  ])('not with %s', (_, value) => {
    expect(gemeente?.(value)).toBe(false)
  })

  it.each([null, undefined, 'gm0344', ['gm0344', 'Utrecht']])('not when it is none, as %j', (value) => {
    expect(gemeente?.(value)).toBe(false)
  })

  it.each([
    ['is under another key in the answer', { source: 'naam_1' }],
    ['has a key that every object has', { key: 'constructor', source: 'constructor', plain: false }],
    ['never goes out as it came', { sound: null }],
  ])('never when a field of it %s', (_, more) => {
    expect(soundObject([field('id'), field('naam', more)])).toBeNull()
  })
})

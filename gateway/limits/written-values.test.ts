import { parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import { immeasurable } from './expansion.ts'
import { usesOf, writtenNesting, writtenValues } from './written-values.ts'

const doubling = `{ ...F0 } ${Array.from(
  { length: 30 },
  (_, i) => `fragment F${i} on A { x: b(c: [1, $v]) ...F${i + 1} ...F${i + 1} }`,
).join(' ')} fragment F30 on A { b(c: $v) }`

describe('writtenValues', () => {
  it('counts a list and an object and what is in them, of fields and of directives', () => {
    expect(writtenValues(parse('{ a }'))).toBe(0)
    expect(writtenValues(parse('{ a(b: 1, c: [1, 2], d: { e: $v, f: [] }) @skip(if: $w) }'))).toBe(8)
  })

  it('counts those in a fragment as often as it is spread, without spelling them out', () => {
    expect(writtenValues(parse('{ ...F ...F } fragment F on A { b(c: [1]) }'))).toBe(4)
    expect(writtenValues(parse(doubling))).toBe(immeasurable)
  })
})

describe('usesOf', () => {
  it('counts the places of one variable, in lists and in objects, as often as their fragment is spread', () => {
    const document = parse('{ a(b: $v, c: [$v, $w, { d: $v }]) ...F ...F } fragment F on A { b(c: $v) }')
    expect([usesOf('v', document), usesOf('w', document), usesOf('x', document)]).toEqual([5, 1, 0])
    expect(usesOf('v', parse(doubling))).toBe(immeasurable)
  })
})

describe('writtenNesting', () => {
  it('counts lists and objects within each other, in arguments and in defaults', () => {
    expect(writtenNesting(parse('{ a(b: 1) }'))).toBe(0)
    expect(writtenNesting(parse('{ a(b: [{ c: [] }], d: [1]) }'))).toBe(3)
    expect(writtenNesting(parse('query($v: A = [[1]]) { a(b: $v) }'))).toBe(2)
  })
})

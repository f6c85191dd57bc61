import { parse, parseConstValue, parseValue } from 'graphql'
import { describe, expect, it } from 'vitest'
import { holdsVariable, variablesIn } from './variables-in.ts'

describe('variablesIn', () => {
  it('gives each variable of a value once, at any depth', () => {
    expect([...variablesIn(parseValue('{ a: [$x, { b: $y }], c: $x, d: "$z" }'))]).toEqual(['x', 'y'])
  })

  it('gives those of a whole document', () => {
    const document = parse('query ($x: Int) { a(b: $x) ...F } fragment F on T { c @skip(if: $y) }')
    expect([...variablesIn(document)]).toEqual(['x', 'y'])
  })
})

describe('holdsVariable', () => {
  it('tells what a request can change from what is written out', () => {
    expect(holdsVariable(parseValue('[1, $x]'))).toBe(true)
    expect(holdsVariable(parseConstValue('[1, "$x"]'))).toBe(false)
  })
})

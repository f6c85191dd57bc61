import { parse, print } from 'graphql'
import { describe, expect, it } from 'vitest'
import { onlyUsed } from './only-used.ts'
import { operationsOf } from './operations.ts'

function left(text: string, index = 0): string {
  const document = parse(text)
  const operation = operationsOf(document)[index]
  if (!operation) throw new Error('Reading a test: there is no such operation')
  return print(onlyUsed(operation, document)).replace(/\s+/g, ' ')
}

describe('onlyUsed', () => {
  it('keeps the fragments that are spread, through others too, each once', () => {
    expect(
      left(`{ ...A ...A ...B }
        fragment A on Query { ...B }
        fragment B on Query { b }
        fragment C on Query { ...B c }`),
    ).toBe('{ ...A ...A ...B } fragment A on Query { ...B } fragment B on Query { b }')
  })

  it('keeps the variables that stand anywhere: in a value, a directive, a fragment', () => {
    expect(
      left(`query ($a: Int, $b: [Int], $c: Boolean!, $d: Int, $e: Int) { f(a: { b: [$a] }) @include(if: $c) ...F }
        fragment F on Query { g(b: $b) }
        fragment G on Query { g(b: $d) }`),
    ).toBe(
      'query ($a: Int, $b: [Int], $c: Boolean!) { f(a: {b: [$a]}) @include(if: $c) ...F } ' +
        'fragment F on Query { g(b: $b) }',
    )
  })

  it('leaves out the other operations, and what only they use', () => {
    const two =
      'query A { a ...F } query B($x: Int) { b(x: $x) ...G } fragment F on Query { f } fragment G on Query { g }'
    expect(left(two)).toBe('query A { a ...F } fragment F on Query { f }')
    expect(left(two, 1)).toBe('query B($x: Int) { b(x: $x) ...G } fragment G on Query { g }')
  })

  it('ends where a fragment spreads itself, or one that does not exist', () => {
    expect(left('{ ...A ...X } fragment A on Query { a ...A }')).toBe(
      '{ ...A ...X } fragment A on Query { a ...A }',
    )
  })
})

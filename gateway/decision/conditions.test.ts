import { type FieldNode, type OperationDefinitionNode, parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import { conditionsOf, hold } from './conditions.ts'

function conditionsIn(directives: string) {
  const [operation] = parse(`{ veld ${directives} }`).definitions as OperationDefinitionNode[]
  const [field] = (operation?.selectionSet.selections ?? []) as readonly FieldNode[]
  return conditionsOf(field?.directives)
}

describe('conditions', () => {
  it.each([
    ['', {}, true],
    ['@include(if: true)', {}, true],
    ['@include(if: false)', {}, false],
    ['@skip(if: true)', {}, false],
    ['@skip(if: false)', {}, true],
    ['@include(if: $a)', { a: true }, true],
    ['@include(if: $a)', { a: false }, false],
    ['@skip(if: $a)', { a: true }, false],
    ['@skip(if: $a) @include(if: $b)', { a: false, b: true }, true],
    ['@skip(if: $a) @include(if: $b)', { a: false, b: false }, false],
    ['@skip(if: $a) @include(if: $b)', { a: true, b: true }, false],
  ])('%s with %j: stands %s', (directives, variables, expected) => {
    expect(hold(conditionsIn(directives), variables)).toBe(expected)
  })

  it('do not come from other directives', () => {
    expect(conditionsIn('@defer(if: false) @deprecated')).toEqual([])
  })
})

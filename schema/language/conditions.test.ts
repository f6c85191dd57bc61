import { type FieldNode, type OperationDefinitionNode, parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import { conditionsOf, conditionVariables, hold } from './conditions.ts'

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
    expect(hold(conditionsIn(directives), (name) => (variables as Record<string, boolean>)[name])).toBe(
      expected,
    )
  })

  it('do not come from other directives', () => {
    expect(conditionsIn('@defer(if: false) @deprecated')).toEqual([])
  })
})

describe('conditionVariables', () => {
  it('gives each variable on which a condition depends once, wherever it stands', () => {
    const document = parse(`query ($a: Boolean!, $b: Boolean!, $c: Boolean!) {
      een(c: $c) @skip(if: $a) { twee @include(if: true) ...F @defer(if: $c) }
    }
    fragment F on T { drie @include(if: $b) @skip(if: $a) }`)
    expect([...conditionVariables(document)]).toEqual(['a', 'b'])
  })
})

import { type FieldNode, type ObjectTypeDefinitionNode, parse, print } from 'graphql'
import { describe, expect, it } from 'vitest'
import { operationsOf } from './operations.ts'
import { directiveArgument, writtenArgument } from './written-arguments.ts'

describe('writtenArgument', () => {
  it('finds the argument of a field by its name, as it is written', () => {
    const [operation] = operationsOf(parse('{ f(a: 1, b: { c: $x }) }'))
    const [field] = (operation?.selectionSet.selections ?? []) as readonly FieldNode[]
    const found = field && writtenArgument(field, 'b')
    expect(found && print(found)).toBe('{c: $x}')
    expect(field && writtenArgument(field, 'c')).toBeUndefined()
  })
})

describe('directiveArgument', () => {
  const [type] = parse('type T @d(text: "a", number: 2, list: [["a"]], enum: AAP, null: null) { a: Int }')
    .definitions as ObjectTypeDefinitionNode[]
  const [directive] = type?.directives ?? []

  it.each([
    ['text', 'a'],
    ['number', 2],
    ['list', [['a']]],
    ['enum', 'AAP'],
    ['null', null],
    ['onbekend', undefined],
  ])('gives the value of "%s"', (name, value) => {
    expect(directive && directiveArgument(directive, name)).toEqual(value)
  })
})

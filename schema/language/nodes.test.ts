import { Kind, parseType, print } from 'graphql'
import { describe, expect, it } from 'vitest'
import { fragmentOn, nameOfType, selectionSetOf, typenameField } from './nodes.ts'

const written = (node: Parameters<typeof print>[0]) => print(node).replace(/\s+/g, ' ')

describe('nodes that are made', () => {
  it('are written as GraphQL', () => {
    expect(written(fragmentOn('Gemeente', [typenameField(), typenameField('_type')]))).toBe(
      '... on Gemeente { __typename _type: __typename }',
    )
    expect(written(selectionSetOf([typenameField()]))).toBe('{ __typename }')
  })

  it('have no alias where none was given, not even an empty one', () => {
    expect(typenameField()).toEqual({ kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } })
  })
})

describe('nameOfType', () => {
  it.each(['Melding', 'Melding!', '[Melding]', '[[Melding!]!]!'])('is Melding of %s', (type) => {
    expect(nameOfType(parseType(type))).toBe('Melding')
  })
})

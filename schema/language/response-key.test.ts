import { type FieldNode, parse } from 'graphql'
import { expect, it } from 'vitest'
import { operationsOf } from './operations.ts'
import { responseKey } from './response-key.ts'

it('responseKey is the alias where there is one, else the name', () => {
  const fields = operationsOf(parse('{ a b: c }'))[0]?.selectionSet.selections as readonly FieldNode[]
  expect(fields.map(responseKey)).toEqual(['a', 'b'])
})

import { parse } from 'graphql'
import { expect, it } from 'vitest'
import { operationsOf } from './operations.ts'

it('operationsOf gives the operations of a document in their order, and nothing else of it', () => {
  const document = parse('query A { a } fragment F on Query { a } mutation B { b } type T { a: Int }')
  expect(operationsOf(document).map(({ name }) => name?.value)).toEqual(['A', 'B'])
})

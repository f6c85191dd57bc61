import { parse, type SelectionSetNode } from 'graphql'
import { operationsOf } from './operations.ts'

/**
 * Reads the fields that a directive such as `@key` or `@requires` names: `id organisatie { id }`.
 *
 * @throws when they are none.
 */
export function parseFieldSet(fields: string): SelectionSetNode {
  const [operation] = operationsOf(parse(`{ ${fields} }`, { noLocation: true }))
  if (!operation) throw new Error(`Reading a field set: "${fields}" is none`)
  return operation.selectionSet
}

import { type DocumentNode, Kind } from 'graphql'
import { largestOperation, sum } from './expansion.ts'

/** How many fields stand at the root of the operation, also through fragments. */
export function rootFields(document: DocumentNode): number {
  return largestOperation(document, {
    selection: ({ kind }, below) => (kind === Kind.FIELD ? 1 : below),
    together: sum,
  })
}

import { type DocumentNode, Kind } from 'graphql'
import { largestOperation } from './expansion.ts'

/** How many fields lie within each other at most; fragments add nothing of their own. */
export function depth(document: DocumentNode): number {
  return largestOperation(document, {
    selection: ({ kind }, below) => (kind === Kind.FIELD ? 1 + below : below),
    together: Math.max,
  })
}

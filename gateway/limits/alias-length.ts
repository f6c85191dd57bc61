import { type DocumentNode, Kind } from 'graphql'
import { largestOperation } from './expansion.ts'

/** How many characters the longest alias has: it comes back with each row, and in the place of each error. */
export function aliasLength(document: DocumentNode): number {
  return largestOperation(document, {
    selection: (selection, below) =>
      Math.max(below, selection.kind === Kind.FIELD ? (selection.alias?.value.length ?? 0) : 0),
    together: Math.max,
  })
}

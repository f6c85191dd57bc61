import { type DocumentNode, Kind } from 'graphql'
import { largestOperation, sum } from './expansion.ts'

/** How many fields have an alias, `__typename` too, each as often as its fragment is spread. */
export function aliases(document: DocumentNode): number {
  return largestOperation(document, {
    selection: (selection, below) => sum(selection.kind === Kind.FIELD && selection.alias ? 1 : 0, below),
    together: sum,
  })
}

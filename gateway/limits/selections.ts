import type { DocumentNode } from 'graphql'
import { largestOperation, sum } from './expansion.ts'

/** How many selections (fields, spreads and inline fragments) there are when every fragment is spelled out. */
export function selections(document: DocumentNode): number {
  return largestOperation(document, { selection: (_, below) => sum(1, below), together: sum })
}

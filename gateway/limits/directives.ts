import type { DocumentNode } from 'graphql'
import { operationsOf } from '../../schema/language/operations.ts'
import { largestOperation, sum } from './expansion.ts'

/** How many directives apply: on selections as often as their fragment is spread, on operations and on variables. */
export function directives(document: DocumentNode): number {
  const onSelections = largestOperation(document, {
    selection: (selection, below) => sum(selection.directives?.length ?? 0, below),
    together: sum,
  })
  const onOperations = operationsOf(document)
    .flatMap((operation) => [operation, ...(operation.variableDefinitions ?? [])])
    .reduce((count, node) => count + (node.directives?.length ?? 0), 0)
  return sum(onSelections, onOperations)
}

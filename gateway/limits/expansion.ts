import {
  type DocumentNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql'
import { fragmentsOf } from '../../schema/language/fragments.ts'
import { operationsOf } from '../../schema/language/operations.ts'

/** How a selection set is measured. */
export interface Measure {
  /** What one selection measures, given what is below it: in its selection set or in the fragment it spreads. */
  readonly selection: (selection: SelectionNode, below: number) => number
  /** What two selections measure together. */
  readonly together: (one: number, other: number) => number
}

/** Larger than any limit; sums stop here, so that a document that doubles sixty times still has a finite measure. */
export const immeasurable = 1_000_000_000

export function sum(one: number, other: number): number {
  return Math.min(one + other, immeasurable)
}

/**
 * Measures each operation of a document with its fragments expanded, without expanding them: a fragment is measured
 * once, however often it is spread. Takes time linear in the document. Works on documents that are not valid: what
 * spreads itself or does not exist measures nothing, and validation refuses it.
 *
 * @returns the largest, because everything in a document is validated, not only the operation that is asked.
 */
export function largestOperation(document: DocumentNode, measure: Measure): number {
  const sizes = operationsOf(document).map(measureWith(document, measure))
  return sizes.reduce((one, other) => Math.max(one, other), 0)
}

function measureWith(document: DocumentNode, { selection, together }: Measure) {
  const fragments = fragmentsOf(document)
  const known = new Map<string, number>()

  function fragment(name: string): number {
    const size = known.get(name)
    if (size !== undefined) return size
    known.set(name, 0)
    const measured = set(fragments.get(name)?.selectionSet)
    known.set(name, measured)
    return measured
  }

  function set(selectionSet: SelectionSetNode | undefined): number {
    let total = 0
    for (const one of selectionSet?.selections ?? []) {
      const below = one.kind === Kind.FRAGMENT_SPREAD ? fragment(one.name.value) : set(one.selectionSet)
      total = together(total, selection(one, below))
    }
    return total
  }

  return (operation: OperationDefinitionNode) => set(operation.selectionSet)
}

import { type DocumentNode, type FieldNode, Kind, OperationTypeNode, type SelectionSetNode } from 'graphql'
import { fragmentAt } from '../../../schema/language/fragments.ts'
import { onlyUsed } from '../../../schema/language/only-used.ts'
import type { Operation } from '../operation.ts'

/**
 * Spells out the fragments at the root of a mutation: the planner takes up fragments before fields, and the effects
 * of a mutation come in the order in which they are asked.
 */
export function inOrderAsked({ document, definition, fragments }: Operation): DocumentNode {
  if (definition.operation !== OperationTypeNode.MUTATION) return document

  function fieldsOf({ selections }: SelectionSetNode): FieldNode[] {
    return selections.flatMap((selection) => {
      if (selection.kind === Kind.FIELD) return [selection]
      const inside = fragmentAt(selection, fragments)
      return inside ? fieldsOf(inside.selectionSet) : []
    })
  }

  const spelledOut = {
    ...definition,
    selectionSet: { ...definition.selectionSet, selections: fieldsOf(definition.selectionSet) },
  }
  // A fragment that is left in the document, the planner takes up again.
  return onlyUsed(spelledOut, document)
}

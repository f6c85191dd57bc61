import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql'
import { conditionsOf, hold, isCondition } from '../../../schema/language/conditions.ts'
import { selectionSetOf } from '../../../schema/language/nodes.ts'
import { onlyUsed } from '../../../schema/language/only-used.ts'
import type { Operation } from '../operation.ts'
import { hiddenTypename } from './hidden.ts'

/**
 * What is left of an operation under given conditions, without `@skip` and `@include`: the planner takes a condition
 * on all that is asked of an object for one on the object itself. An object of which nothing is left is asked for
 * its type, which the answer does not show.
 *
 * @param conditions the variables that are true.
 */
export function resolveConditions(operation: Operation, conditions: ReadonlySet<string>): DocumentNode {
  const fragments = new Map<string, FragmentDefinitionNode | null>()
  const isTrue = (variable: string) => conditions.has(variable)

  function fragmentLeft(name: string): FragmentDefinitionNode | null {
    const known = fragments.get(name)
    if (known !== undefined) return known
    const fragment = operation.fragments.get(name)
    if (!fragment) return null
    const selections = left(fragment.selectionSet)
    const made = selections.length > 0 ? { ...fragment, selectionSet: selectionSetOf(selections) } : null
    fragments.set(name, made)
    return made
  }

  function left({ selections }: SelectionSetNode): SelectionNode[] {
    return selections.flatMap((selection): SelectionNode[] => {
      if (!hold(conditionsOf(selection.directives), isTrue)) return []
      const bare = {
        ...selection,
        directives: selection.directives?.filter((one) => !isCondition(one)) ?? [],
      }
      if (bare.kind === Kind.FRAGMENT_SPREAD) return fragmentLeft(bare.name.value) ? [bare] : []
      if (!bare.selectionSet) return [bare]
      const below = left(bare.selectionSet)
      if (below.length > 0) return [{ ...bare, selectionSet: selectionSetOf(below) }]
      return bare.kind === Kind.FIELD ? [{ ...bare, selectionSet: selectionSetOf([hiddenTypename()]) }] : []
    })
  }

  const definition = {
    ...operation.definition,
    selectionSet: selectionSetOf(left(operation.definition.selectionSet)),
  }
  const definitions = [definition, ...[...fragments.values()].filter((fragment) => fragment !== null)]
  return onlyUsed(definition, { kind: Kind.DOCUMENT, definitions })
}

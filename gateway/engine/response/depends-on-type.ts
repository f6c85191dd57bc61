import { type GraphQLAbstractType, Kind, type SelectionSetNode } from 'graphql'
import type { Collecting } from '../../../schema/language/collect-fields.ts'
import { fragmentAt } from '../../../schema/language/fragments.ts'
import { applies } from '../../../schema/language/type-conditions.ts'

/** Whether something is asked of objects of some types only, when all that is known of an object is an interface. */
export function dependsOnType(
  { schema, fragments }: Collecting,
  type: GraphQLAbstractType,
  selectionSets: readonly SelectionSetNode[],
): boolean {
  return selectionSets.some(({ selections }) =>
    selections.some((selection) => {
      if (selection.kind === Kind.FIELD) return false
      const inside = fragmentAt(selection, fragments)
      if (!inside) return false
      if (!applies(schema, inside.typeCondition?.name.value, type)) return true
      return dependsOnType({ schema, fragments }, type, [inside.selectionSet])
    }),
  )
}

import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLAbstractType,
  type GraphQLSchema,
  isAbstractType,
  Kind,
  type SelectionSetNode,
} from 'graphql'

export interface CollectParts {
  readonly schema: GraphQLSchema
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>
}

/** The fields that selection sets ask of an object of a type, by response key, in order. Conditions are resolved. */
export function collectFields(
  { schema, fragments }: CollectParts,
  selectionSets: readonly SelectionSetNode[],
  type: string,
): Map<string, FieldNode[]> {
  const fields = new Map<string, FieldNode[]>()
  const spread = new Set<string>()

  function collect(set: SelectionSetNode): void {
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) {
        const key = (selection.alias ?? selection.name).value
        const known = fields.get(key)
        if (known) known.push(selection)
        else fields.set(key, [selection])
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        if (applies(schema, selection.typeCondition?.name.value, type)) collect(selection.selectionSet)
      } else if (!spread.has(selection.name.value)) {
        const fragment = fragments.get(selection.name.value)
        if (!fragment || !applies(schema, fragment.typeCondition.name.value, type)) continue
        spread.add(selection.name.value)
        collect(fragment.selectionSet)
      }
    }
  }

  for (const set of selectionSets) collect(set)
  return fields
}

/** Whether something is asked of objects of some types only, when all that is known of an object is an interface. */
export function dependsOnType(
  { schema, fragments }: CollectParts,
  type: GraphQLAbstractType,
  selectionSets: readonly SelectionSetNode[],
): boolean {
  return selectionSets.some(({ selections }) =>
    selections.some((selection) => {
      if (selection.kind === Kind.FIELD) return false
      const inside = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value)
      if (!inside) return false
      if (!applies(schema, inside.typeCondition?.name.value, type.name)) return true
      return dependsOnType({ schema, fragments }, type, [inside.selectionSet])
    }),
  )
}

/** Whether a fragment on `condition` stands on an object of `type`, which can be an interface where no more is known. */
function applies(schema: GraphQLSchema, condition: string | undefined, type: string): boolean {
  if (condition === undefined || condition === type) return true
  const [wanted, actual] = [schema.getType(condition), schema.getType(type)]
  if (!isAbstractType(wanted) || !actual || !('getFields' in actual) || !('getInterfaces' in actual))
    return false
  return schema.isSubType(wanted, actual)
}

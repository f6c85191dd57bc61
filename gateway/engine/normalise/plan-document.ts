import {
  type DocumentNode,
  type GraphQLCompositeType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isObjectType,
  isUnionType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql'
import { fragmentAt } from '../../../schema/language/fragments.ts'
import { fragmentOn, selectionSetOf, typenameField } from '../../../schema/language/nodes.ts'
import { possibleTypes } from '../../../schema/language/type-conditions.ts'
import type { Operation } from '../operation.ts'

/**
 * An operation as planners get it: fragments by name are spelled out, fragments on which no object can stand are gone
 * (Hive's planner, 0.0.38, fails on them), and types are asked under their own name, where a plan reads them: under
 * another, that of an interface object is what its source calls it. The answer is made of the operation as it is.
 *
 * @param schema the API schema.
 * @returns null where no source has to be asked: the type of the root is known.
 */
export function planDocument(
  schema: GraphQLSchema,
  { definition, fragments }: Operation,
): DocumentNode | null {
  function left(set: SelectionSetNode, type: GraphQLCompositeType, objects: Objects): SelectionNode[] {
    const selections = set.selections.flatMap((one) => spellOut(one, type, objects))
    return selections.length > 0 ? selections : [typenameField()]
  }

  function spellOut(one: SelectionNode, type: GraphQLCompositeType, objects: Objects): SelectionNode[] {
    if (one.kind === Kind.FIELD) {
      if (one.name.value === '__typename') return [typenameField()]
      const field = isUnionType(type) ? undefined : type.getFields()[one.name.value]
      const below = field && getNamedType(field.type)
      if (!one.selectionSet || !isCompositeType(below)) return [one]
      const selections = left(one.selectionSet, below, possibleTypes(schema, below))
      return [{ ...one, selectionSet: selectionSetOf(selections) }]
    }
    const fragment = fragmentAt(one, fragments)
    if (!fragment) return []
    const condition = fragment.typeCondition && schema.getType(fragment.typeCondition.name.value)
    const meant = isCompositeType(condition) ? new Set(possibleTypes(schema, condition)) : undefined
    const both = meant ? objects.filter((object) => meant.has(object)) : objects
    if (both.length === 0) return []
    // On an object nothing narrows further, so fragments in fragments nest no deeper than types do.
    if (!isCompositeType(condition) || condition === type || isObjectType(type))
      return fragment.selectionSet.selections.flatMap((inside) => spellOut(inside, type, objects))
    return [fragmentOn(condition.name, left(fragment.selectionSet, condition, both))]
  }

  const root = schema.getRootType(definition.operation)
  if (!root) throw new Error(`Planning an operation: the hub offers no ${definition.operation}`)
  const selections = left(definition.selectionSet, root, [root]).filter((one) => !isTypename(one))
  if (selections.length === 0) return null
  const asked = { ...definition, selectionSet: selectionSetOf(selections) }
  return { kind: Kind.DOCUMENT, definitions: [asked] }
}

function isTypename(one: SelectionNode): boolean {
  return one.kind === Kind.FIELD && one.name.value === '__typename'
}

/** The types that an object can be of where a selection stands. */
type Objects = readonly GraphQLObjectType[]

import {
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql'
import { type Fragments, fragmentAt } from './fragments.ts'
import { responseKey } from './response-key.ts'
import { applies } from './type-conditions.ts'

/** What decides which selections count. */
export interface Collecting {
  readonly schema: GraphQLSchema
  readonly fragments: Fragments
  /** Whether the conditions of a selection hold; absent where all do. */
  readonly stands?: (selection: SelectionNode) => boolean
}

/** The fields that selection sets ask of an object of a type, by response key, in the order of the answer. */
export function collectFields(
  { schema, fragments, stands }: Collecting,
  selectionSets: readonly SelectionSetNode[],
  type: GraphQLCompositeType,
): Map<string, FieldNode[]> {
  const fields = new Map<string, FieldNode[]>()
  const spread = new Set<string>()

  function collect({ selections }: SelectionSetNode): void {
    for (const selection of selections) {
      if (stands?.(selection) === false) continue
      if (selection.kind === Kind.FIELD) add(selection)
      else if (selection.kind === Kind.INLINE_FRAGMENT || isFirst(selection.name.value)) {
        const fragment = fragmentAt(selection, fragments)
        if (fragment && applies(schema, fragment.typeCondition?.name.value, type))
          collect(fragment.selectionSet)
      }
    }
  }

  function add(field: FieldNode): void {
    const key = responseKey(field)
    const known = fields.get(key)
    if (known) known.push(field)
    else fields.set(key, [field])
  }

  /** A fragment that is spread again asks nothing new. */
  function isFirst(name: string): boolean {
    if (spread.has(name)) return false
    spread.add(name)
    return true
  }

  for (const set of selectionSets) collect(set)
  return fields
}

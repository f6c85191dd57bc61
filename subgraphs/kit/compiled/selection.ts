import {
  type BooleanValueNode,
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  isAbstractType,
  Kind,
  type NamedTypeNode,
  type SelectionNode,
  type SelectionSetNode,
  visit,
} from 'graphql'

/** What decides which selections count: the document's fragments, and the variables of `@skip` and `@include`. */
export interface Selecting {
  readonly schema: GraphQLSchema
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>
  /** Values of the variables that stand in conditions. */
  readonly conditions: ReadonlyMap<string, boolean>
}

/** The fields that objects of a type execute under these nodes, by response key, in the order of the answer. */
export function fieldsOf(
  selecting: Selecting,
  type: GraphQLObjectType,
  sets: readonly SelectionSetNode[],
): Map<string, FieldNode[]> {
  const fields = new Map<string, FieldNode[]>()
  const spread = new Set<string>()

  function collect(set: SelectionSetNode): void {
    for (const selection of set.selections) {
      if (selection.kind === Kind.FRAGMENT_SPREAD && spread.has(selection.name.value)) continue
      if (!isIncluded(selecting, selection)) continue
      if (selection.kind === Kind.FIELD) {
        const key = selection.alias?.value ?? selection.name.value
        const known = fields.get(key)
        if (known) known.push(selection)
        else fields.set(key, [selection])
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        if (applies(selecting, selection.typeCondition, type)) collect(selection.selectionSet)
      } else {
        spread.add(selection.name.value)
        const fragment = selecting.fragments.get(selection.name.value)
        if (fragment && applies(selecting, fragment.typeCondition, type)) collect(fragment.selectionSet)
      }
    }
  }

  for (const set of sets) collect(set)
  return fields
}

/** The variables that stand in the conditions of a document. */
export function conditionVariables(document: DocumentNode): string[] {
  const names = new Set<string>()
  visit(document, {
    Directive(directive) {
      const value = isCondition(directive) ? directive.arguments?.[0]?.value : undefined
      if (value?.kind === Kind.VARIABLE) names.add(value.name.value)
    },
  })
  return [...names]
}

function isCondition({ name }: DirectiveNode): boolean {
  return name.value === 'skip' || name.value === 'include'
}

function isIncluded({ conditions }: Selecting, { directives }: SelectionNode): boolean {
  return (directives ?? []).filter(isCondition).every((directive) => {
    const value = directive.arguments?.[0]?.value
    const holds =
      value?.kind === Kind.VARIABLE
        ? conditions.get(value.name.value) === true
        : (value as BooleanValueNode | undefined)?.value === true
    return holds === (directive.name.value === 'include')
  })
}

function applies(
  { schema }: Selecting,
  condition: NamedTypeNode | undefined,
  type: GraphQLObjectType,
): boolean {
  if (!condition) return true
  const named = schema.getType(condition.name.value)
  return named === type || (isAbstractType(named) && schema.isSubType(named, type))
}

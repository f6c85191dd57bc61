import {
  type FieldNode,
  type InlineFragmentNode,
  Kind,
  type NameNode,
  type SelectionNode,
  type SelectionSetNode,
  type TypeNode,
} from 'graphql'

export function selectionSetOf(selections: readonly SelectionNode[]): SelectionSetNode {
  return { kind: Kind.SELECTION_SET, selections }
}

/** `... on Gemeente { }` */
export function fragmentOn(type: string, selections: readonly SelectionNode[]): InlineFragmentNode {
  return {
    kind: Kind.INLINE_FRAGMENT,
    typeCondition: { kind: Kind.NAMED_TYPE, name: nameNode(type) },
    selectionSet: selectionSetOf(selections),
  }
}

/** A selection of `__typename`, under an alias if there is one. */
export function typenameField(alias?: string): FieldNode {
  const field: FieldNode = { kind: Kind.FIELD, name: nameNode('__typename') }
  return alias === undefined ? field : { ...field, alias: nameNode(alias) }
}

function nameNode(value: string): NameNode {
  return { kind: Kind.NAME, value }
}

/** The name of a type as it is written, without lists and exclamation marks. */
export function nameOfType(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : nameOfType(type.type)
}

import {
  type DocumentNode,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  Kind,
  type OperationDefinitionNode,
  SchemaMetaFieldDef,
  type SelectionSetNode,
  TypeMetaFieldDef,
} from 'graphql'
import { fragmentsOf } from '../../../schema/language/fragments.ts'
import { possibleTypes } from '../../../schema/language/type-conditions.ts'

/** A field of an object that an operation reads, and the type through which it is selected. */
export interface FieldRead {
  readonly object: string
  readonly field: string
  readonly selectedOn: string
}

/** A selection of `__typename`: on objects of which types, through which type. */
export interface NameRead {
  readonly objects: readonly string[]
  readonly selectedOn: string
}

/** A field that is given arguments or has defaults, and the types that can execute it. */
export interface Call {
  readonly node: FieldNode
  readonly field: GraphQLField<unknown, unknown>
  readonly owners: readonly string[]
}

/** Everything in an operation on which a rule can stand. */
export interface Reads {
  readonly fields: readonly FieldRead[]
  readonly names: readonly NameRead[]
  readonly calls: readonly Call[]
}

/**
 * Collects what an operation reads, whatever its conditions, on every type that each selection can reach: through
 * interfaces and unions, named, inline and untyped fragments. Type conditions narrow, and never widen.
 */
export function readsOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): Reads {
  const fragments = fragmentsOf(document)
  const fields = new Map<string, FieldRead>()
  const names = new Map<string, NameRead>()
  const calls: Call[] = []
  // A fragment that is spread again on the same objects reads nothing new, however often it is spread.
  const spread = new Set<string>()

  function select(set: SelectionSetNode, type: GraphQLCompositeType, possible: readonly string[]): void {
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) {
        read(selection, type, possible)
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        narrow(selection.typeCondition?.name.value ?? type.name, selection.selectionSet, possible)
      } else {
        const name = selection.name.value
        const fragment = fragments.get(name)
        const key = JSON.stringify([name, ...possible])
        if (!fragment || spread.has(key)) continue
        spread.add(key)
        narrow(fragment.typeCondition.name.value, fragment.selectionSet, possible)
      }
    }
  }

  function narrow(condition: string, set: SelectionSetNode, possible: readonly string[]): void {
    const type = schema.getType(condition)
    if (!isCompositeType(type)) return
    const reached = new Set(namesOf(type))
    select(
      set,
      type,
      possible.filter((one) => reached.has(one)),
    )
  }

  function read(node: FieldNode, type: GraphQLCompositeType, possible: readonly string[]): void {
    const field = node.name.value
    const selectedOn = type.name
    if (possible.length === 0 || field === SchemaMetaFieldDef.name || field === TypeMetaFieldDef.name) return
    if (field === '__typename') {
      names.set(JSON.stringify([selectedOn, ...possible]), { objects: possible, selectedOn })
      return
    }
    const definition = 'getFields' in type ? type.getFields()[field] : undefined
    if (!definition) return
    for (const object of possible)
      fields.set(`${object}.${field}/${selectedOn}`, { object, field, selectedOn })
    calls.push({ node, field: definition, owners: [...new Set([selectedOn, ...possible])] })
    const returned = getNamedType(definition.type)
    if (node.selectionSet && isCompositeType(returned)) {
      select(node.selectionSet, returned, namesOf(returned))
    }
  }

  function namesOf(type: GraphQLCompositeType): string[] {
    return possibleTypes(schema, type).map(({ name }) => name)
  }

  const root = schema.getRootType(operation.operation)
  if (root) select(operation.selectionSet, root, [root.name])
  return { fields: [...fields.values()], names: [...names.values()], calls }
}

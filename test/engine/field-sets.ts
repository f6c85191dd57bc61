import {
  type ConstDirectiveNode,
  type FieldNode,
  getNamedType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  parse,
  print,
  type SelectionSetNode,
  visit,
} from 'graphql'
import { parseFieldSet } from '../../schema/language/field-set.ts'
import { directiveArgument } from '../../schema/language/written-arguments.ts'
import type { ComposedGraph } from './graph.ts'

/** What subgraphs say with `@key` and `@requires`. */
export interface FieldSets {
  /** For each type, the fields that keys and requirements read of it. */
  readonly read: ReadonlyMap<string, ReadonlySet<string>>
  /** For each subgraph, and each field with `@requires` in it by name, what it requires. */
  readonly required: ReadonlyMap<string, ReadonlyMap<string, SelectionSetNode>>
  /** Fields whose requirement reads objects in lists of lists. */
  readonly deep: ReadonlySet<string>
  /** Interfaces that are an object somewhere. */
  readonly interfaceObjects: ReadonlySet<string>
}

const known = new WeakMap<ComposedGraph, FieldSets>()

export function fieldSetsOf(graph: ComposedGraph): FieldSets {
  const made = known.get(graph) ?? readFieldSets(graph)
  known.set(graph, made)
  return made
}

function readFieldSets(graph: ComposedGraph): FieldSets {
  const schema = graph.supergraph.schema.toGraphQLJSSchema()
  const read = new Map<string, Set<string>>()
  const required = new Map<string, Map<string, SelectionSetNode>>()
  const deep = new Set<string>()
  const interfaceObjects = new Set<string>()

  /** @returns whether it reads objects in lists of lists. */
  function readSet(typeName: string, { selections }: SelectionSetNode): boolean {
    const type = schema.getType(typeName)
    if (!isObjectType(type) && !isInterfaceType(type)) {
      return selections
        .map(
          (one) =>
            one.kind === Kind.INLINE_FRAGMENT &&
            readSet(one.typeCondition?.name.value ?? '', one.selectionSet),
        )
        .includes(true)
    }
    const under = isInterfaceType(type) ? schema.getPossibleTypes(type).map(({ name }) => name) : []
    return selections
      .map((one) => {
        if (one.kind === Kind.INLINE_FRAGMENT)
          return readSet(one.typeCondition?.name.value ?? typeName, one.selectionSet)
        if (one.kind !== Kind.FIELD) return false
        for (const name of [typeName, ...under])
          read.set(name, (read.get(name) ?? new Set()).add(one.name.value))
        const field = type.getFields()[one.name.value]
        if (!field || !one.selectionSet) return false
        const list = isNonNullType(field.type) ? field.type.ofType : field.type
        const inner =
          isListType(list) && isNonNullType(list.ofType)
            ? list.ofType.ofType
            : isListType(list)
              ? list.ofType
              : null
        return readSet(getNamedType(field.type).name, one.selectionSet) || isListType(inner)
      })
      .includes(true)
  }

  for (const [subgraph, sdl] of Object.entries(graph.sdl)) {
    const fields = new Map<string, SelectionSetNode>()
    required.set(subgraph, fields)
    for (const type of parse(sdl).definitions) {
      if (type.kind !== Kind.OBJECT_TYPE_DEFINITION && type.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue
      for (const directive of type.directives ?? []) {
        if (directive.name.value === 'key') readSet(type.name.value, fieldSet(directive))
        if (directive.name.value === 'interfaceObject') interfaceObjects.add(type.name.value)
      }
      for (const field of type.fields ?? []) {
        const requires = field.directives?.find(({ name }) => name.value === 'requires')
        if (!requires) continue
        const set = fieldSet(requires)
        fields.set(field.name.value, set)
        if (readSet(type.name.value, set)) deep.add(field.name.value)
      }
    }
  }
  return { read, required, deep, interfaceObjects }
}

function fieldSet(directive: ConstDirectiveNode): SelectionSetNode {
  return parseFieldSet(String(directiveArgument(directive, 'fields') ?? '__typename'))
}

/** The names of the fields at the top of a selection, fragments spelled out. */
export function topFields({ selections }: SelectionSetNode): FieldNode[] {
  return selections.flatMap((one) => {
    if (one.kind === Kind.FIELD) return [one]
    return one.kind === Kind.INLINE_FRAGMENT ? topFields(one.selectionSet) : []
  })
}

/** A field as it is asked, with its arguments, as text. */
export function askedAs({ name, arguments: args = [] }: FieldNode): string {
  return `${name.value}(${args.map(print).sort().join()})`
}

/** All fields in a selection, at every depth. */
export function allFields(set: SelectionSetNode): FieldNode[] {
  const fields: FieldNode[] = []
  visit(set, { Field: (field) => void fields.push(field) })
  return fields
}

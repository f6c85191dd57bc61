import {
  type FieldNode,
  type GraphQLField,
  type GraphQLInputType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  typeFromAST,
  type ValueNode,
  type VariableDefinitionNode,
  valueFromASTUntyped,
} from 'graphql'
import { argumentCoordinate } from '../language/coordinates.ts'
import { writtenArgument } from '../language/written-arguments.ts'
import type { Policy } from './policy.ts'

/**
 * The coordinates of fields that a field's arguments reveal, written out, by variable or by default.
 *
 * @param owner the type of the object that executes the field; its own arguments and defaults count.
 * @param selected the field as it is selected, on that type or on an interface of it.
 */
export function revealedByArguments(
  policy: Policy,
  owner: string,
  selected: GraphQLField<unknown, unknown>,
  node: FieldNode,
  byVariable: ReadonlyMap<string, readonly string[]>,
): string[] {
  const { reveals } = policy.arguments
  if (reveals.size === 0) return []
  const type = policy.schema.getType(owner)
  const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[selected.name] : undefined
  return (field ?? selected).args.flatMap((argument) => {
    const given = writtenArgument(node, argument.name)
    const inside = inPlace(policy, argument, given, byVariable)
    if (inside === null) return []
    return [...own(policy, argumentCoordinate(owner, selected.name, argument.name)), ...inside]
  })
}

/** What the variables of a request reveal, per variable; one that is absent or null is left out: it uses nothing. */
export type RevealedByVariables = (
  variables: Readonly<Record<string, unknown>>,
) => ReadonlyMap<string, readonly string[]>

/**
 * Finds the types of an operation's variables, once. What is read is empty when the schema has nothing that reveals.
 *
 * @param definitions those of the operation, or some of them.
 */
export function revealReader(
  policy: Policy,
  definitions: readonly VariableDefinitionNode[],
): RevealedByVariables {
  if (policy.arguments.reveals.size === 0) return () => nothing
  const typed = definitions.flatMap((definition) => {
    const type = typeFromAST(policy.schema, definition.type as never) as GraphQLInputType | undefined
    const otherwise = definition.defaultValue && valueFromASTUntyped(definition.defaultValue)
    return type ? [{ name: definition.variable.name.value, type, otherwise }] : []
  })
  if (typed.length === 0) return () => nothing
  return (variables) => {
    const revealed = new Map<string, readonly string[]>()
    for (const { name, type, otherwise } of typed) {
      const inside = inValue(policy, type, Object.hasOwn(variables, name) ? variables[name] : otherwise)
      if (inside !== null) revealed.set(name, inside.length > 1 ? [...new Set(inside)].sort() : inside)
    }
    return revealed
  }
}

const nothing: ReadonlyMap<string, readonly string[]> = new Map()

/**
 * What stands in the place of an argument or input field reveals. Where nothing is written, or a variable that is
 * absent, the default is used; a variable that is null counts as absent, which refuses rather too much than too
 * little.
 */
function inPlace(
  policy: Policy,
  { type, defaultValue }: { readonly type: GraphQLInputType; readonly defaultValue?: unknown },
  given: ValueNode | undefined,
  byVariable: ReadonlyMap<string, readonly string[]>,
): string[] | null {
  const absent = !given || (given.kind === Kind.VARIABLE && !byVariable.has(given.name.value))
  return absent ? inValue(policy, type, defaultValue) : inNode(policy, type, given, byVariable)
}

/** What a written value reveals; null when it is null or an absent variable, which uses nothing. */
function inNode(
  policy: Policy,
  type: GraphQLInputType,
  node: ValueNode,
  byVariable: ReadonlyMap<string, readonly string[]>,
): string[] | null {
  if (isNonNullType(type)) return inNode(policy, type.ofType, node, byVariable)
  if (node.kind === Kind.NULL) return null
  if (node.kind === Kind.VARIABLE) {
    const revealed = byVariable.get(node.name.value)
    return revealed ? [...revealed] : null
  }
  if (isListType(type)) {
    const items = node.kind === Kind.LIST ? node.values : [node]
    return items.flatMap((item) => inNode(policy, type.ofType, item, byVariable) ?? [])
  }
  if (isInputObjectType(type) && node.kind === Kind.OBJECT) {
    return Object.values(type.getFields()).flatMap((field) => {
      const given = node.fields.find(({ name }) => name.value === field.name)?.value
      const inside = inPlace(policy, field, given, byVariable)
      return inside === null ? [] : [...own(policy, `${type.name}.${field.name}`), ...inside]
    })
  }
  return isEnumType(type) && node.kind === Kind.ENUM ? own(policy, `${type.name}.${node.value}`) : []
}

/** What a value of JSON reveals; null when it is absent or null. */
function inValue(policy: Policy, type: GraphQLInputType, value: unknown): string[] | null {
  if (value === undefined || value === null) return null
  if (isNonNullType(type)) return inValue(policy, type.ofType, value)
  if (isListType(type)) {
    const items: unknown[] = Array.isArray(value) ? value : [value]
    return items.flatMap((item) => inValue(policy, type.ofType, item) ?? [])
  }
  if (isInputObjectType(type) && typeof value === 'object') {
    const given = value as Record<string, unknown>
    return Object.values(type.getFields()).flatMap((field) => {
      const one = Object.hasOwn(given, field.name) ? given[field.name] : field.defaultValue
      const inside = inValue(policy, field.type, one)
      return inside === null ? [] : [...own(policy, `${type.name}.${field.name}`), ...inside]
    })
  }
  return isEnumType(getNamedType(type)) ? own(policy, `${getNamedType(type).name}.${String(value)}`) : []
}

function own(policy: Policy, coordinate: string): string[] {
  return [...(policy.arguments.reveals.get(coordinate) ?? [])]
}

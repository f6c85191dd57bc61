import {
  type DocumentNode,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isInputObjectType,
  isListType,
  TypeInfo,
  type ValueNode,
  valueFromAST,
  visit,
  visitWithTypeInfo,
} from 'graphql'
import { argumentCoordinate } from '../language/coordinates.ts'
import { withMembers } from '../language/type-conditions.ts'
import type { ArgumentDirectives, Bounds } from './argument-directives.ts'

/** An argument in a document in which something is bounded: itself, or a field of its input. */
export interface BoundedArgument {
  readonly name: string
  readonly value: ValueNode
  readonly type: GraphQLInputType
  /** Its own bounds: on the type that it is selected on, and on every type that can execute it. */
  readonly bounds: readonly Bounds[]
}

/** A number outside its bounds, and the argument or input field that carries it. */
export interface OutOfBounds extends Bounds {
  readonly argument: string
  readonly value: number
}

/** Every bounded argument of a document, once per document; then `outOfBounds` once per request. */
export function boundedArguments(
  schema: GraphQLSchema,
  { bounds }: ArgumentDirectives,
  document: DocumentNode,
): BoundedArgument[] {
  const found: BoundedArgument[] = []
  if (bounds.size === 0) return found
  const typeInfo = new TypeInfo(schema)
  visit(
    document,
    visitWithTypeInfo(typeInfo, {
      Argument({ name, value }) {
        const parent = typeInfo.getParentType()
        const field = typeInfo.getFieldDef()
        const argument = typeInfo.getArgument()
        if (!parent || !field || !argument || typeInfo.getDirective()) return
        const own = withMembers(schema, parent)
          .map((owner) => bounds.get(argumentCoordinate(owner.name, field.name, argument.name)))
          .filter((one) => one !== undefined)
        if (own.length === 0 && !isInputObjectType(getNamedType(argument.type))) return
        found.push({ name: name.value, value, type: argument.type, bounds: own })
      },
    }),
  )
  return found
}

/**
 * The first number outside its bounds, if any.
 *
 * @param variables the request's variables with defaults applied.
 */
export function outOfBounds(
  { bounds }: ArgumentDirectives,
  bounded: readonly BoundedArgument[],
  variables: Readonly<Record<string, unknown>>,
): OutOfBounds | undefined {
  for (const { name, value, type, bounds: own } of bounded) {
    const found = inValue(bounds, name, type, valueFromAST(value, type, variables), own)
    if (found) return found
  }
  return undefined
}

function inValue(
  bounds: ReadonlyMap<string, Bounds>,
  name: string,
  written: GraphQLInputType,
  value: unknown,
  own: readonly Bounds[],
): OutOfBounds | undefined {
  const type = getNullableType(written)
  if (typeof value === 'number') {
    const broken = own.find(({ min, max }) => !(value >= min && value <= max))
    return broken && { argument: name, value, ...broken }
  }
  if (isListType(type) && Array.isArray(value)) {
    return first(value, (item) => inValue(bounds, name, type.ofType, item, own))
  }
  if (isInputObjectType(type) && typeof value === 'object' && value !== null) {
    const given = value as Readonly<Record<string, unknown>>
    return first(Object.values(type.getFields()), (field) => {
      const bound = bounds.get(`${type.name}.${field.name}`)
      return inValue(bounds, field.name, field.type, given[field.name], bound ? [bound] : [])
    })
  }
  return undefined
}

function first<Item>(
  items: readonly Item[],
  find: (item: Item) => OutOfBounds | undefined,
): OutOfBounds | undefined {
  for (const item of items) {
    const found = find(item)
    if (found) return found
  }
  return undefined
}

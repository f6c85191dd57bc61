import {
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  valueFromASTUntyped,
} from 'graphql'
import type { CallerView, Reason } from '../../schema/rights/policy.ts'
import { type Call, possibleTypes } from './reads.ts'

/**
 * What the representations of `_entities` name: types, and fields by which they look up or that they hand over.
 * Naming a field is reading it: who may not see a key could ask for guesses of it, and see which one is answered.
 *
 * @returns coordinates (`Melding.kenmerk`) and type names, each once, in order.
 */
export function representedBy(
  schema: GraphQLSchema,
  calls: readonly Call[],
  variables: Readonly<Record<string, unknown>>,
): string[] {
  const named = new Set<string>()

  function add(type: string, value: unknown): void {
    if (typeof value !== 'object' || value === null) return
    if (Array.isArray(value)) {
      for (const item of value) add(type, item)
      return
    }
    const written = (value as { __typename?: unknown }).__typename
    const own = typeof written === 'string' ? written : type
    const definition = schema.getType(own)
    if (!isObjectType(definition) && !isInterfaceType(definition)) return
    named.add(own)
    const fields = definition.getFields()
    for (const [name, inside] of Object.entries(value)) {
      const field = Object.hasOwn(fields, name) ? fields[name] : undefined
      if (!field) continue
      named.add(`${own}.${name}`)
      const returned = getNamedType(field.type)
      if (isCompositeType(returned)) add(returned.name, inside)
    }
  }

  for (const { node, field } of calls) {
    if (field.name !== '_entities') continue
    const given = node.arguments?.find(({ name }) => name.value === 'representations')
    if (given) add('', valueFromASTUntyped(given.value, variables as Record<string, unknown>))
  }
  return [...named].sort()
}

/** Why a type or coordinate may not be named in a representation: it, or it on a type that can be meant. */
export function representable(schema: GraphQLSchema, view: CallerView, named: string): Reason | null {
  const [typeName = '', field] = named.split('.')
  const own = field === undefined ? view.type(typeName) : view.field(typeName, field, typeName)
  if (own) return own
  const type = schema.getType(typeName)
  if (!isInterfaceType(type)) return null
  const members = possibleTypes(schema, type)
  const seen = members.filter((member) => view.type(member) === null)
  if (seen.length === 0) return members[0] === undefined ? null : view.type(members[0])
  if (field === undefined) return null
  return seen.map((member) => view.field(member, field, typeName)).find((reason) => reason !== null) ?? null
}

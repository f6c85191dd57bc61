import {
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  valueFromASTUntyped,
} from 'graphql'
import { LRUCache } from 'lru-cache'
import { possibleTypes } from '../../../schema/language/type-conditions.ts'
import { writtenArgument } from '../../../schema/language/written-arguments.ts'
import type { CallerView, Reason } from '../../../schema/rights/policy.ts'
import type { Call } from './reads.ts'

/**
 * What the representations of `_entities` name: types, and fields by which they look up or that they hand over.
 * Naming a field is reading it: who may not see a key could ask for guesses of it, and see which one is answered.
 * Representations mostly come in many of one form, whose names are found once.
 *
 * @returns of a request's variables: coordinates (`Melding.kenmerk`) and type names, each once, in order.
 */
export function representedIn(
  schema: GraphQLSchema,
  calls: readonly Call[],
): (variables: Readonly<Record<string, unknown>>) => readonly string[] {
  const given = calls.flatMap(({ node, field }) => {
    const value = field.name === '_entities' ? writtenArgument(node, 'representations') : undefined
    return value ?? []
  })
  if (given.length === 0) return () => []
  const formsNamed = new LRUCache<string, readonly string[]>({ max: rememberedForms })

  /** Names of the forms themselves, remembered under all of them together. */
  function namesOf(forms: ReadonlyMap<string, unknown>): readonly string[] {
    const key = [...forms.keys()].join('\n')
    const known = formsNamed.get(key)
    if (known) return known
    const named = new Set<string>()
    for (const form of forms.values()) addNames(schema, named, '', form)
    const names = [...named].sort()
    formsNamed.set(key, names)
    return names
  }

  return (variables) => {
    const forms = new Map<string, unknown>()
    for (const value of given) {
      addForms(forms, valueFromASTUntyped(value, variables as Record<string, unknown>))
    }
    return namesOf(forms)
  }
}

const rememberedForms = 200

/** One representation of each form: its type, its keys, and the form of what is inside. */
function addForms(forms: Map<string, unknown>, value: unknown): void {
  const items: readonly unknown[] = Array.isArray(value) ? value : [value]
  for (const item of items) {
    const form = formOf(item)
    if (!forms.has(form)) forms.set(form, item)
  }
}

/** Two values of one form name the same; its length before it keeps a name apart, whatever stands in it. */
function formOf(value: unknown): string {
  if (typeof value !== 'object' || value === null) return ''
  if (Array.isArray(value)) return `[${value.map(formOf).join()}]`
  let form = '{'
  for (const [key, inside] of Object.entries(value)) {
    form += `${key.length}:${key}`
    if (key === '__typename') form += typeof inside === 'string' ? `=${inside.length}:${inside}` : ''
    else if (typeof inside === 'object') form += formOf(inside)
    form += ','
  }
  return `${form}}`
}

function addNames(schema: GraphQLSchema, named: Set<string>, type: string, value: unknown): void {
  if (typeof value !== 'object' || value === null) return
  if (Array.isArray(value)) {
    for (const item of value) addNames(schema, named, type, item)
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
    if (isCompositeType(returned)) addNames(schema, named, returned.name, inside)
  }
}

/** Why a type or coordinate may not be named in a representation: it, or it on a type that can be meant. */
export function representable(schema: GraphQLSchema, view: CallerView, named: string): Reason | null {
  const [typeName = '', field] = named.split('.')
  const own = field === undefined ? view.type(typeName) : view.field(typeName, field, typeName)
  if (own) return own
  const type = schema.getType(typeName)
  if (!isInterfaceType(type)) return null
  const members = possibleTypes(schema, type).map(({ name }) => name)
  const seen = members.filter((member) => view.type(member) === null)
  if (seen.length === 0) return members[0] === undefined ? null : view.type(members[0])
  if (field === undefined) return null
  return seen.map((member) => view.field(member, field, typeName)).find((reason) => reason !== null) ?? null
}

import { isInterfaceType, isIntrospectionType, isObjectType } from 'graphql'
import type { Caller } from './caller.ts'
import { CallerView, type Policy } from './policy.ts'
import { describeRule, type Rule } from './rule.ts'

/** Whether a caller may read one field, and by which rules. */
export interface FieldAccess {
  /** Schema coordinate: `Melding.ernst`. */
  readonly coordinate: string
  readonly allowed: boolean
  /** What the field asks, in words; empty for a public field. */
  readonly asks: readonly string[]
}

/** Every field of the schema and what it asks, in order of type and field. */
export function fieldsOf(
  policy: Policy,
): { coordinate: string; type: string; field: string; asks: string[] }[] {
  return Object.values(policy.schema.getTypeMap())
    .filter((type) => (isObjectType(type) || isInterfaceType(type)) && !isIntrospectionType(type))
    .sort((a, b) => (a.name === 'Query' ? -1 : b.name === 'Query' ? 1 : a.name < b.name ? -1 : 1))
    .flatMap((type) =>
      isObjectType(type) || isInterfaceType(type)
        ? Object.values(type.getFields()).map((field) => {
            const coordinate = `${type.name}.${field.name}`
            const returned = String(field.type).replace(/[[\]!]/g, '')
            const rules = [
              ...(policy.rules.types.get(type.name) ?? []),
              ...(policy.rules.fields.get(coordinate) ?? []),
              ...(policy.rules.types.get(returned) ?? []),
            ]
            return { coordinate, type: type.name, field: field.name, asks: inWords(rules) }
          })
        : [],
    )
}

/** What this caller may read, field by field: the same answer that its requests get. */
export function accessOf(policy: Policy, caller: Caller): FieldAccess[] {
  const view = new CallerView(policy, caller)
  return fieldsOf(policy).map(({ coordinate, type, field, asks }) => ({
    coordinate,
    allowed: view.field(type, field, type) === null,
    asks,
  }))
}

function inWords(rules: readonly Rule[]): string[] {
  return [...new Set(rules.map(describeRule))]
}

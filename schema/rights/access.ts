import { getNamedType } from 'graphql'
import { fieldsIn } from '../language/coordinates.ts'
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
  return fieldsIn(policy.schema)
    .sort(({ owner: one }, { owner: other }) => inOrder(one.name, other.name))
    .map(({ coordinate, owner, field }) => {
      const rules = [
        ...(policy.rules.types.get(owner.name) ?? []),
        ...(policy.rules.fields.get(coordinate) ?? []),
        ...(policy.rules.types.get(getNamedType(field.type).name) ?? []),
      ]
      return { coordinate, type: owner.name, field: field.name, asks: inWords(rules) }
    })
}

/** The fields of a type stay in the order in which they are written. */
function inOrder(one: string, other: string): number {
  if (one === other) return 0
  if (one === 'Query' || other === 'Query') return one === 'Query' ? -1 : 1
  return one < other ? -1 : 1
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

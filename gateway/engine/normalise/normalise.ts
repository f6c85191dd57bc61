import { type Operation, operationIn } from '../operation.ts'
import { inOrderAsked } from './mutation-order.ts'
import { resolveConditions } from './resolve-conditions.ts'
import { type PlanNames, withSafeAliases } from './safe-aliases.ts'

/** An operation in a form that the planner gets right, and the way back to what was asked. */
export interface Normalised {
  readonly operation: Operation
  /** The response keys that were replaced, by what they became. */
  readonly names: ReadonlyMap<string, string>
}

/** @param conditions the variables of `@skip` and `@include` that are true. */
export function normalise(
  planNames: PlanNames,
  asked: Operation,
  conditions: ReadonlySet<string>,
): Normalised {
  const name = asked.definition.name?.value
  const resolved = operationIn(resolveConditions(asked, conditions), name)
  const ordered = inOrderAsked(resolved)
  const { document, names } = withSafeAliases(planNames, ordered)
  return { operation: operationIn(document, name), names }
}

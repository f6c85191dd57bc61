import { type DocumentNode, Kind, type OperationDefinitionNode, print, visit } from 'graphql'
import { onlyUsed } from '../../schema/language/only-used.ts'
import { responseKey } from '../../schema/language/response-key.ts'
import type { Caller } from '../../schema/rights/caller.ts'
import { CallerView, type Policy, type Reason } from '../../schema/rights/policy.ts'
import { filterOperation } from './filter.ts'
import type { Shape } from './shape.ts'

/** What a caller may do with an operation. */
export type Decision = Unchanged | Modified | Refused

/** Everything may be answered. */
export interface Unchanged {
  readonly kind: 'unchanged'
}

/** Something was taken out. */
export interface Modified {
  readonly kind: 'modified'
  /** What is left, to plan and execute; valid by itself. */
  readonly operation: string
  /** Where what was taken out belongs in the answer. */
  readonly shape: Shape
  /** The response key under which objects say their type, where that decides; not part of the answer. */
  readonly typeKey: string
}

/** Nothing is left, or the operation may only be answered whole. */
export interface Refused {
  readonly kind: 'refused'
  readonly shape: Shape
  /** Whether that is because of what was refused elsewhere in it: a mutation has no half effects. */
  readonly whole: boolean
}

/**
 * Decides, before anything is planned or fetched, which part of an operation the caller may see.
 *
 * @param revealed the coordinates that the request's variables reveal (see `revealReader`).
 */
export function decide(
  policy: Policy,
  caller: Caller,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  revealed: ReadonlyMap<string, readonly string[]>,
): Decision {
  const typeKey = unusedKey(document)
  const view = new CallerView(policy, caller)
  const { selections, shape } = filterOperation({ policy, view, document, operation, revealed, typeKey })

  if (!shape.hasRefusals) return { kind: 'unchanged' }
  if (operation.operation !== 'query') return { kind: 'refused', shape, whole: true }
  if (selections.length === 0) return { kind: 'refused', shape, whole: false }
  const left: OperationDefinitionNode = {
    ...operation,
    selectionSet: { kind: Kind.SELECTION_SET, selections },
  }
  return { kind: 'modified', operation: print(onlyUsed(left, document)), shape, typeKey }
}

/** Every reason in a decision, each coordinate once. */
export function reasonsOf(decision: Decision): Reason[] {
  if (decision.kind === 'unchanged') return []
  const byCoordinate = new Map([...decision.shape.refusals()].map((reason) => [reason.veld, reason]))
  return [...byCoordinate.values()]
}

/** A response key that the document does not use itself. */
function unusedKey(document: DocumentNode): string {
  const used = new Set<string>()
  visit(document, {
    Field: (node) => void used.add(responseKey(node)),
  })
  let key = '_type'
  while (used.has(key)) key = `_${key}`
  return key
}

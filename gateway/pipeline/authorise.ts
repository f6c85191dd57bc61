import { LRUCache } from 'lru-cache'
import { type Caller, rightsKey } from '../../schema/rights/caller.ts'
import type { Policy } from '../../schema/rights/policy.ts'
import { revealedByVariables } from '../../schema/rights/reveal.ts'
import { type Decision, decide } from '../decision/decide.ts'
import type { Variables } from './limit.ts'
import type { PreparedOperation } from './prepare.ts'

const rememberedDecisions = 5000

/**
 * Makes the step that decides what the caller may see of an operation. A decision is remembered under all that it
 * depends on: the document, the operation in it, the caller's rights, and what the variables reveal.
 */
export function createAuthorise(policy: Policy) {
  const decisions = new LRUCache<string, Decision>({ max: rememberedDecisions })

  return (caller: Caller, prepared: PreparedOperation, variables: Variables): Decision => {
    const { query, document, operation } = prepared
    const revealed = revealedByVariables(policy, operation, variables)
    const key = JSON.stringify([query, operation.name?.value ?? null, rightsKey(caller), [...revealed]])
    const known = decisions.get(key)
    if (known) return known
    const decision = decide(policy, caller, document, operation, revealed)
    decisions.set(key, decision)
    return decision
  }
}

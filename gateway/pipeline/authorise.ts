import type { OperationDefinitionNode } from 'graphql'
import { LRUCache } from 'lru-cache'
import { type Caller, rightsKey } from '../../schema/rights/caller.ts'
import type { Policy } from '../../schema/rights/policy.ts'
import { revealedByVariables } from '../../schema/rights/reveal.ts'
import { type Decision, decide } from '../decision/decide.ts'
import type { Variables } from './limit.ts'
import type { PreparedOperation } from './prepare.ts'

/** Decisions remembered per operation: one for each set of rights that asks it. */
const rememberedPerOperation = 100

/**
 * Makes the step that decides what the caller may see of an operation. A decision is remembered under all that it
 * depends on: the parsed operation itself, the caller's rights, and what the variables reveal. It lives as long as
 * the parsed operation does.
 */
export function createAuthorise(policy: Policy) {
  const decisions = new WeakMap<OperationDefinitionNode, LRUCache<string, Decision>>()

  return (caller: Caller, prepared: PreparedOperation, variables: Variables): Decision => {
    const { document, operation } = prepared
    const revealed = revealedByVariables(policy, operation, variables)
    const key = revealed.size === 0 ? rightsKey(caller) : rightsKey(caller) + JSON.stringify([...revealed])
    let known = decisions.get(operation)
    if (!known) {
      known = new LRUCache({ max: rememberedPerOperation })
      decisions.set(operation, known)
    }
    const remembered = known.get(key)
    if (remembered) return remembered
    const decision = decide(policy, caller, document, operation, revealed)
    known.set(key, decision)
    return decision
  }
}

import type { DocumentNode, OperationDefinitionNode } from 'graphql'
import { LRUCache } from 'lru-cache'
import { bytesOf } from '../../schema/memory/sizes.ts'
import { type Caller, rightsKey } from '../../schema/rights/caller.ts'
import type { Policy } from '../../schema/rights/policy.ts'
import { type RevealedByVariables, revealReader } from '../../schema/rights/reveal.ts'
import { type Decision, decide } from '../decision/decide.ts'
import type { Variables } from './operation-request.ts'
import type { Remembering } from './remembering.ts'

/** One for each set of rights that asks the operation. */
const remembered = 100

/**
 * The decisions on one operation, each remembered under all that it depends on: the caller's rights, and what the
 * variables reveal.
 */
export class Decisions {
  readonly #policy: Policy
  readonly #document: DocumentNode
  readonly #operation: OperationDefinitionNode
  readonly #remembering: Remembering
  #revealed: RevealedByVariables | undefined
  #known: LRUCache<string, Decision> | undefined

  constructor(
    policy: Policy,
    document: DocumentNode,
    operation: OperationDefinitionNode,
    remembering: Remembering,
  ) {
    this.#remembering = remembering
    this.#policy = policy
    this.#document = document
    this.#operation = operation
  }

  of(caller: Caller, variables: Variables): Decision {
    this.#revealed ??= revealReader(this.#policy, this.#operation.variableDefinitions ?? [])
    this.#known ??= new LRUCache({ max: remembered })
    const revealed = this.#revealed(variables)
    const key = revealed.size === 0 ? rightsKey(caller) : rightsKey(caller) + JSON.stringify([...revealed])
    const known = this.#known.get(key)
    if (known) return known
    const decision = decide(this.#policy, caller, this.#document, this.#operation, revealed)
    const { tokens, onGrowth } = this.#remembering
    if (this.#known.size < remembered) onGrowth(key.length + bytesOf('decision', tokens))
    this.#known.set(key, decision)
    return decision
  }
}

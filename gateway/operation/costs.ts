import type { DocumentNode, OperationDefinitionNode } from 'graphql'
import { LRUCache } from 'lru-cache'
import type { Policy } from '../../schema/rights/policy.ts'
import { cost } from '../limits/cost.ts'
import type { Prices } from '../limits/prices.ts'
import type { Variables } from './operation-request.ts'

const remembered = 100

/** What one operation costs; only the variables that say how long a list is change it. */
export class Costs {
  readonly #operation: Omit<Parameters<typeof cost>[0], 'variables'>
  /** The variables on which it depends; the same whatever their values. */
  #reads: readonly string[] | undefined
  /** Of an operation on which no variable has a say. */
  #fixed: number | undefined
  #totals: LRUCache<string, number> | undefined

  constructor(
    { policy: { schema }, prices }: { readonly policy: Policy; readonly prices: Prices },
    document: DocumentNode,
    operation: OperationDefinitionNode,
  ) {
    this.#operation = { schema, prices, document, operation }
  }

  of(variables: Variables): number {
    if (this.#fixed !== undefined) return this.#fixed
    const before = this.#reads && this.#totals?.get(keyOf(this.#reads, variables))
    if (before !== undefined) return before
    const { total, reads } = cost({ ...this.#operation, variables })
    this.#reads = reads
    if (reads.length === 0) this.#fixed = total
    else {
      this.#totals ??= new LRUCache({ max: remembered })
      this.#totals.set(keyOf(reads, variables), total)
    }
    return total
  }
}

function keyOf(reads: readonly string[], variables: Variables): string {
  return JSON.stringify(reads.map((name) => variables[name] ?? null))
}

import type { DocumentNode, OperationDefinitionNode } from 'graphql'
import { LRUCache } from 'lru-cache'
import type { Policy } from '../../schema/rights/policy.ts'
import { cost, type OperationCost } from '../limits/cost.ts'
import type { Prices } from '../limits/prices.ts'
import type { Variables } from './operation-request.ts'
import type { Remembering } from './remembering.ts'

const remembered = 100
/** The longest values under which a cost is remembered, as JSON: others are of who tries all. */
const longestKey = 1_000
/** Besides its key. */
const bytesOfTotal = 200

export type Cost = Pick<OperationCost, 'kosten' | 'omvang'>

/** What one operation costs; only the variables that say how long a list is change it. */
export class Costs {
  readonly #operation: Omit<Parameters<typeof cost>[0], 'variables'>
  /** The variables on which it depends; the same whatever their values. */
  #reads: readonly string[] | undefined
  /** Of an operation on which no variable has a say. */
  #fixed: Cost | undefined
  #totals: LRUCache<string, Cost> | undefined

  readonly #onGrowth: (bytes: number) => void

  constructor(
    { policy: { schema }, prices }: { readonly policy: Policy; readonly prices: Prices },
    document: DocumentNode,
    operation: OperationDefinitionNode,
    { onGrowth }: Pick<Remembering, 'onGrowth'>,
  ) {
    this.#onGrowth = onGrowth
    this.#operation = { schema, prices, document, operation }
  }

  of(variables: Variables): Cost {
    if (this.#fixed !== undefined) return this.#fixed
    const before = this.#reads && this.#totals?.get(keyOf(this.#reads, variables))
    if (before !== undefined) return before
    const { kosten, omvang, reads } = cost({ ...this.#operation, variables })
    const found = { kosten, omvang }
    this.#reads = reads
    if (reads.length === 0) this.#fixed = found
    else this.#remember(keyOf(reads, variables), found)
    return found
  }

  #remember(key: string, found: Cost): void {
    if (key.length > longestKey) return
    this.#totals ??= new LRUCache({ max: remembered })
    if (this.#totals.size < remembered) this.#onGrowth(key.length + bytesOfTotal)
    this.#totals.set(key, found)
  }
}

function keyOf(reads: readonly string[], variables: Variables): string {
  return JSON.stringify(reads.map((name) => variables[name] ?? null))
}

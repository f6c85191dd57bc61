import type { DocumentNode } from 'graphql'
import { valuesIn } from '../../schema/language/values-in.ts'
import { usesOf } from '../limits/written-values.ts'
import type { Variables } from './operation-request.ts'

/** How much the variables of a request hold, in the units of the limits `waarden` and `nesting`. */
export interface GivenValues {
  readonly waarden: number
  readonly nesting: number
}

/**
 * Counts what a request gives, before it is looked into: each value as often as the operation uses its variable, since
 * every use is worked out by itself. One that is not used counts once.
 */
export class GivenValuesCounter {
  readonly #document: DocumentNode
  /** Of the variables that held a list or an object before. */
  readonly #uses = new Map<string, number>()

  constructor(document: DocumentNode) {
    this.#document = document
  }

  count(given: Variables): GivenValues {
    let waarden = 0
    let nesting = 0
    for (const name in given) {
      const size = valuesIn(given[name])
      waarden += size.nesting === 0 ? 1 : size.count * this.#usesOf(name)
      nesting = Math.max(nesting, size.nesting)
    }
    return { waarden, nesting }
  }

  #usesOf(name: string): number {
    const known = this.#uses.get(name)
    if (known !== undefined) return known
    const uses = usesOf(name, this.#document)
    // Names that the operation does not use are the caller's to think up, and are not kept.
    if (uses > 0) this.#uses.set(name, uses)
    return Math.max(1, uses)
  }
}

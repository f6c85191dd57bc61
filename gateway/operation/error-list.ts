import type { GraphQLFormattedError } from 'graphql'

/** How many errors of one kind are kept, and of all kinds together besides the first of each. */
const mostOfAKind = 100
const mostInAll = 1_000
/** How many are kept whatever they say: a source can word each of its errors in another way. */
const mostKept = 5_000

/** Errors of one source with one code that are not kept: what the first says, and how many there are. */
interface LeftOut {
  readonly error: GraphQLFormattedError
  count: number
}

/**
 * The errors of one answer, which grow with its rows. Of those that say the same at other rows of the same list the
 * first are kept, with their places; the rest is counted, and said in one error without a place, as `weggelaten`. A
 * source may have left out some already, and says so in the same way.
 */
export class ErrorList {
  readonly #kept: GraphQLFormattedError[] = []
  readonly #keptOfKind = new Map<string, number>()
  readonly #leftOut = new Map<string, LeftOut>()
  #more = 0

  push(error: GraphQLFormattedError): void {
    const before = leftOutIn(error)
    if (before > 0 && !error.path) {
      this.#leave(error, before)
      return
    }
    const { message, extensions } = error
    const kind = JSON.stringify([
      message,
      extensions?.['code'],
      extensions?.['serviceName'],
      error.path?.map((step) => (typeof step === 'number' ? 0 : step)),
    ])
    const kept = this.#keptOfKind.get(kind) ?? 0
    const isMore = kept > 0 && (kept >= mostOfAKind || this.#more >= mostInAll)
    if (isMore || this.#kept.length >= mostKept) {
      this.#leave(error, 1)
      return
    }
    if (kept > 0) this.#more += 1
    this.#keptOfKind.set(kind, kept + 1)
    this.#kept.push(error)
  }

  /** Those that are kept. */
  get kept(): readonly GraphQLFormattedError[] {
    return this.#kept
  }

  /** Those that are kept, and how many of what are not. */
  get told(): readonly GraphQLFormattedError[] {
    const others = [...this.#leftOut.values()].map(({ error, count }) => ({
      message: error.message,
      extensions: { ...error.extensions, weggelaten: count },
    }))
    return [...this.#kept, ...others]
  }

  #leave(error: GraphQLFormattedError, count: number): void {
    const name = JSON.stringify([error.extensions?.['code'], error.extensions?.['serviceName']])
    const known = this.#leftOut.get(name)
    if (known) known.count += count
    else this.#leftOut.set(name, { error, count })
  }
}

/** How many errors this one stands for, that were left out where it comes from; 0 of an error that stands for itself. */
export function leftOutIn(error: {
  readonly extensions?: Readonly<Record<string, unknown>> | undefined
}): number {
  const count = error.extensions?.['weggelaten']
  return typeof count === 'number' && Number.isSafeInteger(count) && count > 0 ? count : 0
}

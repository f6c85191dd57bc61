import { type ASTNode, GraphQLError } from 'graphql'

/** How many errors of one kind are kept, and of all kinds together besides the first of each. */
const mostOfAKind = 100
const mostInAll = 1_000

/** The errors of one field of the operation with one code. */
interface Kind {
  readonly first: GraphQLError
  kept: number
  left: number
}

/**
 * The errors of one execution, which grow with its rows: of each field that is asked the first are kept, with their
 * places; the rest is counted, and said in one error without a place, as `weggelaten`.
 */
export class Failures {
  readonly #kept: GraphQLError[] = []
  readonly #kinds = new Map<readonly ASTNode[] | undefined, Map<unknown, Kind>>()
  #more = 0

  /** @returns whether it was kept. */
  add(error: GraphQLError): boolean {
    const ofField = this.#kinds.get(error.nodes) ?? new Map<unknown, Kind>()
    this.#kinds.set(error.nodes, ofField)
    const code = codeOf(error)
    const kind = ofField.get(code)
    if (!kind) ofField.set(code, { first: error, kept: 1, left: 0 })
    else if (this.#isFull(kind)) {
      kind.left += 1
      return false
    } else {
      kind.kept += 1
      this.#more += 1
    }
    this.#kept.push(error)
    return true
  }

  /** An error like the one that would be made here, where one more would only be counted: it need not be made. */
  counted(nodes: readonly ASTNode[], raw: unknown): GraphQLError | undefined {
    const kind = this.#kinds.get(nodes)?.get(codeOf(raw))
    return kind && this.#isFull(kind) ? kind.first : undefined
  }

  /** Those that are kept, and of each kind of which more were, how many are not. */
  all(): readonly GraphQLError[] {
    const others = [...this.#kinds.values()].flatMap((ofField) =>
      [...ofField.values()].flatMap(({ first, left }) => (left > 0 ? [leftOut(first, left)] : [])),
    )
    return [...this.#kept, ...others]
  }

  #isFull({ kept }: Kind): boolean {
    return kept >= mostOfAKind || this.#more >= mostInAll
  }
}

/** Says that there were more errors like this one. */
function leftOut({ message, originalError, extensions }: GraphQLError, count: number): GraphQLError {
  return new GraphQLError(message, {
    originalError: originalError ?? null,
    extensions: { ...extensions, weggelaten: count },
  })
}

function codeOf(error: unknown): unknown {
  return error instanceof GraphQLError ? error.extensions['code'] : undefined
}

import { type ASTNode, GraphQLError, type GraphQLResolveInfo, locatedError } from 'graphql'
import { Failures } from './failures.ts'
import { type Room, TooLarge } from './room.ts'

/** Where in the answer, from the inside out; positions are told apart by identity. */
export type Path = NonNullable<GraphQLResolveInfo['path']>

/** One execution of a compiled operation: what its steps share. */
export class Evaluation {
  readonly context: unknown
  /** Coerced: with defaults, enum values and scalars as resolvers take them. */
  readonly variables: Record<string, unknown>
  readonly failures = new Failures()
  /** Arguments that depend on variables, by the number of their field: made once per evaluation, whatever the parents. */
  readonly arguments: unknown[] = []
  readonly #nulled = new Set<Path | undefined>()
  readonly #room: Room
  readonly #allowed: number | undefined
  #bytes = 0
  #taken = 0

  constructor(context: unknown, variables: Record<string, unknown>, room: Room, allowed?: number) {
    this.context = context
    this.variables = variables
    this.#room = room
    this.#allowed = allowed
  }

  /**
   * Counts what is about to be built, in bytes of JSON.
   *
   * @throws {TooLarge} where the answer may have no more.
   */
  take(bytes: number): void {
    this.#bytes += bytes
    if (this.#bytes > this.#taken) this.#taken = this.#room.takeFor(this.#bytes, this.#taken, this.#allowed)
  }

  /** Gives back what it took. */
  end(): void {
    this.#room.give(this.#taken)
    this.#taken = 0
  }

  /**
   * What comes in the place of a value that failed: null and an error, or where null may not be, the error for the
   * place around it. Under a place that is null already, nothing more is reported. An answer that is too large fails
   * whole.
   */
  failed(raw: unknown, nodes: readonly ASTNode[], path: Path, nonNull: boolean): null {
    if (raw instanceof TooLarge) throw raw
    const error =
      this.failures.counted(nodes, raw) ?? locatedError(raw, nodes as ASTNode[], pathToArray(path))
    if (nonNull) throw error
    this.add(error, path)
    return null
  }

  add(error: GraphQLError, path: Path | undefined): void {
    for (let at = path; at !== undefined; at = at.prev) if (this.#nulled.has(at)) return
    if (this.#nulled.has(undefined)) return
    // Of what is only counted the place is not kept, so that this does not grow with the rows either.
    if (this.failures.add(error)) this.#nulled.add(path)
  }
}

export function step(prev: Path | undefined, key: string | number, typename: string | undefined): Path {
  return { prev, key, typename }
}

export function isPromise(value: unknown): value is Promise<unknown> {
  return (
    typeof value === 'object' && value !== null && typeof (value as { then?: unknown }).then === 'function'
  )
}

/** An error of the engine's own about what a resolver gave. */
export function misfit(message: string, nodes: readonly ASTNode[]): GraphQLError {
  return new GraphQLError(message, { nodes: nodes as ASTNode[] })
}

function pathToArray(path: Path): (string | number)[] {
  const keys: (string | number)[] = []
  for (let at: Path | undefined = path; at !== undefined; at = at.prev) keys.push(at.key)
  return keys.reverse()
}

import { GraphQLError } from 'graphql'

export interface RoomOptions {
  /** How many bytes one answer may have, as JSON. */
  readonly mostOfOne: number
  /** How many bytes all answers under way may have together. */
  readonly most: number
}

/** An answer that needs no more than this is built, however much others take. */
const small = 1_000_000
/** How much an answer takes at a time. */
const step = 65_536

/** An answer would have too many bytes: nothing more of it is built, what stands around the place included. */
export class TooLarge extends GraphQLError {}

/** The room that a subgraph has for answers that are being built, in bytes. */
export class Room {
  readonly #options: RoomOptions
  #taken = 0

  constructor(options: RoomOptions) {
    this.#options = options
  }

  /** How much answers under way have taken together. */
  get taken(): number {
    return this.#taken
  }

  /**
   * Takes room for an answer that has come to so many bytes.
   *
   * @param before how much it had taken.
   * @param allowed how much its caller may have, where that is less than anyone may.
   * @returns how much it has now.
   * @throws {TooLarge} where it may have no more, or all answers together may not.
   */
  takeFor(bytes: number, before: number, allowed: number = Number.POSITIVE_INFINITY): number {
    const { most } = this.#options
    const mostOfOne = Math.min(allowed, this.#options.mostOfOne)
    if (bytes > mostOfOne) {
      throw new TooLarge(`The answer passes the limit "omvang"; wanted at most ${mostOfOne} bytes`, {
        extensions: { code: 'LIMIT_EXCEEDED', limiet: 'omvang', toegestaan: mostOfOne },
      })
    }
    const now = bytes + step
    if (bytes > small && this.#taken + now - before > most)
      throw new TooLarge(`The answers under way may have ${most} bytes together`)
    this.#taken += now - before
    return now
  }

  give(taken: number): void {
    this.#taken -= taken
  }
}

/** For what is executed outside a running subgraph. */
export const endless = new Room({ mostOfOne: Number.POSITIVE_INFINITY, most: Number.POSITIVE_INFINITY })

import type { Account } from './accounts.ts'

export interface Waiting {
  readonly bytes: number
  readonly enter: () => void
}

/** How much an account may owe and still be called in, in milliseconds. */
const quantum = 10

/**
 * Those of one kind, who wait for one another: accounts in turn, not requests. Whose operation computed long is passed over
 * for as long, so that a light one does not wait for a heavy one each time.
 */
export class Lane {
  readonly atOnce: number
  underWay = 0
  waitingBytes = 0
  /** For how long its operations computed more than those of the other lane, in milliseconds. */
  spent = 0
  /** By account, whose turn it is first; no list is empty. */
  readonly #waiting = new Map<Account, Waiting[]>()

  constructor(atOnce: number) {
    this.atOnce = atOnce
  }

  /** How many of an account wait. */
  waitingOf(account: Account): number {
    return this.#waiting.get(account)?.length ?? 0
  }

  add(account: Account, waiting: Waiting): void {
    this.waitingBytes += waiting.bytes
    const list = this.#waiting.get(account)
    if (list) list.push(waiting)
    else this.#waiting.set(account, [waiting])
  }

  take(account: Account, waiting: Waiting): void {
    const list = this.#waiting.get(account) ?? []
    const at = list.indexOf(waiting)
    if (at < 0) return
    list.splice(at, 1)
    this.waitingBytes -= waiting.bytes
    if (list.length === 0) this.#waiting.delete(account)
  }

  /**
   * Calls in the first of the next account that may; that one comes last for the next time.
   *
   * @returns the account; undefined where none may.
   */
  callNext(hasRoom: (account: Account) => boolean): Account | undefined {
    if (this.underWay >= this.atOnce) return undefined
    for (const [account, list] of this.#waiting) {
      if (!hasRoom(account)) continue
      // What is set again comes last, and this goes on to it.
      this.#waiting.delete(account)
      this.#waiting.set(account, list)
      if (account.owes <= quantum) {
        list[0]?.enter()
        return account
      }
      account.owes -= quantum
    }
    return undefined
  }
}

import { PublicError } from '../errors.ts'
import type { Account } from './accounts.ts'
import { Room } from './room.ts'

export interface GateOptions {
  /** How many operations of afnemers, and how many without a token, are under way at once. */
  readonly afnemers?: number
  readonly anonymous?: number
  /** How much may wait, of each of these two, in bytes of the requests. */
  readonly waitingBytes?: number
  /** How many of each account there is room for (default by how busy the process is). */
  readonly room?: Room
  /** How long is waited at most, in milliseconds. */
  readonly patience?: number
}

interface Waiting {
  readonly bytes: number
  readonly enter: () => void
}

/** Those of one kind, who wait for one another. */
interface Lane {
  readonly atOnce: number
  underWay: number
  waitingBytes: number
  /** By account, whose turn it is first; no list is empty. */
  readonly waiting: Map<Account, Waiting[]>
}

/**
 * Lets in what may be under way. Each account has so many operations of its own in, and what it asks beyond that waits
 * outside, where it costs nobody anything; who is let in next is the next account, not the next request. So four hundred
 * connections of one afnemer take no more of another's time than a few do.
 *
 * Callers without a token have a lane of their own, with an account for each address: however many addresses ask, no
 * afnemer waits for them.
 */
export class Gate {
  readonly #afnemers: Lane
  readonly #anonymous: Lane
  readonly #room: Room
  readonly #mostWaiting: number
  readonly #patience: number

  constructor({
    afnemers = 64,
    anonymous = 12,
    waitingBytes = 32_000_000,
    room = new Room(),
    patience = 2_000,
  }: GateOptions = {}) {
    this.#room = room
    this.#afnemers = lane(afnemers)
    this.#anonymous = lane(anonymous)
    this.#mostWaiting = waitingBytes
    this.#patience = patience
  }

  /** Enters where there is room; false where it has to be waited for. What entered must leave. */
  tryEnter(account: Account): boolean {
    this.#room.asked(account)
    const own = this.#laneOf(account)
    if (own.underWay >= own.atOnce || !this.#hasRoom(account)) return false
    own.underWay++
    account.underWay++
    return true
  }

  /**
   * Waits for room, and enters.
   *
   * @param bytes what is kept of the request meanwhile.
   * @throws {PublicError} 429 where too much waits already, or it takes too long.
   */
  enter(account: Account, bytes: number): Promise<void> {
    this.#room.wanted()
    const own = this.#laneOf(account)
    const list = own.waiting.get(account)
    const many = (list?.length ?? 0) >= account.quotas.wachtend
    if (many || own.waitingBytes + bytes > this.#mostWaiting) return Promise.reject(crowded())
    return new Promise((resolve, reject) => {
      const enter = () => {
        clearTimeout(timer)
        this.#take(own, account, waiting)
        own.underWay++
        account.underWay++
        resolve()
      }
      const waiting: Waiting = { bytes, enter }
      const timer = setTimeout(() => {
        this.#take(own, account, waiting)
        reject(crowded())
      }, this.#patienceNow())
      own.waitingBytes += bytes
      if (list) list.push(waiting)
      else own.waiting.set(account, [waiting])
    })
  }

  /** Makes room for who waits. */
  leave(account: Account): void {
    const own = this.#laneOf(account)
    own.underWay--
    account.underWay--
    while (own.waiting.size > 0 && own.underWay < own.atOnce && this.#callNext(own));
  }

  /** Looks from now on how much room there is. */
  open(): this {
    this.#room.open()
    return this
  }

  close(): void {
    this.#room.close()
  }

  /** The first account that has fewer in than it may; it comes last for the next time. */
  #callNext(own: Lane): boolean {
    for (const [account, list] of own.waiting) {
      if (!this.#hasRoom(account)) continue
      own.waiting.delete(account)
      own.waiting.set(account, list)
      list[0]?.enter()
      return true
    }
    return false
  }

  /** Not the same for all: those that came together would be refused together, and come again together. */
  #patienceNow(): number {
    return Math.floor(this.#patience * (0.75 + Math.random() / 4))
  }

  #hasRoom({ underWay, quotas }: Account): boolean {
    return underWay < this.#room.each && underWay < quotas.gelijktijdig
  }

  #take(own: Lane, account: Account, waiting: Waiting): void {
    const list = own.waiting.get(account) ?? []
    const at = list.indexOf(waiting)
    if (at < 0) return
    list.splice(at, 1)
    own.waitingBytes -= waiting.bytes
    if (list.length === 0) own.waiting.delete(account)
  }

  #laneOf({ kind }: Account): Lane {
    return kind === 'afnemer' ? this.#afnemers : this.#anonymous
  }
}

function lane(atOnce: number): Lane {
  return { atOnce, underWay: 0, waitingBytes: 0, waiting: new Map() }
}

function crowded(): PublicError {
  return new PublicError(
    'TOO_MANY_REQUESTS',
    429,
    'Too many operations of this caller wait for one another; ask fewer at once, or try again in 1 s',
    { wachttijd: 1 },
    1,
  )
}

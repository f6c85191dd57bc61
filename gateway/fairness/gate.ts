import { PublicError } from '../errors.ts'
import type { Account } from './accounts.ts'
import { Lane, type Waiting } from './lane.ts'
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
  /** For how long is let in before the process looks what else came in, in milliseconds. */
  readonly turn?: number
}

/**
 * Of an account with fewer than so many waiting, so many may be in however busy the process is: it is not who keeps it busy,
 * and with one in at a time would soon wait for itself.
 */
const few = { waiting: 16, inside: 4 }

/**
 * Lets in what may be under way. Each account has so many operations of its own in, and what it asks beyond that waits
 * outside, where it costs nobody anything; who is let in next is the next account, not the next request. So four hundred
 * connections of one afnemer take no more of another's time than a few do.
 *
 * Who is let in computes before anything else is looked at, and much of what is refused, or asked about the schema, is
 * answered without waiting for anything. So in each turn of the event loop it lets in for so long and no longer, and what
 * leaves makes room in the next turn: nobody waits for all that came in together.
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
  readonly #turn: number
  /** Those that have ended in this turn, each as often as it did. */
  #leaving: Account[] = []
  /** When the first was let in in this turn, as `performance.now()` tells time. */
  #began: number | undefined
  #looksAgain = false

  constructor({
    afnemers = 64,
    anonymous = 12,
    waitingBytes = 32_000_000,
    room = new Room(),
    patience = 2_000,
    turn = 10,
  }: GateOptions = {}) {
    this.#room = room
    this.#afnemers = new Lane(afnemers)
    this.#anonymous = new Lane(anonymous)
    this.#mostWaiting = waitingBytes
    this.#patience = patience
    this.#turn = turn
  }

  /**
   * Does work of an account when there is room for it.
   *
   * @param bytes what is kept of the request meanwhile.
   * @throws {PublicError} 429 where too much waits already, or it takes too long; and what the work throws.
   */
  async through<Result>(account: Account, bytes: number, work: () => Result): Promise<Awaited<Result>> {
    if (!this.tryEnter(account)) await this.enter(account, bytes)
    try {
      return await work()
    } finally {
      this.leave(account)
    }
  }

  /** Enters where there is room; false where it has to be waited for. What entered must leave. */
  tryEnter(account: Account): boolean {
    this.#room.asked(account)
    const own = this.#laneOf(account)
    if (this.#isTurnOver() || own.underWay >= own.atOnce || !this.#hasRoom(account)) return false
    this.#letIn(own, account)
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
    const many = own.waitingOf(account) >= account.quotas.wachtend
    if (many || own.waitingBytes + bytes > this.#mostWaiting) return Promise.reject(crowded())
    return new Promise((resolve, reject) => {
      const enter = () => {
        clearTimeout(timer)
        own.take(account, waiting)
        this.#letIn(own, account)
        resolve()
      }
      const waiting: Waiting = { bytes, enter }
      const timer = setTimeout(() => {
        own.take(account, waiting)
        reject(crowded())
      }, this.#patienceNow())
      own.add(account, waiting)
    })
  }

  /** Makes room for who waits, from the next turn of the event loop on. */
  leave(account: Account): void {
    this.#leaving.push(account)
    this.#lookAgain()
  }

  /** Looks from now on how much room there is. */
  open(): this {
    this.#room.open()
    return this
  }

  close(): void {
    this.#room.close()
  }

  #letIn(own: Lane, account: Account): void {
    own.underWay++
    account.underWay++
    if (this.#began !== undefined) return
    this.#began = performance.now()
    this.#lookAgain()
  }

  #isTurnOver(): boolean {
    return this.#began !== undefined && performance.now() - this.#began >= this.#turn
  }

  /** Begins a turn, after the process has looked what came in. */
  #lookAgain(): void {
    if (this.#looksAgain) return
    this.#looksAgain = true
    setImmediate(() => {
      this.#looksAgain = false
      this.#began = undefined
      const left = this.#leaving
      this.#leaving = []
      for (const account of left) {
        this.#laneOf(account).underWay--
        account.underWay--
      }
      this.#callIn()
    })
  }

  /** Calls in one after another, each when the one before has done all that it does without waiting. */
  #callIn(): void {
    if (this.#isTurnOver()) return
    const began = performance.now()
    const called = this.#callNext()
    if (!called) return
    const computed = () => {
      const took = performance.now() - began
      called.owes += took
      this.#laneOf(called).spent += took
      this.#callIn()
    }
    queueMicrotask(() => process.nextTick(computed))
  }

  /** Of the lane that computed less; one in which nobody can be called has nothing coming to it. */
  #callNext(): Account | undefined {
    const hasRoom = (account: Account) => this.#hasRoom(account)
    const [one, other] = [this.#afnemers, this.#anonymous]
    const [first, second] = one.spent <= other.spent ? [one, other] : [other, one]
    const called = first.callNext(hasRoom)
    if (called) return called
    first.spent = second.spent = 0
    return second.callNext(hasRoom)
  }

  /** Not the same for all: those that came together would be refused together, and come again together. */
  #patienceNow(): number {
    return Math.floor(this.#patience * (0.75 + Math.random() / 4))
  }

  #hasRoom(account: Account): boolean {
    const { underWay, quotas } = account
    const waiting = this.#laneOf(account).waitingOf(account)
    const least = waiting < few.waiting ? few.inside : 1
    return underWay < Math.max(this.#room.each, least) && underWay < quotas.gelijktijdig
  }

  #laneOf({ kind }: Account): Lane {
    return kind === 'afnemer' ? this.#afnemers : this.#anonymous
  }
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

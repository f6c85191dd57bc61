import { performance } from 'node:perf_hooks'

/** In milliseconds. */
const period = 50
/** Shares of the time in which the process was busy. */
const full = 0.97
const spare = 0.93
/** For how many periods after another account came it counts as one that asks. */
const remembered = 20

/**
 * How many operations of one account are under way at once. While others ask, so many that the process is busy and no more
 * than that: where it is busy all the time, whoever comes waits for all of them, and where they wait for sources, more at
 * once are done in the same time. Who asks alone has at least sixteen, because sources read together what is asked together.
 */
export class Room {
  readonly #most: number
  readonly #alone: number
  #timer: NodeJS.Timeout | undefined
  #before = performance.eventLoopUtilization()
  #wasWanted = false
  #last: object | undefined
  /** For how many periods more others count as asking. */
  #shared = 0
  #each: number

  constructor({ start = 4, alone = 16, most = 64 } = {}) {
    this.#each = start
    this.#alone = alone
    this.#most = most
  }

  /** How many there may be of each account now. */
  get each(): number {
    return this.#shared > 0 ? this.#each : Math.max(this.#alone, this.#each)
  }

  /** Looks from now on how busy the process is. */
  open(): void {
    this.#timer = setInterval(() => {
      const now = performance.eventLoopUtilization()
      this.adapt(performance.eventLoopUtilization(now, this.#before).utilization)
      this.#before = now
    }, period)
    this.#timer.unref()
  }

  close(): void {
    clearInterval(this.#timer)
  }

  /** An account asks. */
  asked(account: object): void {
    if (account === this.#last) return
    if (this.#last !== undefined) this.#shared = remembered
    this.#last = account
  }

  /** Somebody has to wait. */
  wanted(): void {
    this.#wasWanted = true
  }

  /** @param busy the share of the last period in which the process was. */
  adapt(busy: number): void {
    if (busy > full) this.#each = Math.max(1, Math.floor(this.#each * 0.75))
    else if (busy < spare && this.#wasWanted) this.#each = Math.min(this.#most, this.#each + 1)
    this.#wasWanted = false
    if (this.#shared > 0) this.#shared--
  }
}

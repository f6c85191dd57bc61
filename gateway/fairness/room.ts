import { performance } from 'node:perf_hooks'

/** Times are in milliseconds, shares of the time in which the process was busy. */
const period = 50
const full = 0.97
const spare = 0.93

/**
 * How many operations of one account are under way at once, so that the process is busy and no more than that. Where it
 * is busy all the time, more at once finish no sooner, and whoever comes waits for all of them; where they wait for
 * sources, more at once are done in the same time.
 */
export class Room {
  readonly #most: number
  #timer: NodeJS.Timeout | undefined
  #before = performance.eventLoopUtilization()
  #wasWanted = false
  /** How many there may be of each account now. */
  each: number

  constructor({ start = 4, most = 64 } = {}) {
    this.each = start
    this.#most = most
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

  /** Somebody has to wait. */
  wanted(): void {
    this.#wasWanted = true
  }

  /** @param busy the share of the last period in which the process was. */
  adapt(busy: number): void {
    if (busy > full) this.each = Math.max(1, Math.floor(this.each * 0.75))
    else if (busy < spare && this.#wasWanted) this.each = Math.min(this.#most, this.each + 1)
    this.#wasWanted = false
  }
}

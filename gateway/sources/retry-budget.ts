/** Of all that is asked, the share that may be asked again. */
const share = 0.2
/** How much is kept for later at most: what a source that was restarted loses at one moment. */
const most = 10

/**
 * How often may be asked again: a fifth of the questions, so that a source that is in trouble is never asked twice as
 * much for it.
 */
export class RetryBudget {
  #left = most

  /** Another question is asked. */
  asked(): void {
    if (this.#left < most) this.#left = Math.min(most, this.#left + share)
  }

  /** Whether one may be asked again; then it counts. */
  take(): boolean {
    // A fifth is not exactly a fifth in binary.
    if (this.#left < 1 - 1e-9) return false
    this.#left -= 1
    return true
  }
}

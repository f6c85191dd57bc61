export interface TurnOptions {
  /** How much is executed at the same time, in the unit of the limit `kosten`: objects at most. */
  readonly atOnce?: number
  /** What costs no more than this never waits. */
  readonly small?: number
  /** How long a turn is waited for, in milliseconds: a source that hangs must not hold up who asks another. */
  readonly patience?: number
}

interface Waiting {
  readonly kosten: number
  readonly begin: () => void
}

/**
 * Has operations that ask for much take turns: afnemers one after another, each with its own in the order they came.
 * What was begun is finished sooner, so that what is under way is little and young, and a small operation waits for
 * none of it.
 */
export class Turns {
  readonly #atOnce: number
  readonly #small: number
  readonly #patience: number
  #underWay = 0
  /** By afnemer, whose turn it is first; no list is empty. */
  readonly #waiting = new Map<string | null, Waiting[]>()

  constructor({ atOnce = 100_000, small = 1_000, patience = 1_000 }: TurnOptions = {}) {
    this.#atOnce = atOnce
    this.#small = small
    this.#patience = patience
  }

  /** Does the work in its turn; what costs more than may be done at once is done alone. */
  async take<Result>(afnemer: string | null, kosten: number, work: () => Promise<Result>): Promise<Result> {
    if (kosten <= this.#small) return work()
    if (this.#waiting.size > 0 || !this.#fits(kosten)) await this.#turn(afnemer, kosten)
    else this.#underWay += kosten
    try {
      return await work()
    } finally {
      this.#underWay -= kosten
      this.#callNext()
    }
  }

  /** The turns of one operation. */
  of(afnemer: string | null, kosten: number): <Result>(work: () => Promise<Result>) => Promise<Result> {
    return (work) => this.take(afnemer, kosten, work)
  }

  #fits(kosten: number): boolean {
    return this.#underWay === 0 || this.#underWay + kosten <= this.#atOnce
  }

  /** Waits until it is its turn, or for too long; counts it as under way from then. */
  #turn(afnemer: string | null, kosten: number): Promise<void> {
    return new Promise((resolve) => {
      const begin = () => {
        clearTimeout(timer)
        this.#underWay += kosten
        resolve()
      }
      const waiting = { kosten, begin }
      const timer = setTimeout(() => {
        this.#leaveQueue(afnemer, waiting)
        begin()
      }, this.#patience)
      const own = this.#waiting.get(afnemer)
      if (own) own.push(waiting)
      else this.#waiting.set(afnemer, [waiting])
    })
  }

  #callNext(): void {
    for (const [afnemer, [first]] of this.#waiting) {
      if (!first || !this.#fits(first.kosten)) return
      this.#leaveQueue(afnemer, first)
      first.begin()
    }
  }

  /** Whoever's turn it was comes last. */
  #leaveQueue(afnemer: string | null, waiting: Waiting): void {
    const others = this.#waiting.get(afnemer)?.filter((one) => one !== waiting) ?? []
    this.#waiting.delete(afnemer)
    if (others.length > 0) this.#waiting.set(afnemer, others)
  }
}

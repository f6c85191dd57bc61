import type { Quotas } from './quotas.ts'

type Size = Pick<Quotas, 'tempo' | 'voorraad'>

/** What somebody may spend: it fills up by `tempo` a second, to `voorraad` at most. Times are in milliseconds. */
export class Bucket {
  /** Below nought where several gateways let more pass than there was. */
  #level: number
  #at: number
  /** What was spent and not told to other gateways yet. */
  #untold = 0

  constructor({ voorraad }: Size, now: number) {
    this.#level = voorraad
    this.#at = now
  }

  /**
   * Spends, if it can be spent. What costs more than ever fits takes a full bucket.
   *
   * @returns 0, or in how many seconds there is enough.
   */
  take(price: number, size: Size, now: number): number {
    const wanted = Math.min(price, size.voorraad)
    const level = this.level(size, now)
    if (level < wanted) return (wanted - level) / size.tempo
    this.#level = level - wanted
    this.#untold += wanted
    return 0
  }

  /** Gives back what was spent and turned out not to be owed. */
  giveBack(price: number): void {
    this.#level += price
    this.#untold -= price
  }

  /** What can be spent now. */
  level({ tempo, voorraad }: Size, now: number): number {
    this.#level = Math.min(voorraad, this.#level + (Math.max(0, now - this.#at) * tempo) / 1_000)
    this.#at = now
    return this.#level
  }

  /** What was spent since this was last asked. */
  takeUntold(): number {
    const untold = this.#untold
    this.#untold = 0
    return untold
  }

  /** Could not be told after all. */
  keepUntold(spent: number): void {
    this.#untold += spent
  }

  /** What all gateways together left; what was spent here meanwhile still goes off it. */
  setShared(level: number, now: number): void {
    this.#level = level - this.#untold
    this.#at = now
  }
}

import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'

/** Chance that is the same in every run: the source of all demo data. */
export interface Random {
  /** A whole number from `min` to `max`, both included. */
  int(min: number, max: number): number
  /** True with probability `share` (0 to 1, in steps of a thousandth). */
  chance(share: number): boolean
  pick<Item>(items: readonly Item[]): Item
  /** One item, in proportion to its whole-number weight. */
  weighted<Item>(items: readonly (readonly [item: Item, weight: number])[]): Item
  /** A new list with the same items in another order. */
  shuffle<Item>(items: readonly Item[]): Item[]
  /** A date `YYYY-MM-DD` from `van` to `tot`, both included. */
  datum(van: string, tot: string): string
}

/** The same seed gives the same series. */
export function createRandom(seed: number): Random {
  const generator = xoroshiro128plus(seed)
  const int = (min: number, max: number) => uniformInt(generator, min, max)

  return {
    int,
    chance: (share) => int(1, 1000) <= Math.round(share * 1000),
    pick: (items) => at(items, int(0, items.length - 1)),
    weighted(items) {
      let left = int(
        1,
        items.reduce((sum, [, weight]) => sum + weight, 0),
      )
      for (const [item, weight] of items) {
        left -= weight
        if (left <= 0) return item
      }
      throw new Error('Picking by weight: wanted positive whole weights')
    },
    shuffle(items) {
      const mixed = [...items]
      for (let last = mixed.length - 1; last > 0; last--) {
        const other = int(0, last)
        const moved = at(mixed, last)
        mixed[last] = at(mixed, other)
        mixed[other] = moved
      }
      return mixed
    },
    datum: (van, tot) => addDays(van, int(0, daysBetween(van, tot))),
  }
}

const dayInMs = 86_400_000

/** The date `days` after `datum`. */
export function addDays(datum: string, days: number): string {
  return new Date(Date.parse(`${datum}T00:00:00Z`) + days * dayInMs).toISOString().slice(0, 10)
}

/** Whole days from one date to another. */
export function daysBetween(van: string, tot: string): number {
  return Math.round((Date.parse(`${tot}T00:00:00Z`) - Date.parse(`${van}T00:00:00Z`)) / dayInMs)
}

function at<Item>(items: readonly Item[], index: number): Item {
  const item = items[index]
  if (item === undefined) throw new Error('Picking at random: the list is empty')
  return item
}

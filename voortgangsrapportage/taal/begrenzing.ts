import { geheel, telwoord } from './getallen.ts'

/**
 * From an exact count to the words of a letter to the Tweede Kamer. The rule, in order:
 *
 * | the count, beside the round number below it and the one above | is written |
 * |---|---|
 * | below 40, or itself a round number | exactly, up to ten as a word |
 * | at most 2 % above the one below | circa, the one below |
 * | at most 4 % under the one above | bijna, the one above |
 * | less than 7 % above the one below | meer dan, the one below |
 * | at most 15 % above the one below | ruim, the one below |
 * | anything else | exactly |
 *
 * It gives what the letters wrote of the same figures: 142 circa 140, 207 meer dan 200, 84 meer dan 80, 43 ruim 40,
 * 53 meer dan 50, 32 exactly.
 */
export function begrensd(aantal: number): string {
  const { woord, getal } = begrenzing(aantal)
  return woord === null ? telwoord(getal) : `${woord} ${geheel(getal)}`
}

export interface Begrenzing {
  /** `null` where the count is written exactly. */
  readonly woord: 'circa' | 'bijna' | 'meer dan' | 'ruim' | null
  readonly getal: number
}

/** Below this a round number would say too little. */
const vanafRond = 40

export function begrenzing(aantal: number): Begrenzing {
  const exact = { woord: null, getal: aantal }
  if (aantal < vanafRond) return exact
  const stap = rondeStap(aantal)
  const onder = Math.floor(aantal / stap) * stap
  if (aantal === onder) return exact
  const boven = onder + stap
  const erboven = (aantal - onder) / onder
  const eronder = (boven - aantal) / boven
  if (erboven <= 0.02) return { woord: 'circa', getal: onder }
  if (eronder <= 0.04) return { woord: 'bijna', getal: boven }
  if (erboven < 0.07) return { woord: 'meer dan', getal: onder }
  if (erboven <= 0.15) return { woord: 'ruim', getal: onder }
  return exact
}

/** How far round numbers lie apart: tens to 200, fifties to 1.000, hundreds to 2.000, five hundreds to 10.000 … */
function rondeStap(aantal: number): number {
  if (aantal < 100) return 10
  const macht = 10 ** Math.floor(Math.log10(aantal))
  return aantal < 2 * macht ? macht / 10 : macht / 2
}

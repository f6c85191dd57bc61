/** What became of a count between two moments. */
export type Richting = 'gestegen' | 'gedaald' | 'gelijk'

export function richting(van: number, naar: number): Richting {
  if (van === naar) return 'gelijk'
  return naar > van ? 'gestegen' : 'gedaald'
}

/** What became of a run of counts, if it went one way all along. */
export function verloop(waarden: readonly number[]): Richting | 'wisselend' {
  const stappen = waarden.slice(1).map((waarde, index) => richting(waarden[index] ?? waarde, waarde))
  const eerste = stappen[0]
  if (eerste === undefined) return 'gelijk'
  return stappen.every((stap) => stap === eerste) ? eerste : 'wisselend'
}

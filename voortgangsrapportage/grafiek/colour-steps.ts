export interface Steps {
  /** Lowest and highest value that occur in each class, from little to much. */
  readonly grenzen: readonly (readonly [number, number])[]
  /** The step of colour of a value; `null` without one. */
  readonly index: (waarde: number | null) => number | null
  /** The step of colour of a class. */
  readonly trap: (klasse: number) => number
}

/**
 * Classes for colour: each value its own while there are few, otherwise classes of equal width between the smallest
 * and the largest. Empty classes are left out, so that the legend names only what can be found on the map.
 */
export function verdeel(waarden: readonly (number | null)[], meeste: number): Steps {
  const gegeven = [...new Set(waarden.filter((waarde) => waarde !== null))].sort((a, b) => a - b)
  const klassen = gegeven.length <= meeste ? gegeven.map((waarde) => [waarde]) : deel(gegeven, meeste)
  const grenzen = klassen.map((klasse) => [klasse[0] ?? 0, klasse.at(-1) ?? 0] as const)
  // Few classes take colours from the whole range, so that they can be told apart.
  const trap = (klasse: number) =>
    grenzen.length === 1 ? Math.floor(meeste / 2) : Math.round((klasse / (grenzen.length - 1)) * (meeste - 1))
  const index = (waarde: number | null) => {
    const klasse = waarde === null ? -1 : grenzen.findIndex(([van, tot]) => waarde >= van && waarde <= tot)
    return klasse === -1 ? null : trap(klasse)
  }
  return { grenzen, index, trap }
}

function deel(gesorteerd: readonly number[], aantal: number): readonly (readonly number[])[] {
  const laagste = gesorteerd[0] ?? 0
  const breedte = ((gesorteerd.at(-1) ?? 0) - laagste) / aantal
  const klassen = Array.from({ length: aantal }, (): number[] => [])
  for (const waarde of gesorteerd) {
    klassen[Math.min(aantal - 1, Math.floor((waarde - laagste) / breedte))]?.push(waarde)
  }
  return klassen.filter((klasse) => klasse.length > 0)
}

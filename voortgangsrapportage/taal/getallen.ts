const gehelen = new Intl.NumberFormat('nl-NL', { maximumFractionDigits: 0 })

const woorden = ['geen', 'een', 'twee', 'drie', 'vier', 'vijf', 'zes', 'zeven', 'acht', 'negen', 'tien']

/** A whole number in digits: `1.212`. */
export function geheel(getal: number): string {
  return gehelen.format(getal)
}

/**
 * A number with the decimals that it has, two at most: `66`, `22,5`; what is smaller is not written as nought. In a
 * column it may need more decimals: `66,0`.
 */
export function decimaal(getal: number, minstens = 0): string {
  if (getal > 0 && getal < 0.005) return 'minder dan 0,01'
  const vorm = { minimumFractionDigits: minstens, maximumFractionDigits: Math.max(2, minstens) }
  return new Intl.NumberFormat('nl-NL', vorm).format(getal)
}

/** A count in running text: up to ten as a word (none is `geen`), above that in digits. */
export function telwoord(getal: number): string {
  return woorden[getal] ?? geheel(getal)
}

/** The word that goes with a count: `1 dag`, `2 dagen`. */
export function bij(getal: number, enkelvoud: string, meervoud: string): string {
  return getal === 1 ? enkelvoud : meervoud
}

/** For the head of a sentence: `Vijf`. */
export function hoofdletter(woorden: string): string {
  return woorden.charAt(0).toUpperCase() + woorden.slice(1)
}

const gehelen = new Intl.NumberFormat('nl-NL', { maximumFractionDigits: 0 })
const tienden = new Intl.NumberFormat('nl-NL', { maximumFractionDigits: 1 })
const altijdTienden = new Intl.NumberFormat('nl-NL', { minimumFractionDigits: 1, maximumFractionDigits: 1 })

const woorden = ['geen', 'een', 'twee', 'drie', 'vier', 'vijf', 'zes', 'zeven', 'acht', 'negen', 'tien']

/** A whole number in digits: `1.212`. */
export function geheel(getal: number): string {
  return gehelen.format(getal)
}

/** A number with at most one decimal: `66`, `22,5`. */
export function metTiende(getal: number): string {
  return tienden.format(getal)
}

/** A number with one decimal, in a column where others have one: `66,0`. */
export function inTienden(getal: number): string {
  return altijdTienden.format(getal)
}

/** A count in running text: up to ten as a word (none is `geen`), above that in digits. */
export function telwoord(getal: number): string {
  return woorden[getal] ?? geheel(getal)
}

/** A percentage in running text: `19 procent`; between 0 and 1 percent `minder dan 1 procent`. */
export function procent(percentage: number): string {
  if (percentage > 0 && percentage < 1) return 'minder dan 1 procent'
  return `${geheel(percentage)} procent`
}

/** A share of a whole as a percentage; `null` when there is no whole to share. */
export function aandeel(deel: number, geheelGetal: number): string | null {
  return geheelGetal === 0 ? null : procent((100 * deel) / geheelGetal)
}

/** The word that goes with a count: `1 dag`, `2 dagen`. */
export function bij(getal: number, enkelvoud: string, meervoud: string): string {
  return getal === 1 ? enkelvoud : meervoud
}

/** A length of time: `1 dag`, `22,5 dagen`. */
export function dagen(aantal: number): string {
  return `${metTiende(aantal)} ${bij(aantal, 'dag', 'dagen')}`
}

/** For the head of a sentence: `Vijf`. */
export function hoofdletter(woorden: string): string {
  return woorden.charAt(0).toUpperCase() + woorden.slice(1)
}

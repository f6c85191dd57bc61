/** How apostrophes are typed: straight, curly, as a prime, as an accent. They tell no names apart. */
const apostrophes = /['‘’‚‛′`´ʹʻʼ＇]/g
/** Hyphens and dashes of every length, and the marks of an abbreviation: `Súdwest-Fryslân`, `Bergen (NH.)`. */
const separators = /[-‐‑‒–—―−.,()/\s]+/g

/**
 * A text in the one form in which it is looked up, at both sides: `'s-Hertogenbosch`, `‘s-hertogenbosch` and
 * `S Hertogenbosch` → `s hertogenbosch`. Case, diacritics, apostrophes, hyphens, spaces and ways to encode a letter (ĳ, é
 * as one sign or two) tell nothing apart; every other sign stands for itself.
 *
 * Empty when the text holds nothing to look for.
 */
export function searchForm(text: string): string {
  return text
    .replace(apostrophes, '')
    .normalize('NFKD')
    .replace(/[\p{Mn}\p{Cf}]/gu, '')
    .toLowerCase()
    .replace(separators, ' ')
    .trim()
}

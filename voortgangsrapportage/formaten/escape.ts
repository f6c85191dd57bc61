const TEKENS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** What XML does not know and a parser would choke on, half a pair of surrogates too. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must go
const ONGELDIG = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu

/** Text without what neither HTML nor XML may hold. */
export function cleanText(tekst: string): string {
  return tekst.replace(ONGELDIG, '')
}

/** Text that means nothing to a parser of HTML or XML, within an element or a quoted attribute. */
export function escapeMarkup(tekst: string): string {
  return cleanText(tekst).replace(/[&<>"']/g, (teken) => TEKENS[teken] ?? teken)
}

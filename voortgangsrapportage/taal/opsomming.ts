const lijst = new Intl.ListFormat('nl-NL', { type: 'conjunction' })

/** Names in a row: `Fryslân, Zeeland en Limburg`. */
export function opsomming(namen: readonly string[]): string {
  return lijst.format(namen)
}

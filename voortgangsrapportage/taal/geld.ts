const euros = new Intl.NumberFormat('nl-NL', {
  style: 'currency',
  currency: 'EUR',
  maximumFractionDigits: 0,
})
const miljoenen = new Intl.NumberFormat('nl-NL', { maximumFractionDigits: 1 })

const miljoenInCent = 100_000_000

/**
 * An amount as a letter writes it: `€ 485.318`, and from a million on, where one decimal says it all, `€ 2,5 miljoen`.
 *
 * @param cent whole euro cents.
 */
export function bedrag(cent: number): string {
  const inMiljoen = cent / miljoenInCent
  if (inMiljoen >= 1 && Number.isInteger(inMiljoen * 10)) return `€ ${miljoenen.format(inMiljoen)} miljoen`
  return euros.format(cent / 100)
}

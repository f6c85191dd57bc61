const heleEuros = new Intl.NumberFormat('nl-NL', {
  style: 'currency',
  currency: 'EUR',
  maximumFractionDigits: 0,
})
const metCenten = new Intl.NumberFormat('nl-NL', { style: 'currency', currency: 'EUR' })
const miljoenen = new Intl.NumberFormat('nl-NL', { maximumFractionDigits: 1 })
const miljoenInCent = 100_000_000

/**
 * An amount to the cent, as a letter writes it: `€ 485.318`, with its cents where it has them, and from a million on,
 * where one decimal says it all, `€ 2,5 miljoen`.
 *
 * @param cent whole euro cents.
 */
export function bedrag(cent: number): string {
  const inMiljoen = cent / miljoenInCent
  if (inMiljoen >= 1 && cent % (miljoenInCent / 10) === 0)
    return `€\u00a0${miljoenen.format(inMiljoen)} miljoen`
  return (cent % 100 === 0 ? heleEuros : metCenten).format(cent / 100)
}

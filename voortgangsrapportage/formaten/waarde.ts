import type { Eenheid } from '../verslag.ts'

const AANTAL = new Intl.NumberFormat('nl-NL', { maximumFractionDigits: 1 })
const PROCENT = new Intl.NumberFormat('nl-NL', { style: 'percent', maximumFractionDigits: 1 })
const HEEL_PROCENT = new Intl.NumberFormat('nl-NL', { style: 'percent', maximumFractionDigits: 0 })
const EURO = new Intl.NumberFormat('nl-NL', {
  style: 'currency',
  currency: 'EUR',
  trailingZeroDisplay: 'stripIfInteger',
})
const EURO_KORT = new Intl.NumberFormat('nl-NL', {
  style: 'currency',
  currency: 'EUR',
  notation: 'compact',
  maximumFractionDigits: 1,
})

/** A figure as a table gives it. Euro values are in cents, percentages from 0 to 100. */
export function schrijfWaarde(waarde: number, eenheid: Eenheid): string {
  switch (eenheid) {
    case 'aantal':
      return AANTAL.format(waarde)
    case 'procent':
      return PROCENT.format(waarde / 100)
    case 'dagen':
      return `${AANTAL.format(waarde)} ${waarde === 1 ? 'dag' : 'dagen'}`
    case 'euro':
      return EURO.format(waarde / 100)
  }
}

/** The same where room is short: beside a bar, along an axis that names the unit. Percentages from ten up are whole. */
export function schrijfKort(waarde: number, eenheid: Eenheid): string {
  if (eenheid === 'euro') return EURO_KORT.format(waarde / 100)
  if (eenheid === 'procent' && Math.abs(waarde) >= 10) return HEEL_PROCENT.format(waarde / 100)
  return eenheid === 'dagen' ? AANTAL.format(waarde) : schrijfWaarde(waarde, eenheid)
}

const DATUM = new Intl.DateTimeFormat('nl-NL', { dateStyle: 'long', timeZone: 'UTC' })
const MOMENT = new Intl.DateTimeFormat('nl-NL', {
  dateStyle: 'long',
  timeStyle: 'short',
  timeZone: 'Europe/Amsterdam',
})

/** `2024-05-14` as "14 mei 2024". */
export function schrijfDatum(datum: string): string {
  return DATUM.format(new Date(`${datum}T00:00:00Z`))
}

/** A moment in UTC as the clock in the Netherlands gave it: "14 mei 2024 om 10:30". */
export function schrijfMoment(moment: string): string {
  return MOMENT.format(new Date(moment))
}

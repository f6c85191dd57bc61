const MAAND = /^(\d{4})-(\d{2})$/
const KWARTAAL = /^(\d{4})-[QK]([1-4])$/
const JAAR = /^\d{4}$/

const MAANDNAMEN = ['jan', 'feb', 'mrt', 'apr', 'mei', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec']

/** A stretch of time on an axis: its place in years, what stands below it, and the year when that is apart. */
export interface Periode {
  readonly plaats: number
  readonly kort: string
  readonly jaar: string | null
}

/** Reads `2024-03`, `2024-Q1` or `2024`; `null` for any other name. */
export function leesPeriode(naam: string): Periode | null {
  const maand = MAAND.exec(naam)
  if (maand?.[1] && maand[2]) {
    const index = Number(maand[2]) - 1
    return { plaats: Number(maand[1]) + index / 12, kort: MAANDNAMEN[index] ?? naam, jaar: maand[1] }
  }
  const kwartaal = KWARTAAL.exec(naam)
  if (kwartaal?.[1] && kwartaal[2]) {
    const index = Number(kwartaal[2]) - 1
    return { plaats: Number(kwartaal[1]) + index / 4, kort: `kw${index + 1}`, jaar: kwartaal[1] }
  }
  return JAAR.test(naam) ? { plaats: Number(naam), kort: naam, jaar: null } : null
}

/** "mrt 2024" for `2024-03`; another name as it is. */
export function schrijfPeriode(naam: string): string {
  const periode = leesPeriode(naam)
  if (periode === null || periode.jaar === null) return naam
  return `${periode.kort} ${periode.jaar}`
}

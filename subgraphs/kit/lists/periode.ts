import { type RawBuilder, sql } from 'kysely'

export type PeriodeSoort = 'MAAND' | 'KWARTAAL' | 'JAAR'

const formats: Record<PeriodeSoort, string> = {
  MAAND: 'YYYY-MM',
  KWARTAAL: 'YYYY-"K"Q',
  JAAR: 'YYYY',
}

/** The period that a date column falls in, in SQL: `2024-05`, `2024-K2` or `2024`. */
export function periodeVan(column: string, soort: PeriodeSoort): RawBuilder<string> {
  return sql<string>`to_char(${sql.ref(column)}, ${sql.lit(formats[soort])})`
}

/**
 * The last day of a period, `YYYY-MM-DD`.
 *
 * @throws when it is none that `periodeVan` writes.
 */
export function eindVan(periode: string): string {
  const [, jaar, deel] = /^(\d{4})(?:-(K[1-4]|\d{2}))?$/.exec(periode) ?? []
  if (jaar === undefined) {
    throw new Error(`Reading the period "${periode}": wanted one such as 2024, 2024-K2 or 2024-05`)
  }
  const maand = deel === undefined ? 12 : deel.startsWith('K') ? Number(deel.slice(1)) * 3 : Number(deel)
  // Day 0 of the next month is the last of this one.
  return new Date(Date.UTC(Number(jaar), maand, 0)).toISOString().slice(0, 10)
}

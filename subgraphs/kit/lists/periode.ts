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

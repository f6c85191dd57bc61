import { type RawBuilder, sql } from 'kysely'
import { badInput } from '../request/errors.ts'

export type PeriodeSoort = 'MAAND' | 'KWARTAAL' | 'JAAR'

/** Days, `YYYY-MM-DD`, both included; null is without that bound. */
export interface Tijdvak {
  readonly van: string | null
  readonly tot: string | null
}

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
 * The first and the last day of a period.
 *
 * @throws when it is none that `periodeVan` writes.
 */
export function dagenVan(periode: string): { readonly van: string; readonly tot: string } {
  const [, jaar, deel] = /^(\d{4})(?:-(K[1-4]|\d{2}))?$/.exec(periode) ?? []
  if (jaar === undefined) {
    throw new Error(`Reading the period "${periode}": wanted one such as 2024, 2024-K2 or 2024-05`)
  }
  const laatste = deel === undefined ? 12 : deel.startsWith('K') ? Number(deel.slice(1)) * 3 : Number(deel)
  const eerste = deel === undefined ? 1 : deel.startsWith('K') ? laatste - 2 : laatste
  const dag = (maand: number, nummer: number) =>
    new Date(Date.UTC(Number(jaar), maand - 1, nummer)).toISOString().slice(0, 10)
  // Day 0 of the next month is the last of this one.
  return { van: dag(eerste, 1), tot: dag(laatste + 1, 0) }
}

/**
 * Holds a year that is asked to those of which a source has figures.
 *
 * @param laatste null where they go on.
 * @throws BAD_USER_INPUT with the bounds.
 */
export function holdYear(
  argument: string,
  jaar: number,
  { eerste, laatste }: { readonly eerste: number; readonly laatste: number | null },
): void {
  if (jaar >= eerste && (laatste === null || jaar <= laatste)) return
  const wanted = laatste === null ? `a year from ${eerste} on` : `a year from ${eerste} to ${laatste}`
  throw badInput(`The argument "${argument}" is ${jaar}; wanted ${wanted}`, undefined, {
    argument,
    wanted,
    min: eerste,
    ...(laatste === null ? {} : { max: laatste }),
  })
}

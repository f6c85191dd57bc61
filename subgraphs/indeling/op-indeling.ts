import { type RawBuilder, sql } from 'kysely'
import { geldigOp, organisatieMet, voorgangersVan } from '../../schema/indeling/indeling.ts'
import { type Given, isGiven } from '../kit/request/given.ts'

/**
 * The organisation to which a row belongs on the indeling of 1 January of a year, in SQL: that of the row, or what that
 * had gone up into by then. For counting organisations apart, so that two that became one are counted as one.
 */
export function opIndeling(column: string, jaar: Given<number>): RawBuilder<string> {
  const opgegaan = isGiven(jaar) ? opgegaanOp(`${jaar}-01-01`) : []
  if (opgegaan.length === 0) return sql<string>`${sql.ref(column)}`
  const van = opgegaan.map(([voorganger]) => voorganger)
  const naar = opgegaan.map(([, opvolger]) => opvolger)
  return sql<string>`coalesce((
    select naar from unnest(${van}::text[], ${naar}::text[]) as opgegaan (van, naar) where van = ${sql.ref(column)}
  ), ${sql.ref(column)})`
}

/** What had gone up into another by a day, with what it had become. */
function opgegaanOp(dag: string): (readonly [voorganger: string, opvolger: string])[] {
  return geldigOp(dag).flatMap(({ id }) =>
    voorgangersVan(id)
      .filter((one) => (organisatieMet(one)?.geldig_tot ?? dag) < dag)
      .map((one) => [one, id] as const),
  )
}

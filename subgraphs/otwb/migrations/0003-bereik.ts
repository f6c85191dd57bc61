import { type Kysely, type RawBuilder, sql } from 'kysely'

/**
 * The policies say the same as before, so that they cost less. A list is looked up in a hash, made once a statement: of
 * 342 gemeenten every row was held against each. And what is held against null has no estimate of its own: the planner
 * took the policies to leave one row, and sorted what an index gives in order.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const table of ['voorgesprek', 'sessie', 'afspraak', 'tourorganisatie']) {
    await houd(db, 'bereik', table, organisatie)
    await houd(db, 'bereik_statistiek', table, geteld)
  }
  await houd(db, 'bereik', 'contactmoment', sql`${organisatie} and ${functie}`)
  await houd(db, 'bereik_statistiek', 'contactmoment', sql`${geteld} and ${functie}`)
}

const organisatie = binnen(sql`organisatie_id`, sql`'nwb.organisaties'`)
const geteld = binnen(sql`organisatie_id`, sql`'nwb.organisaties_statistiek'`)
const functie = binnen(sql`functie`, sql`'nwb.functies'`)

/** Alters the condition of a policy. */
async function houd(db: Kysely<unknown>, policy: string, table: string, condition: RawBuilder<unknown>) {
  await sql`
    alter policy ${sql.id(policy)} on ${sql.id('otwb', table)} using (nullif(${condition}, false) is not null)
  `.execute(db)
}

/** Whether a column's value is in the list that a setting holds; `*` holds all, and no setting none. */
function binnen(column: RawBuilder<unknown>, setting: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`((select current_setting(${setting}, true)) = '*'
    or ${column} in (select unnest(string_to_array(current_setting(${setting}, true), ','))))`
}

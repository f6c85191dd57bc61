import { type Kysely, sql } from 'kysely'

/** From when to when an organisation existed; open ends are null. The reference data fills it in. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table zicht_op.organisatie
      add column geldig_van date,
      add column geldig_tot date,
      add check (geldig_tot >= geldig_van)`.execute(db)
}

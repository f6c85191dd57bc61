import { type Kysely, sql } from 'kysely'

/** What a policy reads of an aanvraag, so that those of an organisatie are counted in the index alone. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index on veilig_wonen.aanvraag (organisatie_id, functie)`.execute(db)
}

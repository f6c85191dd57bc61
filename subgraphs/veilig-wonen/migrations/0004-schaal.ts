import { type Kysely, sql } from 'kysely'

/** Filters that leave few of many aanvragen, in the order in which lists stand unless asked otherwise. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index on veilig_wonen.aanvraag (regeling, ingediend_op, id)`.execute(db)
  await sql`
    create index on veilig_wonen.aanvraag (nieuwe_dreiging_in_gesprek, ingediend_op, id)
      where nieuwe_dreiging_in_gesprek is not null`.execute(db)
}

import { type Kysely, sql } from 'kysely'

/**
 * From when to when an organisation existed, what it went into, and its name in the form in which names are looked up.
 * The reference data fills it in.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table organisaties.organisatie
      add column geldig_van date,
      add column geldig_tot date,
      add check (geldig_tot >= geldig_van),
      add column zoeknaam text collate "C" not null default ''`.execute(db)
  await sql`drop index organisaties.organisatie_lower_idx`.execute(db)
  await sql`create index on organisaties.organisatie (zoeknaam)`.execute(db)
  await sql`
    create table organisaties.opvolging (
      organisatie_id text references organisaties.organisatie (id),
      opvolger_id text references organisaties.organisatie (id),
      primary key (organisatie_id, opvolger_id)
    )`.execute(db)
  await sql`create index on organisaties.opvolging (opvolger_id)`.execute(db)
  await sql`grant select on organisaties.opvolging to nwb_organisaties_lezer`.execute(db)
}

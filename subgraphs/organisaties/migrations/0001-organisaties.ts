import { type Kysely, sql } from 'kysely'

/** Organisations and RIEC's: public data, so every caller may read every row. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table organisaties.riec (
      id text primary key,
      naam text collate "C" not null unique
    )`.execute(db)
  await sql`
    create table organisaties.organisatie (
      id text primary key,
      code text not null unique,
      naam text collate "C" not null,
      soort text not null check (soort in ('GEMEENTE', 'PROVINCIE', 'WATERSCHAP')),
      provincie_id text,
      riec_id text references organisaties.riec (id),
      inwoners integer check (inwoners >= 0)
    )`.execute(db)
  await sql`create index on organisaties.organisatie (naam, id)`.execute(db)
  await sql`create index on organisaties.organisatie (lower(naam))`.execute(db)
  await sql`create index on organisaties.organisatie (provincie_id, naam, id)`.execute(db)
  await sql`create index on organisaties.organisatie (riec_id, naam, id)`.execute(db)
  await sql`grant select on organisaties.riec, organisaties.organisatie to nwb_organisaties_lezer`.execute(db)
}

import { type Kysely, sql } from 'kysely'

/** Budgets and what provinces received: real and public, so every caller may read every row. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table programma.middel (
      id text primary key,
      volgorde integer not null,
      naam text not null,
      omschrijving text not null,
      soort text not null check (soort in ('BUDGET', 'TEGEMOETKOMING', 'BIJDRAGE')),
      bedrag bigint not null check (bedrag > 0),
      per_organisatie boolean not null,
      totaal bigint not null check (totaal >= bedrag),
      ontvangers text not null,
      jaar_van integer not null,
      jaar_tot integer,
      structureel boolean not null,
      inclusief_btw_compensatiefonds boolean,
      regeling text,
      brief_id text not null references programma.brief (id),
      deel_van_id text references programma.middel (id),
      check (structureel = (jaar_tot is null)),
      check (jaar_van <= jaar_tot)
    )`.execute(db)
  await sql`
    create table programma.middel_mijlpaal (
      middel_id text not null references programma.middel (id) on delete cascade,
      mijlpaal_id text not null references programma.mijlpaal (id) on delete cascade,
      primary key (middel_id, mijlpaal_id)
    )`.execute(db)
  await sql`
    create table programma.middel_uitkering (
      id text primary key,
      middel_id text not null references programma.middel (id) on delete cascade,
      organisatie_id text not null references programma.organisatie (id),
      jaar integer not null,
      bedrag bigint not null check (bedrag > 0),
      unique (middel_id, organisatie_id, jaar)
    )`.execute(db)
  await sql`create index on programma.middel_uitkering (organisatie_id, jaar)`.execute(db)
  await sql`
    grant select on programma.middel, programma.middel_mijlpaal, programma.middel_uitkering
      to nwb_programma_lezer`.execute(db)
}

import { type Kysely, sql } from 'kysely'

/**
 * Activities say nothing about an organisation; who takes part does, and stands under row-level security.
 * Nothing set means no rows.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table programma.activiteit (
      id text collate "C" primary key,
      soort text not null check (soort in (
        'IMPULS', 'PILOT', 'CONFERENTIE', 'LEERKRING', 'DRIEHOEKSESSIE', 'REGIONALE_BIJEENKOMST',
        'WEERBAARHEIDSSCAN', 'BASISSCAN_INTEGRITEIT', 'KWETSBARE_PROCESSEN', 'WERKSESSIE', 'TRAIN_DE_TRAINER')),
      naam text not null,
      omschrijving text not null,
      datum date not null,
      van date,
      tot date,
      periode_omschrijving text,
      status text not null check (status in ('GEPLAND', 'UITGEVOERD', 'VERVALLEN')),
      extra boolean not null,
      organisatoren text[] not null,
      openbare_lichamen text[] not null,
      riec_id text,
      brief_id text references programma.brief (id),
      mijlpaal_id text references programma.mijlpaal (id) on delete set null,
      synthetisch boolean not null,
      check (van <= tot),
      check (van is null or datum = van),
      check (van is not null or periode_omschrijving is not null),
      check (synthetisch or brief_id is not null)
    )`.execute(db)
  await sql`create index on programma.activiteit (datum desc, id)`.execute(db)
  await sql`create index on programma.activiteit (soort, datum desc, id)`.execute(db)
  await sql`create index on programma.activiteit (status, datum desc, id)`.execute(db)
  await sql`
    create table programma.activiteit_deelname (
      id text not null,
      organisatie_id text not null references programma.organisatie (id),
      activiteit_id text collate "C" not null references programma.activiteit (id),
      rol text not null check (rol in ('DEELNEMER', 'GASTHEER')),
      aangemeld_op date,
      aanwezig boolean,
      synthetisch boolean not null,
      primary key (id, organisatie_id),
      unique (activiteit_id, organisatie_id)
    )`.execute(db)
  await sql`create index on programma.activiteit_deelname (organisatie_id, activiteit_id)`.execute(db)

  await sql`grant select on programma.activiteit, programma.activiteit_deelname to nwb_programma_lezer`.execute(
    db,
  )
  await sql`alter table programma.activiteit_deelname enable row level security`.execute(db)
  await sql`
    create policy bereik on programma.activiteit_deelname for select to nwb_programma_lezer using (
      (select current_setting('nwb.organisaties', true)) = '*'
      or organisatie_id = any ((select string_to_array(current_setting('nwb.organisaties', true), ','))::text[])
    )`.execute(db)

  await sql`
    grant select (id, soort, status, extra, datum) on programma.activiteit to nwb_programma_statistiek`.execute(
    db,
  )
  await sql`
    grant select (activiteit_id, organisatie_id) on programma.activiteit_deelname
      to nwb_programma_statistiek`.execute(db)
  await sql`
    create policy bereik_statistiek on programma.activiteit_deelname for select to nwb_programma_statistiek using (
      (select current_setting('nwb.organisaties_statistiek', true)) = '*'
      or organisatie_id = any (
        (select string_to_array(current_setting('nwb.organisaties_statistiek', true), ','))::text[])
    )`.execute(db)
  // The view reads as its owner, so that counts obey the bereik of statistics and not that of rows.
  await sql`grant create on schema programma to nwb_programma_statistiek`.execute(db)
  await sql`
    create view programma.activiteit_statistiek as
      select activiteit.id as activiteit_id, activiteit.soort, activiteit.status, activiteit.extra,
        activiteit.datum, organisatie.id as organisatie_id, organisatie.provincie_id
      from programma.activiteit_deelname as deelname
      join programma.activiteit on activiteit.id = deelname.activiteit_id
      join programma.organisatie on organisatie.id = deelname.organisatie_id`.execute(db)
  await sql`alter view programma.activiteit_statistiek owner to nwb_programma_statistiek`.execute(db)
  await sql`revoke create on schema programma from nwb_programma_statistiek`.execute(db)
  await sql`grant select on programma.activiteit_statistiek to nwb_programma_lezer`.execute(db)
}

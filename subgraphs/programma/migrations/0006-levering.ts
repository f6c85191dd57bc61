import { type Kysely, sql } from 'kysely'

/**
 * Until when the source is complete, per organisation that takes part: public, so without row security. And what
 * statistics count says whether it is synthetic, with indexes that hold only that.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table programma.levering (
      organisatie_id text primary key references programma.organisatie,
      bijgewerkt_tot date not null
    )`.execute(db)
  await sql`grant select on programma.levering to nwb_programma_lezer`.execute(db)
  await sql`create index on programma.activiteit (id) where synthetisch`.execute(db)
  await sql`create index on programma.activiteit_deelname (organisatie_id) where synthetisch`.execute(db)
  await sql`
    grant select (synthetisch) on programma.activiteit, programma.activiteit_deelname
      to nwb_programma_statistiek`.execute(db)
  await sql`grant create on schema programma to nwb_programma_statistiek`.execute(db)
  await sql`
    create or replace view programma.activiteit_statistiek as
      select activiteit.id as activiteit_id, activiteit.soort, activiteit.status, activiteit.extra,
        activiteit.datum, organisatie.id as organisatie_id, organisatie.provincie_id,
        deelname.synthetisch or activiteit.synthetisch as synthetisch
      from programma.activiteit_deelname as deelname
      join programma.activiteit on activiteit.id = deelname.activiteit_id
      join programma.organisatie on organisatie.id = deelname.organisatie_id`.execute(db)
  await sql`revoke create on schema programma from nwb_programma_statistiek`.execute(db)
}

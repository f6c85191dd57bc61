import { type Kysely, sql } from 'kysely'

/**
 * From which day on the source knows of an activity: certainly, and at the earliest. Those that a letter made known have
 * the days between which it appeared; the others the day of their first enrolment, and never a later one than their own.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table programma.activiteit
      add column bekend_sinds date,
      add column vroegst_bekend date`.execute(db)
  await sql`
    update programma.activiteit as activiteit
    set bekend_sinds = brief.uiterste_datum, vroegst_bekend = brief.vroegste_datum
    from programma.brief as brief
    where brief.id = activiteit.brief_id and (not activiteit.synthetisch or activiteit.extra)`.execute(db)
  await sql`
    update programma.activiteit as activiteit
    set bekend_sinds = eerste.dag, vroegst_bekend = eerste.dag
    from (
      select a.id, least(a.datum, min(deelname.aangemeld_op)) as dag
      from programma.activiteit as a
      left join programma.activiteit_deelname as deelname on deelname.activiteit_id = a.id
      group by a.id, a.datum
    ) as eerste
    where eerste.id = activiteit.id and activiteit.bekend_sinds is null`.execute(db)
  await sql`
    alter table programma.activiteit
      alter column bekend_sinds set not null,
      alter column vroegst_bekend set not null,
      add check (vroegst_bekend <= bekend_sinds)`.execute(db)
  await sql`
    grant select (bekend_sinds, vroegst_bekend) on programma.activiteit to nwb_programma_statistiek`.execute(
    db,
  )
  await sql`grant create on schema programma to nwb_programma_statistiek`.execute(db)
  await sql`
    create or replace view programma.activiteit_statistiek as
      select activiteit.id as activiteit_id, activiteit.soort, activiteit.status, activiteit.extra,
        activiteit.datum, organisatie.id as organisatie_id, organisatie.provincie_id,
        deelname.synthetisch or activiteit.synthetisch as synthetisch,
        activiteit.bekend_sinds, activiteit.vroegst_bekend
      from programma.activiteit_deelname as deelname
      join programma.activiteit on activiteit.id = deelname.activiteit_id
      join programma.organisatie on organisatie.id = deelname.organisatie_id`.execute(db)
  await sql`revoke create on schema programma from nwb_programma_statistiek`.execute(db)
}

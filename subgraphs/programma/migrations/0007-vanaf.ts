import { type Kysely, sql } from 'kysely'

/**
 * From when the source is complete of activities, per organisation that delivers: nothing before that day is none. What is there
 * was delivered by the demo, which begins on 2019-12-01, and follows what a gemeente that ended had begun.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table programma.levering add column vanaf date`.execute(db)
  await sql`delete from programma.levering where bijgewerkt_tot < '2019-12-01'`.execute(db)
  await sql`update programma.levering set vanaf = '2019-12-01'`.execute(db)
  await sql`
    update programma.levering set bijgewerkt_tot = (select max(bijgewerkt_tot) from programma.levering)
    from programma.organisatie
    where organisatie.id = levering.organisatie_id and organisatie.geldig_tot = levering.bijgewerkt_tot`.execute(
    db,
  )
  await sql`
    alter table programma.levering
      alter column vanaf set not null, add constraint levering_dagen check (vanaf <= bijgewerkt_tot)`.execute(
    db,
  )
}

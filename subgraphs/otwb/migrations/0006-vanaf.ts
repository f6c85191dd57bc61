import { type Kysely, sql } from 'kysely'

/**
 * From when the source is complete of what the team did, per organisation that delivers: nothing before that day is none. What is there
 * was delivered by the demo, which begins on 2022-01-01, and follows what a gemeente that ended had begun.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table otwb.levering add column vanaf date`.execute(db)
  await sql`delete from otwb.levering where bijgewerkt_tot < '2022-01-01'`.execute(db)
  await sql`update otwb.levering set vanaf = '2022-01-01'`.execute(db)
  await sql`
    update otwb.levering set bijgewerkt_tot = (select max(bijgewerkt_tot) from otwb.levering)
    from otwb.organisatie
    where organisatie.id = levering.organisatie_id and organisatie.geldig_tot = levering.bijgewerkt_tot`.execute(
    db,
  )
  await sql`
    alter table otwb.levering
      alter column vanaf set not null, add constraint levering_dagen check (vanaf <= bijgewerkt_tot)`.execute(
    db,
  )
}

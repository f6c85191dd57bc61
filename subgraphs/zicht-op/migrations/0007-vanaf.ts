import { type Kysely, sql } from 'kysely'

/**
 * From when the source is complete of trajects, per organisation that delivers: nothing before that day is none. What is there
 * was delivered by the demo, which begins on 2022-01-01, and follows what a gemeente that ended had begun.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table zicht_op.levering add column vanaf date`.execute(db)
  await sql`delete from zicht_op.levering where bijgewerkt_tot < '2022-01-01'`.execute(db)
  await sql`update zicht_op.levering set vanaf = '2022-01-01'`.execute(db)
  await sql`
    update zicht_op.levering set bijgewerkt_tot = (select max(bijgewerkt_tot) from zicht_op.levering)
    from zicht_op.organisatie
    where organisatie.id = levering.organisatie_id and organisatie.geldig_tot = levering.bijgewerkt_tot`.execute(
    db,
  )
  await sql`
    alter table zicht_op.levering
      alter column vanaf set not null, add constraint levering_dagen check (vanaf <= bijgewerkt_tot)`.execute(
    db,
  )
}

import { type Kysely, sql } from 'kysely'

/**
 * Until when the source is complete, per organisation that delivers: public, so without row security. And what
 * statistics count says whether it is synthetic, with an index that holds only that.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table meldingen.levering (
      organisatie_id text primary key references meldingen.organisatie,
      bijgewerkt_tot date not null
    )`.execute(db)
  await sql`grant select on meldingen.levering to nwb_meldingen_lezer`.execute(db)
  await sql`create index on meldingen.melding (organisatie_id) where synthetisch`.execute(db)
  await sql`grant select (synthetisch) on meldingen.melding to nwb_meldingen_statistiek`.execute(db)
  await sql`grant create on schema meldingen to nwb_meldingen_statistiek`.execute(db)
  await sql`
    create or replace view meldingen.melding_statistiek as
      select organisatie_id, functie, bron, gericht_op_naasten, vormen, kanaal, ernst, incidentdatum, aangifte_gedaan,
        synthetisch
      from meldingen.melding`.execute(db)
  await sql`revoke create on schema meldingen from nwb_meldingen_statistiek`.execute(db)
}

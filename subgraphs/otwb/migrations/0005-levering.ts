import { type Kysely, sql } from 'kysely'

/**
 * Until when the team's records are complete, per organisation: public, so without row security. And what statistics
 * count says whether it is synthetic, with indexes that hold only that.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table otwb.levering (
      organisatie_id text primary key references otwb.organisatie,
      bijgewerkt_tot date not null
    )`.execute(db)
  await sql`grant select on otwb.levering to nwb_otwb_lezer`.execute(db)
  for (const table of ['voorgesprek', 'sessie', 'afspraak', 'contactmoment']) {
    const name = sql.id('otwb', table)
    await sql`create index on ${name} (organisatie_id) where synthetisch`.execute(db)
    await sql`grant select (synthetisch) on ${name} to nwb_otwb_statistiek`.execute(db)
  }
  await sql`grant create on schema otwb to nwb_otwb_statistiek`.execute(db)
  await statistiek(db)
  await sql`revoke create on schema otwb from nwb_otwb_statistiek`.execute(db)
}

async function statistiek(db: Kysely<unknown>): Promise<void> {
  await sql`
    create or replace view otwb.bezoek_statistiek as
    select organisatie_id, datum, bezoek.soort, intake, organisatie.soort as organisatie_soort, provincie_id,
      synthetisch
    from (
      select organisatie_id, datum, 'VOORGESPREK'::text as soort, soort = 'INTAKE' as intake, synthetisch
      from otwb.voorgesprek
      union all
      select organisatie_id, datum, 'SESSIE'::text, false, synthetisch from otwb.sessie
    ) as bezoek
    join otwb.organisatie on organisatie.id = bezoek.organisatie_id`.execute(db)
  await sql`
    create or replace view otwb.afspraak_statistiek as
    select organisatie_id, soort as organisatie_soort, provincie_id,
      onderwerp, ondersteuning_door_bzk, gemaakt_op, opgepakt_op, uitgevoerd_op, vervallen_op, synthetisch
    from otwb.afspraak
    join otwb.organisatie on organisatie.id = afspraak.organisatie_id`.execute(db)
  await sql`
    create or replace view otwb.contactmoment_statistiek as
    select organisatie_id, soort as organisatie_soort, provincie_id,
      functie, datum, aanleiding, soort_vraag, synthetisch
    from otwb.contactmoment
    join otwb.organisatie on organisatie.id = contactmoment.organisatie_id`.execute(db)
}

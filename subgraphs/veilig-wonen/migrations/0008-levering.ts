import { type Kysely, type RawBuilder, sql } from 'kysely'

/**
 * Until when the source is complete, per organisation that delivers: public, so without row security. And what
 * statistics count says whether it is synthetic, with an index that holds only that.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table veilig_wonen.levering (
      organisatie_id text primary key references veilig_wonen.organisatie,
      bijgewerkt_tot date not null
    )`.execute(db)
  await sql`grant select on veilig_wonen.levering to nwb_veilig_wonen_lezer`.execute(db)
  await sql`create index on veilig_wonen.aanvraag (organisatie_id) where synthetisch`.execute(db)
  await sql`grant select (synthetisch) on veilig_wonen.aanvraag to nwb_veilig_wonen_statistiek`.execute(db)
  await sql`grant create on schema veilig_wonen to nwb_veilig_wonen_statistiek`.execute(db)
  await vervang(
    db,
    'aanvraag_statistiek',
    sql`select ${aanvraag}, aanvraag.status, aanvraag.afgerond_op, aanvraag.doorlooptijd_dagen, aanvraag.synthetisch
      from veilig_wonen.aanvraag ${metOrganisatie}`,
  )
  await vervang(
    db,
    'stap_statistiek',
    sql`select ${aanvraag}, aanvraag.afgerond_op, verloop.status as stap, verloop.op, verloop.tot,
        aanvraag.synthetisch
      from veilig_wonen.verloop
      join veilig_wonen.aanvraag
        on aanvraag.id = verloop.aanvraag_id and aanvraag.organisatie_id = verloop.organisatie_id
      ${metOrganisatie}`,
  )
  await vervang(
    db,
    'maatregel_statistiek',
    sql`select ${aanvraag}, maatregel.domein, maatregel.soort as soort_maatregel, maatregel.kosten,
        maatregel.uitgevoerd_op, maatregel.betaald_op, aanvraag.synthetisch
      from veilig_wonen.maatregel
      join veilig_wonen.aanvraag
        on aanvraag.id = maatregel.aanvraag_id and aanvraag.organisatie_id = maatregel.organisatie_id
      ${metOrganisatie}`,
  )
  await sql`revoke create on schema veilig_wonen from nwb_veilig_wonen_statistiek`.execute(db)
}

const aanvraag = sql`
  aanvraag.organisatie_id, organisatie.soort, organisatie.provincie_id, organisatie.riec_id, aanvraag.functie,
  aanvraag.regeling, aanvraag.ingediend_op, aanvraag.urgentie, aanvraag.urgentie_rang,
  aanvraag.nieuwe_dreiging_in_gesprek`

const metOrganisatie = sql`join veilig_wonen.organisatie on organisatie.id = aanvraag.organisatie_id`

/** Says anew what a view holds: the columns it had, and one behind them. */
async function vervang(db: Kysely<unknown>, naam: string, query: RawBuilder<unknown>): Promise<void> {
  await sql`create or replace view ${sql.id('veilig_wonen', naam)} as ${query}`.execute(db)
}

import { type Kysely, sql } from 'kysely'

/** What may be counted: views without persons, texts or keys, over the bereik of the caller's statistics. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await tegemoetkoming(db)
  await bereik(db, 'aanvraag', [
    'id',
    'organisatie_id',
    'functie',
    'regeling',
    'ingediend_op',
    'urgentie',
    'urgentie_rang',
    'status',
    'afgerond_op',
    'doorlooptijd_dagen',
    'nieuwe_dreiging_in_gesprek',
  ])
  await bereik(db, 'verloop', [
    'aanvraag_id',
    'organisatie_id',
    'functie',
    'volgnummer',
    'status',
    'op',
    'tot',
  ])
  await bereik(db, 'maatregel', [
    'aanvraag_id',
    'organisatie_id',
    'functie',
    'domein',
    'soort',
    'kosten',
    'uitgevoerd_op',
    'betaald_op',
  ])
  await sql`grant create on schema veilig_wonen to nwb_veilig_wonen_statistiek`.execute(db)
  await view(
    db,
    'aanvraag_statistiek',
    sql`select ${aanvraag}, aanvraag.status, aanvraag.afgerond_op, aanvraag.doorlooptijd_dagen
      from veilig_wonen.aanvraag ${metOrganisatie}`,
  )
  await view(
    db,
    'stap_statistiek',
    sql`select ${aanvraag}, aanvraag.afgerond_op, verloop.status as stap, verloop.op, verloop.tot
      from veilig_wonen.verloop
      join veilig_wonen.aanvraag
        on aanvraag.id = verloop.aanvraag_id and aanvraag.organisatie_id = verloop.organisatie_id
      ${metOrganisatie}`,
  )
  await view(
    db,
    'maatregel_statistiek',
    sql`select ${aanvraag}, maatregel.domein, maatregel.soort as soort_maatregel, maatregel.kosten,
        maatregel.uitgevoerd_op, maatregel.betaald_op
      from veilig_wonen.maatregel
      join veilig_wonen.aanvraag
        on aanvraag.id = maatregel.aanvraag_id and aanvraag.organisatie_id = maatregel.organisatie_id
      ${metOrganisatie}`,
  )
  await sql`revoke create on schema veilig_wonen from nwb_veilig_wonen_statistiek`.execute(db)
}

/** The columns on which every statistic can be selected and split. */
const aanvraag = sql`
  aanvraag.organisatie_id, organisatie.soort, organisatie.provincie_id, organisatie.riec_id, aanvraag.functie,
  aanvraag.regeling, aanvraag.ingediend_op, aanvraag.urgentie, aanvraag.urgentie_rang,
  aanvraag.nieuwe_dreiging_in_gesprek`

const metOrganisatie = sql`join veilig_wonen.organisatie on organisatie.id = aanvraag.organisatie_id`

async function tegemoetkoming(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table veilig_wonen.tegemoetkoming (
      vanaf_jaar integer primary key,
      bedrag bigint not null check (bedrag > 0),
      bron text not null
    )`.execute(db)
  await sql`grant select on veilig_wonen.tegemoetkoming to nwb_veilig_wonen_lezer`.execute(db)
}

/** Lets the owner of the views read these columns, within the bereik of the caller's statistics. */
async function bereik(db: Kysely<unknown>, table: string, columns: readonly string[]): Promise<void> {
  const name = sql.id('veilig_wonen', table)
  await sql`
    grant select (${sql.join(columns.map((column) => sql.id(column)))}) on ${name} to nwb_veilig_wonen_statistiek
  `.execute(db)
  await sql`
    create policy bereik_statistiek on ${name} for select to nwb_veilig_wonen_statistiek using (
      ((select current_setting('nwb.organisaties_statistiek', true)) = '*'
        or organisatie_id = any (
          (select string_to_array(current_setting('nwb.organisaties_statistiek', true), ','))::text[]))
      and ((select current_setting('nwb.functies', true)) = '*'
        or functie = any ((select string_to_array(current_setting('nwb.functies', true), ','))::text[]))
    )`.execute(db)
}

async function view(db: Kysely<unknown>, naam: string, query: ReturnType<typeof sql>): Promise<void> {
  const name = sql.id('veilig_wonen', naam)
  await sql`create view ${name} as ${query}`.execute(db)
  await sql`alter view ${name} owner to nwb_veilig_wonen_statistiek`.execute(db)
  await sql`grant select on ${name} to nwb_veilig_wonen_lezer`.execute(db)
}

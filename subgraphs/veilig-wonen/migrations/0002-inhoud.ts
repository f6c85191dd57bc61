import { type Kysely, sql } from 'kysely'

/**
 * What an aanvraag is about: the person, the threat, the advice and the measures. Each in a table of its own, so
 * that reading an aanvraag never touches a name or an address.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await persoon(db)
  await advies(db)
  await maatregelen(db)
  for (const table of ['dreigingsanalyse', 'advies', 'maatregel']) await beperkTotBereik(db, table)
  await beperkTotBereik(
    db,
    'persoon',
    sql`and (select current_setting('nwb.doel', true)) = 'uitvoering-veilig-wonen'`,
  )
}

const ofAanvraag = sql`
  foreign key (aanvraag_id, organisatie_id, functie)
    references veilig_wonen.aanvraag (id, organisatie_id, functie) on delete cascade`

async function persoon(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table veilig_wonen.persoon (
      aanvraag_id text collate "C" not null,
      organisatie_id text not null,
      functie text collate "C" not null,
      naam text not null,
      emailadres text,
      telefoonnummer text,
      huisgenoten integer check (huisgenoten >= 0),
      straat text not null,
      huisnummer text not null,
      postcode text not null,
      woonplaats text not null,
      primary key (aanvraag_id, organisatie_id),
      ${ofAanvraag}
    )`.execute(db)
}

async function advies(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table veilig_wonen.dreigingsanalyse (
      aanvraag_id text collate "C" not null,
      organisatie_id text not null,
      functie text collate "C" not null,
      opgesteld_op date not null,
      tekst text not null,
      primary key (aanvraag_id, organisatie_id),
      ${ofAanvraag}
    )`.execute(db)
  await sql`
    create table veilig_wonen.advies (
      aanvraag_id text collate "C" not null,
      organisatie_id text not null,
      functie text collate "C" not null,
      opgesteld_op date not null,
      wonen text not null,
      werken text not null,
      verplaatsen text not null,
      informatie text not null,
      toetsing_uitkomst text check (toetsing_uitkomst in ('AKKOORD', 'AKKOORD_NA_AANPASSING')),
      toetsing_op date check (toetsing_op >= opgesteld_op),
      toetsing_door text,
      vastgesteld_op date check (vastgesteld_op >= toetsing_op),
      primary key (aanvraag_id, organisatie_id),
      constraint toetsing_is_heel check (num_nulls(toetsing_uitkomst, toetsing_op, toetsing_door) in (0, 3)),
      constraint vastgesteld_na_toetsing check (vastgesteld_op is null or toetsing_op is not null),
      ${ofAanvraag}
    )`.execute(db)
}

async function maatregelen(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table veilig_wonen.maatregel (
      id text collate "C" not null,
      organisatie_id text not null,
      functie text collate "C" not null,
      aanvraag_id text collate "C" not null,
      domein text collate "C" not null check (domein in ('WONEN', 'WERKEN', 'VERPLAATSEN', 'INFORMATIE')),
      soort text collate "C" not null check (soort in ('FYSIEK', 'ELEKTRONISCH', 'ONLINE')),
      omschrijving text not null,
      kosten bigint not null check (kosten >= 0),
      uitgevoerd_op date,
      betaald_op date,
      primary key (id, organisatie_id),
      constraint betaald_na_uitvoering check (betaald_op is null or betaald_op >= uitgevoerd_op),
      constraint betaald_als_er_kosten_zijn check (betaald_op is null or (kosten > 0 and uitgevoerd_op is not null)),
      ${ofAanvraag}
    )`.execute(db)
  await sql`create index on veilig_wonen.maatregel (aanvraag_id, organisatie_id)`.execute(db)
  await sql`create index on veilig_wonen.maatregel (uitgevoerd_op)`.execute(db)
  await sql`create index on veilig_wonen.maatregel (betaald_op)`.execute(db)
  await sql`create index on veilig_wonen.maatregel (domein, soort)`.execute(db)
}

/** The reader sees rows of the caller's organisations and functies, and of what else is asked; else none. */
async function beperkTotBereik(db: Kysely<unknown>, table: string, bovendien = sql``): Promise<void> {
  const name = sql.id('veilig_wonen', table)
  await sql`alter table ${name} enable row level security`.execute(db)
  await sql`grant select on ${name} to nwb_veilig_wonen_lezer`.execute(db)
  await sql`
    create policy bereik on ${name} for select to nwb_veilig_wonen_lezer using (
      ((select current_setting('nwb.organisaties', true)) = '*'
        or organisatie_id = any ((select string_to_array(current_setting('nwb.organisaties', true), ','))::text[]))
      and ((select current_setting('nwb.functies', true)) = '*'
        or functie = any ((select string_to_array(current_setting('nwb.functies', true), ','))::text[]))
      ${bovendien}
    )`.execute(db)
}

import { type Kysely, type RawBuilder, sql } from 'kysely'

const functies = sql`'COMMISSARIS_VAN_DE_KONING', 'GEDEPUTEERDE', 'STATENLID', 'BURGEMEESTER', 'WETHOUDER', 'RAADSLID',
  'WATERSCHAPSVOORZITTER', 'LID_DAGELIJKS_BESTUUR', 'GRIFFIER', 'GEMEENTESECRETARIS', 'AMBTENAAR'`

const vormen = sql`'VERBAAL_GEWELD', 'BEDREIGING', 'FYSIEK_GEWELD', 'VERNIELING', 'DISCRIMINATIE', 'SEKSUELE_INTIMIDATIE',
  'STALKING', 'ONLINE_HAAT', 'DOXING', 'JURIDISCHE_INTIMIDATIE', 'OVERIGE_INTIMIDATIE'`

export async function up(db: Kysely<unknown>): Promise<void> {
  await createOrganisatie(db)
  await createMelding(db)
  await createOnderMelding(db)
}

/** The copy of the indeling: public, so without row security. */
async function createOrganisatie(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table meldingen.organisatie (
      id text primary key,
      naam text collate "C" not null,
      soort text not null check (soort in ('GEMEENTE', 'PROVINCIE', 'WATERSCHAP')),
      provincie_id text,
      riec_id text,
      inwoners integer check (inwoners >= 0)
    )`.execute(db)
  await sql`create index on meldingen.organisatie (provincie_id)`.execute(db)
  await sql`create index on meldingen.organisatie (riec_id)`.execute(db)
  await sql`grant select on meldingen.organisatie to nwb_meldingen_lezer, nwb_meldingen_statistiek`.execute(
    db,
  )
}

async function createMelding(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table meldingen.melding (
      id text collate "C" not null,
      organisatie_id text not null references meldingen.organisatie,
      functie text not null check (functie in (${functies})),
      bron text not null check (bron in ('GIR', 'ARO')),
      bronkenmerk text not null,
      gericht_op_naasten boolean not null,
      vormen text[] not null check (cardinality(vormen) > 0 and vormen <@ array[${vormen}]),
      vorm_volgens_bron text[] not null check (cardinality(vorm_volgens_bron) > 0),
      kanaal text not null
        check (kanaal in ('FYSIEK', 'TELEFOON', 'EMAIL', 'BRIEF', 'SOCIALE_MEDIA', 'HUISBEZOEK')),
      kanaal_volgens_bron text not null,
      ernst text not null check (ernst in ('LICHT', 'MATIG', 'ERNSTIG', 'ZEER_ERNSTIG')),
      ernst_rang smallint not null generated always as (
        case ernst when 'LICHT' then 1 when 'MATIG' then 2 when 'ERNSTIG' then 3 else 4 end
      ) stored,
      incidentdatum date not null,
      -- Whole milliseconds, as cursors carry them.
      gemeld_op timestamptz(3) not null,
      aangifte_gedaan boolean not null,
      synthetisch boolean not null,
      primary key (id, organisatie_id),
      unique (bron, organisatie_id, bronkenmerk),
      -- What the tables under a melding repeat; their foreign keys refer to this, so that it stays true.
      unique (id, organisatie_id, functie, aangifte_gedaan),
      check (gemeld_op >= (incidentdatum::timestamp at time zone 'Europe/Amsterdam'))
    )`.execute(db)

  const indexes = [
    sql`(incidentdatum desc, id)`,
    sql`(gemeld_op desc, id)`,
    sql`(ernst_rang desc, incidentdatum desc, id)`,
    sql`(organisatie_id, incidentdatum desc, id)`,
    sql`(organisatie_id, gemeld_op desc, id)`,
    sql`(bron, incidentdatum desc, id)`,
    sql`(functie, incidentdatum desc, id)`,
    sql`(kanaal, incidentdatum desc, id)`,
    sql`(incidentdatum desc, id) where gericht_op_naasten`,
    sql`(incidentdatum desc, id) where aangifte_gedaan`,
  ]
  for (const columns of indexes) await sql`create index on meldingen.melding ${columns}`.execute(db)
  await sql`create index on meldingen.melding using gin (vormen)`.execute(db)

  await protect(db, sql`meldingen.melding`)
  await createStatistiek(db)
}

/** Statistics count over another bereik than rows are read: a role of its own, seen through a view it owns. */
async function createStatistiek(db: Kysely<unknown>): Promise<void> {
  const columns = sql`organisatie_id, functie, bron, gericht_op_naasten, vormen, kanaal, ernst, incidentdatum, aangifte_gedaan`
  await sql`grant select (${columns}) on meldingen.melding to nwb_meldingen_statistiek`.execute(db)
  await sql`
    create policy bereik_statistiek on meldingen.melding for select to nwb_meldingen_statistiek using (
      ${binnen(sql`organisatie_id`, sql`'nwb.organisaties_statistiek'`)}
      and ${binnen(sql`functie`, sql`'nwb.functies'`)}
    )`.execute(db)
  await sql`grant create on schema meldingen to nwb_meldingen_statistiek`.execute(db)
  await sql`create view meldingen.melding_statistiek as select ${columns} from meldingen.melding`.execute(db)
  await sql`alter view meldingen.melding_statistiek owner to nwb_meldingen_statistiek`.execute(db)
  await sql`revoke create on schema meldingen from nwb_meldingen_statistiek`.execute(db)
  await sql`grant select on meldingen.melding_statistiek to nwb_meldingen_lezer`.execute(db)
}

/** The tables under a melding: at most one row a melding, but for the steps of its follow-up. */
async function createOnderMelding(db: Kysely<unknown>): Promise<void> {
  const repeated = sql`
      melding_id text collate "C" not null,
      organisatie_id text not null,
      functie text not null,
      aangifte_gedaan boolean not null,
      foreign key (melding_id, organisatie_id, functie, aangifte_gedaan)
        references meldingen.melding (id, organisatie_id, functie, aangifte_gedaan)
        on update cascade on delete cascade`
  await sql`
    create table meldingen.persoonsgegevens (${repeated},
      omschrijving text,
      melder text,
      veroorzaker text,
      primary key (melding_id, organisatie_id)
    )`.execute(db)
  await sql`
    create table meldingen.aangifte (${repeated},
      door_wie text not null check (door_wie in ('BETROKKENE', 'WERKGEVER', 'NAASTE')),
      vpt_code boolean not null,
      domicilie boolean not null,
      onder_nummer boolean not null,
      datum date not null,
      status text not null check (status in ('OPGENOMEN', 'IN_ONDERZOEK', 'BIJ_OM', 'GESEPONEERD', 'AFGEDAAN')),
      primary key (melding_id, organisatie_id),
      check (aangifte_gedaan)
    )`.execute(db)
  await sql`
    create table meldingen.nazorg (${repeated},
      aangeboden_op date not null,
      door_wie text not null check (door_wie in
        ('LEIDINGGEVENDE', 'COLLEGIALE_OPVANG', 'BEDRIJFSMAATSCHAPPELIJK_WERK', 'SLACHTOFFERHULP', 'OTWB')),
      aanvaard boolean,
      ook_voor_naasten boolean not null,
      afgerond_op date check (afgerond_op >= aangeboden_op),
      primary key (melding_id, organisatie_id),
      -- Only nazorg that was accepted can be finished.
      check (afgerond_op is null or aanvaard is true)
    )`.execute(db)
  await sql`
    create table meldingen.opvolgstap (${repeated},
      nummer smallint not null check (nummer between 1 and 9),
      status text not null check (status in ('LOPEND', 'AFGEROND', 'NIET_VAN_TOEPASSING')),
      datum date,
      primary key (melding_id, organisatie_id, nummer),
      check ((status = 'AFGEROND') = (datum is not null))
    )`.execute(db)
  for (const table of ['persoonsgegevens', 'aangifte', 'nazorg', 'opvolgstap']) {
    await protect(db, sql.id('meldingen', table))
  }
}

/** Row-level security: no setting, no row. A caller restricted to `alleen-aangifte` sees only what the police know. */
async function protect(db: Kysely<unknown>, table: RawBuilder<unknown>): Promise<void> {
  await sql`alter table ${table} enable row level security`.execute(db)
  await sql`grant select on ${table} to nwb_meldingen_lezer`.execute(db)
  await sql`
    create policy bereik on ${table} for select to nwb_meldingen_lezer using (
      ${binnen(sql`organisatie_id`, sql`'nwb.organisaties'`)} and ${binnen(sql`functie`, sql`'nwb.functies'`)}
    )`.execute(db)
  await sql`
    create policy alleen_aangifte on ${table} as restrictive for select
      to nwb_meldingen_lezer, nwb_meldingen_statistiek using (
      aangifte_gedaan or not 'alleen-aangifte' = any (
        (select string_to_array(current_setting('nwb.beperkingen', true), ','))::text[]
      )
    )`.execute(db)
}

/** Whether a column's value is in the list that a setting holds; `*` holds all. */
function binnen(column: RawBuilder<unknown>, setting: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(
        (select current_setting(${setting}, true)) = '*'
        or ${column} = any ((select string_to_array(current_setting(${setting}, true), ','))::text[])
      )`
}

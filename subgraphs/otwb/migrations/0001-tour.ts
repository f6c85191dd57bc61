import { type Kysely, sql } from 'kysely'

/** The indeling, the tour, and what the team did on it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await openbaar(db)
  await tourorganisatie(db)
  await voorgesprek(db)
  await sessie(db)
  await afspraak(db)
  await statistiek(db)
}

async function openbaar(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table otwb.organisatie (
      id text primary key,
      naam text collate "C" not null,
      soort text not null check (soort in ('GEMEENTE', 'PROVINCIE', 'WATERSCHAP')),
      provincie_id text,
      riec_id text,
      inwoners integer check (inwoners >= 0)
    )`.execute(db)
  await sql`create index on otwb.organisatie (provincie_id)`.execute(db)
  await sql`create index on otwb.organisatie (riec_id)`.execute(db)
  await sql`
    create table otwb.tour (
      id text primary key check (id = 'tour'),
      naam text not null,
      doelgroep text not null,
      start text not null,
      oorspronkelijk_einde date,
      verlengd_tot date not null check (verlengd_tot > oorspronkelijk_einde)
    )`.execute(db)
  await sql`
    create table otwb.tourbron (
      volgnummer integer primary key,
      titel text not null,
      kenmerk text,
      datum date,
      vermelding text not null
    )`.execute(db)
  await sql`grant select on otwb.organisatie to nwb_otwb_lezer, nwb_otwb_statistiek`.execute(db)
  await sql`grant select on otwb.tour, otwb.tourbron to nwb_otwb_lezer`.execute(db)
}

/** The prefix of a TOOI code is the kind of organisation: waterschappen take no part. */
async function tourorganisatie(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table otwb.tourorganisatie (
      organisatie_id text primary key references otwb.organisatie (id)
        check (left(organisatie_id, 2) in ('gm', 'pv'))
    )`.execute(db)
  await protect(db, 'tourorganisatie', ['organisatie_id'])
}

async function voorgesprek(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table otwb.voorgesprek (
      id text collate "C" not null,
      organisatie_id text not null references otwb.tourorganisatie (organisatie_id),
      datum date not null,
      soort text not null check (soort in ('INTAKE', 'VOORGESPREK')),
      vorm text not null check (vorm in ('OP_LOCATIE', 'DIGITAAL', 'TELEFONISCH')),
      gesprekspartners text[] not null check (
        gesprekspartners <@ array['VOORZITTER', 'GRIFFIER'] and cardinality(gesprekspartners) between 1 and 2
      ),
      leidt_tot_sessie boolean,
      verslag text,
      synthetisch boolean not null,
      primary key (id, organisatie_id)
    )`.execute(db)
  await sql`create index on otwb.voorgesprek (datum desc, id desc)`.execute(db)
  await sql`create index on otwb.voorgesprek (organisatie_id, datum desc, id desc)`.execute(db)
  await sql`create index on otwb.voorgesprek (soort, datum desc, id desc)`.execute(db)
  await protect(db, 'voorgesprek', ['organisatie_id', 'datum', 'soort'])
}

/** The foreign key with the organisation keeps a sessie and its voorgesprek at one organisation. */
async function sessie(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table otwb.sessie (
      id text collate "C" not null,
      organisatie_id text not null references otwb.tourorganisatie (organisatie_id),
      voorgesprek_id text collate "C" not null,
      datum date not null,
      soort text not null check (
        (soort = 'RAAD' and left(organisatie_id, 2) = 'gm')
        or (soort = 'STATEN' and left(organisatie_id, 2) = 'pv')
      ),
      deelnemers integer check (deelnemers > 0),
      themas text[] not null check (
        cardinality(themas) > 0
        and themas <@ array['ERVARINGEN_DELEN', 'NORMSTELLING', 'MELDEN_EN_AANGIFTE', 'ONLINE_INTIMIDATIE',
          'EIGEN_WEERBAARHEID', 'OPVANG_EN_NAZORG', 'ONDERMIJNING']
      ),
      synthetisch boolean not null,
      primary key (id, organisatie_id),
      foreign key (voorgesprek_id, organisatie_id) references otwb.voorgesprek (id, organisatie_id)
    )`.execute(db)
  await sql`create index on otwb.sessie (datum desc, id desc)`.execute(db)
  await sql`create index on otwb.sessie (organisatie_id, datum desc, id desc)`.execute(db)
  await sql`create index on otwb.sessie (voorgesprek_id)`.execute(db)
  await sql`create index on otwb.sessie (soort, datum desc, id desc)`.execute(db)
  await sql`create index on otwb.sessie using gin (themas)`.execute(db)
  await protect(db, 'sessie', ['organisatie_id', 'datum'])
}

/** The status follows from the dates, so that the status on an earlier day can be told as well. */
async function afspraak(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table otwb.afspraak (
      id text collate "C" not null,
      organisatie_id text not null references otwb.tourorganisatie (organisatie_id),
      sessie_id text collate "C" not null,
      onderwerp text not null check (onderwerp in ('AGRESSIEPROTOCOL', 'MELDPROCEDURE', 'REGISTRATIE',
        'NORMSTELLING', 'AANGIFTE', 'OPVANG_EN_NAZORG', 'TRAINING', 'ONLINE_VEILIGHEID')),
      omschrijving text not null,
      ondersteuning_door_bzk boolean not null,
      gemaakt_op date not null,
      opgepakt_op date check (opgepakt_op >= gemaakt_op),
      uitgevoerd_op date check (
        uitgevoerd_op is null or (opgepakt_op is not null and uitgevoerd_op >= opgepakt_op)
      ),
      vervallen_op date check (vervallen_op >= coalesce(opgepakt_op, gemaakt_op)),
      status text not null generated always as (
        case
          when vervallen_op is not null then 'VERVALLEN'
          when uitgevoerd_op is not null then 'UITGEVOERD'
          when opgepakt_op is not null then 'IN_UITVOERING'
          else 'OPEN'
        end
      ) stored,
      synthetisch boolean not null,
      primary key (id, organisatie_id),
      foreign key (sessie_id, organisatie_id) references otwb.sessie (id, organisatie_id),
      check (uitgevoerd_op is null or vervallen_op is null)
    )`.execute(db)
  await sql`create index on otwb.afspraak (gemaakt_op desc, id desc)`.execute(db)
  await sql`create index on otwb.afspraak (organisatie_id, gemaakt_op desc, id desc)`.execute(db)
  await sql`create index on otwb.afspraak (sessie_id)`.execute(db)
  await sql`create index on otwb.afspraak (status, gemaakt_op desc, id desc)`.execute(db)
  await sql`create index on otwb.afspraak (onderwerp, gemaakt_op desc, id desc)`.execute(db)
  await protect(db, 'afspraak', [
    'organisatie_id',
    'onderwerp',
    'ondersteuning_door_bzk',
    'gemaakt_op',
    'opgepakt_op',
    'uitgevoerd_op',
    'vervallen_op',
  ])
}

/** Views run as their owner, so the policies of the statistics role decide what they show. */
async function statistiek(db: Kysely<unknown>): Promise<void> {
  await sql`grant create on schema otwb to nwb_otwb_statistiek`.execute(db)
  await sql`
    create view otwb.tourorganisatie_statistiek as
    select tourorganisatie.organisatie_id, organisatie.soort as organisatie_soort, organisatie.provincie_id
    from otwb.tourorganisatie
    join otwb.organisatie on organisatie.id = tourorganisatie.organisatie_id`.execute(db)
  await sql`
    create view otwb.bezoek_statistiek as
    select bezoek.*, organisatie.soort as organisatie_soort, organisatie.provincie_id
    from (
      select organisatie_id, datum, 'VOORGESPREK'::text as soort, soort = 'INTAKE' as intake
      from otwb.voorgesprek
      union all
      select organisatie_id, datum, 'SESSIE'::text, false from otwb.sessie
    ) as bezoek
    join otwb.organisatie on organisatie.id = bezoek.organisatie_id`.execute(db)
  await sql`
    create view otwb.afspraak_statistiek as
    select afspraak.organisatie_id, organisatie.soort as organisatie_soort, organisatie.provincie_id,
      onderwerp, ondersteuning_door_bzk, gemaakt_op, opgepakt_op, uitgevoerd_op, vervallen_op
    from otwb.afspraak
    join otwb.organisatie on organisatie.id = afspraak.organisatie_id`.execute(db)
  for (const view of ['tourorganisatie_statistiek', 'bezoek_statistiek', 'afspraak_statistiek']) {
    await sql`alter view otwb.${sql.id(view)} owner to nwb_otwb_statistiek`.execute(db)
    await sql`grant select on otwb.${sql.id(view)} to nwb_otwb_lezer`.execute(db)
  }
  await sql`revoke create on schema otwb from nwb_otwb_statistiek`.execute(db)
}

/** Rows by organisation for the reader; the columns that statistics need, by their own bereik, for statistics. */
async function protect(db: Kysely<unknown>, name: string, geteld: readonly string[]): Promise<void> {
  const table = sql`otwb.${sql.id(name)}`
  const columns = sql.join(geteld.map((column) => sql.id(column)))
  await sql`alter table ${table} enable row level security`.execute(db)
  await sql`grant select on ${table} to nwb_otwb_lezer`.execute(db)
  await sql`grant select (${columns}) on ${table} to nwb_otwb_statistiek`.execute(db)
  await sql`
    create policy bereik on ${table} for select to nwb_otwb_lezer using (
      (select current_setting('nwb.organisaties', true)) = '*'
      or organisatie_id = any ((select string_to_array(current_setting('nwb.organisaties', true), ','))::text[])
    )`.execute(db)
  await sql`
    create policy bereik_statistiek on ${table} for select to nwb_otwb_statistiek using (
      (select current_setting('nwb.organisaties_statistiek', true)) = '*'
      or organisatie_id
        = any ((select string_to_array(current_setting('nwb.organisaties_statistiek', true), ','))::text[])
    )`.execute(db)
}

import { type Kysely, sql } from 'kysely'

/** Contact with office holders: confidential, so a row is reached by organisation and by function. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table otwb.contactmoment (
      id text collate "C" not null,
      organisatie_id text not null references otwb.organisatie (id),
      functie text not null check (
        case left(organisatie_id, 2)
          when 'gm' then functie in ('BURGEMEESTER', 'WETHOUDER', 'RAADSLID')
          when 'pv' then functie in ('COMMISSARIS_VAN_DE_KONING', 'GEDEPUTEERDE', 'STATENLID')
          when 'ws' then functie in ('WATERSCHAPSVOORZITTER', 'LID_DAGELIJKS_BESTUUR')
          else false
        end
      ),
      datum date not null,
      aanleiding text not null check (aanleiding in ('VERBALE_AGRESSIE', 'INTIMIDATIE', 'BEDREIGING',
        'ONLINE_HAAT', 'FYSIEKE_AGRESSIE', 'VERNIELING', 'STALKING', 'DISCRIMINATIE', 'ONDERMIJNING', 'ANDERS')),
      soort_vraag text not null check (
        soort_vraag in ('NAZORG', 'OPVOLGING_RICHTING_DADER', 'ADVIES', 'STEUN')
      ),
      aantekening text,
      synthetisch boolean not null,
      primary key (id, organisatie_id)
    )`.execute(db)
  await sql`create index on otwb.contactmoment (datum desc, id desc)`.execute(db)
  await sql`create index on otwb.contactmoment (organisatie_id, datum desc, id desc)`.execute(db)
  await sql`create index on otwb.contactmoment (functie, datum desc, id desc)`.execute(db)
  await sql`create index on otwb.contactmoment (aanleiding, datum desc, id desc)`.execute(db)
  await sql`create index on otwb.contactmoment (soort_vraag, datum desc, id desc)`.execute(db)
  await protect(db)
  await statistiek(db)
}

async function protect(db: Kysely<unknown>): Promise<void> {
  await sql`alter table otwb.contactmoment enable row level security`.execute(db)
  await sql`grant select on otwb.contactmoment to nwb_otwb_lezer`.execute(db)
  await sql`
    grant select (organisatie_id, functie, datum, aanleiding, soort_vraag)
    on otwb.contactmoment to nwb_otwb_statistiek`.execute(db)
  await sql`
    create policy bereik on otwb.contactmoment for select to nwb_otwb_lezer using (
      ((select current_setting('nwb.organisaties', true)) = '*'
        or organisatie_id = any ((select string_to_array(current_setting('nwb.organisaties', true), ','))::text[]))
      and ((select current_setting('nwb.functies', true)) = '*'
        or functie = any ((select string_to_array(current_setting('nwb.functies', true), ','))::text[]))
    )`.execute(db)
  await sql`
    create policy bereik_statistiek on otwb.contactmoment for select to nwb_otwb_statistiek using (
      ((select current_setting('nwb.organisaties_statistiek', true)) = '*'
        or organisatie_id
          = any ((select string_to_array(current_setting('nwb.organisaties_statistiek', true), ','))::text[]))
      and ((select current_setting('nwb.functies', true)) = '*'
        or functie = any ((select string_to_array(current_setting('nwb.functies', true), ','))::text[]))
    )`.execute(db)
}

async function statistiek(db: Kysely<unknown>): Promise<void> {
  await sql`
    create view otwb.contactmoment_statistiek as
    select contactmoment.organisatie_id, organisatie.soort as organisatie_soort, organisatie.provincie_id,
      functie, datum, aanleiding, soort_vraag
    from otwb.contactmoment
    join otwb.organisatie on organisatie.id = contactmoment.organisatie_id`.execute(db)
  await sql`grant create on schema otwb to nwb_otwb_statistiek`.execute(db)
  await sql`alter view otwb.contactmoment_statistiek owner to nwb_otwb_statistiek`.execute(db)
  await sql`revoke create on schema otwb from nwb_otwb_statistiek`.execute(db)
  await sql`grant select on otwb.contactmoment_statistiek to nwb_otwb_lezer`.execute(db)
}

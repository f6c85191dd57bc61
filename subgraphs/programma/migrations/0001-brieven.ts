import { type Kysely, sql } from 'kysely'

const onderdelen = sql.raw(
  `'ALGEMEEN', 'VEILIG_WONEN', 'ONLINE_INTIMIDATIE', 'POLITIEKE_AMBTSDRAGERS', 'MELDINGSBEREIDHEID',
   'WEERBARE_ORGANISATIES', 'ONDERMIJNING', 'MIDDELEN'`,
)

/** What the letters say: real and public, so every caller may read every row. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table programma.organisatie (
      id text primary key,
      naam text collate "C" not null,
      soort text not null check (soort in ('GEMEENTE', 'PROVINCIE', 'WATERSCHAP')),
      provincie_id text,
      riec_id text,
      inwoners integer check (inwoners >= 0)
    )`.execute(db)
  await sql`create index on programma.organisatie (provincie_id)`.execute(db)
  await sql`create index on programma.organisatie (riec_id)`.execute(db)

  await sql`
    create table programma.brief (
      id text primary key,
      volgorde integer not null,
      titel text not null,
      kenmerk text,
      datum date,
      datum_omschrijving text not null,
      vroegste_datum date not null,
      uiterste_datum date not null,
      soort text not null check (soort in ('KAMERBRIEF', 'BESLISNOTA')),
      afzender text not null,
      mede_namens text,
      check (vroegste_datum <= uiterste_datum),
      check (datum is null or (datum = vroegste_datum and datum = uiterste_datum))
    )`.execute(db)

  await sql`
    create table programma.mijlpaal (
      id text primary key,
      volgorde integer not null,
      soort text not null check (soort in ('CIJFER', 'TREND', 'GEBEURTENIS')),
      onderwerp text not null,
      sleutel text not null,
      waarde double precision,
      eenheid text check (eenheid in ('AANTAL', 'EURO_CENT', 'PERCENTAGE')),
      grens text check (grens in ('EXACT', 'CIRCA', 'RUIM', 'MEER_DAN', 'AANDEEL')),
      formulering text not null,
      periode_van date,
      periode_tot date,
      datum date,
      brief_id text not null references programma.brief (id),
      onderdeel text not null check (onderdeel in (${onderdelen})),
      toelichting text,
      openbare_lichamen text[] not null,
      check (periode_van <= periode_tot),
      check ((soort = 'CIJFER') = (waarde is not null)),
      check ((waarde is null) = (eenheid is null) and (waarde is null) = (grens is null))
    )`.execute(db)
  await sql`create index on programma.mijlpaal (brief_id, volgorde)`.execute(db)
  await sql`create index on programma.mijlpaal (sleutel, volgorde)`.execute(db)
  await sql`
    create table programma.mijlpaal_organisatie (
      mijlpaal_id text not null references programma.mijlpaal (id) on delete cascade,
      organisatie_id text not null references programma.organisatie (id),
      volgorde integer not null,
      primary key (mijlpaal_id, organisatie_id)
    )`.execute(db)

  await sql`
    create table programma.norm (
      id text primary key,
      volgorde integer not null,
      naam text not null,
      soort text not null check (soort in ('COLLECTIEF', 'PROVINCIAAL')),
      doelgroep text not null
        check (doelgroep in ('POLITIEKE_AMBTSDRAGERS', 'AMBTENAREN', 'OVERHEDEN_IN_PROVINCIE')),
      omschrijving text not null,
      gepresenteerd_op date,
      organisatie_id text unique references programma.organisatie (id),
      brief_id text not null references programma.brief (id),
      check ((soort = 'PROVINCIAAL') = (organisatie_id is not null))
    )`.execute(db)

  await sql`
    create table programma.toezegging (
      id text primary key,
      volgorde integer not null,
      onderwerp text not null,
      tekst text not null,
      soort text not null check (soort in ('TOEZEGGING', 'MOTIE')),
      brief_id text not null references programma.brief (id),
      kamerstuk text,
      toegezegd_op date,
      toegezegd_op_omschrijving text not null,
      termijn text,
      termijn_datum date,
      onderdeel text not null check (onderdeel in (${onderdelen})),
      check (termijn_datum is null or termijn is not null)
    )`.execute(db)
  await sql`create index on programma.toezegging (brief_id, volgorde)`.execute(db)
  await sql`
    create table programma.toezegging_stand (
      toezegging_id text not null references programma.toezegging (id) on delete cascade,
      brief_id text not null references programma.brief (id),
      status text not null check (status in ('IN_UITVOERING', 'NAGEKOMEN')),
      mijlpaal_id text references programma.mijlpaal (id),
      toelichting text not null,
      primary key (toezegging_id, brief_id)
    )`.execute(db)

  await sql`
    grant select on programma.organisatie, programma.brief, programma.mijlpaal, programma.mijlpaal_organisatie,
      programma.norm, programma.toezegging, programma.toezegging_stand to nwb_programma_lezer`.execute(db)
  await sql`grant select on programma.organisatie to nwb_programma_statistiek`.execute(db)
}

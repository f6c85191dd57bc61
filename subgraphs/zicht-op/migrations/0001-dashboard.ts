import { type Kysely, sql } from 'kysely'

/**
 * The dashboard: themes, indicators, areas and values. Aggregated and public, so every caller may read every row;
 * the visits hold no organisation and no person either, and are kept behind a scope alone.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await catalogus(db)
  await gebieden(db)
  await waarden(db)
  await sql`
    create table zicht_op.dashboardbezoek (
      thema_id text not null references zicht_op.thema (id),
      maand date not null check (extract(day from maand) = 1),
      bezoeken integer not null check (bezoeken >= 0),
      synthetisch boolean not null,
      primary key (thema_id, maand)
    )`.execute(db)
  await sql`create index on zicht_op.dashboardbezoek (maand)`.execute(db)
  await sql`
    grant select on zicht_op.thema, zicht_op.indicator, zicht_op.branche, zicht_op.gebied,
      zicht_op.landelijk_gemiddelde, zicht_op.indicatorwaarde, zicht_op.dashboardbezoek
    to nwb_zicht_op_lezer`.execute(db)
}

async function catalogus(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table zicht_op.thema (
      id text collate "C" primary key,
      naam text collate "C" not null unique,
      status text not null check (status in ('ACTIEF', 'IN_VOORBEREIDING')),
      sinds integer not null,
      omschrijving text not null,
      bron text not null,
      volgorde integer not null unique
    )`.execute(db)
  await sql`
    create table zicht_op.indicator (
      id text collate "C" primary key,
      naam text collate "C" not null unique,
      thema_id text collate "C" not null references zicht_op.thema (id),
      definitie text not null,
      eenheid text not null,
      bron text not null,
      laagste_niveau text not null check (laagste_niveau in ('LAND', 'PROVINCIE', 'GEMEENTE', 'WIJK', 'BUURT')),
      per_branche boolean not null,
      duiding text not null
    )`.execute(db)
  await sql`create index on zicht_op.indicator (thema_id, naam)`.execute(db)
  // The code ALLE stands for "not split by branche": a real row, so that keys and references need no null.
  await sql`
    create table zicht_op.branche (
      code text collate "C" primary key,
      naam text not null,
      sectie text
    )`.execute(db)
}

async function gebieden(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table zicht_op.organisatie (
      id text primary key,
      naam text collate "C" not null,
      soort text not null,
      provincie_id text,
      riec_id text,
      inwoners integer
    )`.execute(db)
  await sql`create index on zicht_op.organisatie (provincie_id)`.execute(db)
  await sql`create index on zicht_op.organisatie (riec_id)`.execute(db)
  await sql`grant select on zicht_op.organisatie to nwb_zicht_op_lezer, nwb_zicht_op_statistiek`.execute(db)
  await sql`
    create table zicht_op.gebied (
      code text collate "C" primary key,
      naam text collate "C" not null,
      niveau text not null check (niveau in ('LAND', 'PROVINCIE', 'GEMEENTE', 'WIJK', 'BUURT')),
      bovenliggend_code text collate "C" references zicht_op.gebied (code),
      organisatie_id text unique references zicht_op.organisatie (id),
      provincie_id text,
      synthetisch boolean not null,
      check ((niveau = 'LAND') = (bovenliggend_code is null)),
      check ((niveau in ('PROVINCIE', 'GEMEENTE')) = (organisatie_id is not null)),
      check ((niveau = 'LAND') = (provincie_id is null))
    )`.execute(db)
  await sql`create index on zicht_op.gebied (naam, code)`.execute(db)
  await sql`create index on zicht_op.gebied (niveau, naam, code)`.execute(db)
  await sql`create index on zicht_op.gebied (bovenliggend_code, naam, code)`.execute(db)
  await sql`create index on zicht_op.gebied (provincie_id)`.execute(db)
}

async function waarden(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table zicht_op.landelijk_gemiddelde (
      indicator_id text collate "C" not null references zicht_op.indicator (id),
      jaar integer not null,
      branche_code text collate "C" not null references zicht_op.branche (code),
      gemiddelde double precision not null check (gemiddelde >= 0),
      primary key (indicator_id, jaar, branche_code),
      unique (indicator_id, jaar, branche_code, gemiddelde)
    )`.execute(db)
  // The mean is copied into each value so that the deviation can be stored and indexed; the reference that
  // includes it, with its cascade, makes it impossible for the copy to differ from the mean.
  await sql`
    create table zicht_op.indicatorwaarde (
      indicator_id text collate "C" not null,
      gebied_code text collate "C" not null references zicht_op.gebied (code),
      jaar integer not null,
      branche_code text collate "C" not null,
      waarde double precision check (waarde >= 0),
      reden_ontbreekt text check (reden_ontbreekt in ('ONBEKEND', 'ONBETROUWBAAR', 'GEHEIM', 'NIET_VAN_TOEPASSING')),
      landelijk double precision not null,
      synthetisch boolean not null,
      afwijking double precision generated always as (${afwijking}) stored,
      afwijking_relatief double precision generated always as (${relatief}) stored,
      -- Missing values sort last, and a column that orders a list is never null.
      waarde_rang double precision not null generated always as (coalesce(waarde, -1)) stored,
      afwijking_rang double precision not null generated always as (coalesce(abs(${relatief}), -1)) stored,
      primary key (gebied_code, indicator_id, jaar, branche_code),
      foreign key (indicator_id, jaar, branche_code, landelijk)
        references zicht_op.landelijk_gemiddelde (indicator_id, jaar, branche_code, gemiddelde) on update cascade,
      check ((waarde is null) = (reden_ontbreekt is not null))
    )`.execute(db)
  await sql`
    create index on zicht_op.indicatorwaarde
      (indicator_id, jaar, waarde_rang desc, gebied_code, branche_code)`.execute(db)
  await sql`
    create index on zicht_op.indicatorwaarde
      (jaar, afwijking_rang desc, gebied_code, indicator_id, branche_code)`.execute(db)
}

const afwijking = sql`round((waarde - landelijk)::numeric, 2)::double precision`
/** In percents of the mean; there is none when the mean is zero. */
const relatief = sql`round(((waarde - landelijk) / nullif(landelijk, 0) * 100)::numeric, 1)::double precision`

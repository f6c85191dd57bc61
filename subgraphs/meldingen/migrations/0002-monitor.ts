import { type Kysely, sql } from 'kysely'

/** Figures of published research: public data, so every caller may read every row. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table meldingen.monitor_cijfer (
      id text collate "C" primary key,
      onderwerp text not null check (onderwerp in ('ERVAREN_AGRESSIE', 'AANGIFTE_NA_INCIDENT',
        'BEDREIGING_CRIMINEEL_MILIEU', 'ONLINE_AGRESSIE', 'BEINVLOEDING')),
      doelgroep text not null check (doelgroep in ('POLITIEKE_AMBTSDRAGERS', 'BURGEMEESTERS', 'WETHOUDERS',
        'VROUWELIJKE_POLITICI', 'RIJKSAMBTENAREN')),
      jaar integer not null check (jaar between 2000 and 2100),
      percentage integer not null check (percentage between 0 and 100),
      bron text not null,
      toelichting text not null,
      unique (onderwerp, doelgroep, jaar)
    )`.execute(db)
  await sql`create index on meldingen.monitor_cijfer (jaar desc, id)`.execute(db)
  await sql`grant select on meldingen.monitor_cijfer to nwb_meldingen_lezer`.execute(db)
}

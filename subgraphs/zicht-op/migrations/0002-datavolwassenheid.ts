import { type Kysely, type RawBuilder, sql } from 'kysely'

/** Trajects of gemeenten: internal affairs, so every table is bound to the caller's organisations. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table zicht_op.datavolwassenheidstraject (
      id text collate "C" not null,
      organisatie_id text not null references zicht_op.organisatie (id) check (organisatie_id like 'gm%'),
      gestart_op date not null,
      afgerond_op date check (afgerond_op >= gestart_op),
      status text not null
        generated always as (case when afgerond_op is null then 'GESTART' else 'AFGEROND' end) stored,
      begeleider text not null check (begeleider in ('TASKFORCE_RIEC', 'RIEC', 'AVANS_HOGESCHOOL')),
      synthetisch boolean not null,
      primary key (id, organisatie_id)
    )`.execute(db)
  await sql`create index on zicht_op.datavolwassenheidstraject (gestart_op desc, id)`.execute(db)
  await sql`create index on zicht_op.datavolwassenheidstraject (organisatie_id, gestart_op desc, id)`.execute(
    db,
  )
  await sql`create index on zicht_op.datavolwassenheidstraject (status, gestart_op desc, id)`.execute(db)
  await sql`create index on zicht_op.datavolwassenheidstraject (begeleider, gestart_op desc, id)`.execute(db)
  await sql`create index on zicht_op.datavolwassenheidstraject (afgerond_op)`.execute(db)
  await sql`
    create table zicht_op.datavolwassenheidsscore (
      traject_id text collate "C" not null,
      organisatie_id text not null,
      dimensie text not null check (dimensie in
        ('STRATEGIE_EN_STURING', 'DATA_EN_KWALITEIT', 'TECHNIEK', 'MENSEN_EN_VAARDIGHEDEN', 'PRIVACY_EN_ETHIEK')),
      niveau_start integer not null check (niveau_start between 1 and 5),
      niveau_eind integer check (niveau_eind between 1 and 5),
      primary key (traject_id, organisatie_id, dimensie),
      foreign key (traject_id, organisatie_id) references zicht_op.datavolwassenheidstraject (id, organisatie_id)
    )`.execute(db)
  await sql`
    create table zicht_op.datavolwassenheidsaanbeveling (
      traject_id text collate "C" not null,
      organisatie_id text not null,
      volgnummer integer not null check (volgnummer >= 1),
      tekst text not null,
      primary key (traject_id, organisatie_id, volgnummer),
      foreign key (traject_id, organisatie_id) references zicht_op.datavolwassenheidstraject (id, organisatie_id)
    )`.execute(db)
  await rows(db)
  await statistics(db)
}

async function rows(db: Kysely<unknown>): Promise<void> {
  for (const naam of [
    'datavolwassenheidstraject',
    'datavolwassenheidsscore',
    'datavolwassenheidsaanbeveling',
  ]) {
    const table = sql.id('zicht_op', naam)
    await sql`alter table ${table} enable row level security`.execute(db)
    await sql`grant select on ${table} to nwb_zicht_op_lezer`.execute(db)
    await sql`
      create policy bereik on ${table} for select to nwb_zicht_op_lezer
        using (${inBereik('nwb.organisaties')})`.execute(db)
  }
}

/** What may be counted: its own bereik, and none of the recommendations. */
async function statistics(db: Kysely<unknown>): Promise<void> {
  await sql`
    grant select (id, organisatie_id, gestart_op, afgerond_op, status)
      on zicht_op.datavolwassenheidstraject to nwb_zicht_op_statistiek`.execute(db)
  await sql`grant select on zicht_op.datavolwassenheidsscore to nwb_zicht_op_statistiek`.execute(db)
  for (const naam of ['datavolwassenheidstraject', 'datavolwassenheidsscore']) {
    await sql`
      create policy bereik_statistiek on ${sql.id('zicht_op', naam)} for select to nwb_zicht_op_statistiek
        using (${inBereik('nwb.organisaties_statistiek')})`.execute(db)
  }
  await sql`grant create on schema zicht_op to nwb_zicht_op_statistiek`.execute(db)
  await sql`
    create view zicht_op.datavolwassenheid_statistiek as
      select traject.organisatie_id, traject.gestart_op, traject.afgerond_op, traject.status,
        score.niveau_start, score.niveau_eind
      from zicht_op.datavolwassenheidstraject as traject
      left join lateral (
        select round(avg(niveau_start))::integer as niveau_start, round(avg(niveau_eind))::integer as niveau_eind
        from zicht_op.datavolwassenheidsscore
        where traject_id = traject.id and organisatie_id = traject.organisatie_id
      ) as score on true`.execute(db)
  await sql`alter view zicht_op.datavolwassenheid_statistiek owner to nwb_zicht_op_statistiek`.execute(db)
  await sql`revoke create on schema zicht_op from nwb_zicht_op_statistiek`.execute(db)
  await sql`grant select on zicht_op.datavolwassenheid_statistiek to nwb_zicht_op_lezer`.execute(db)
}

/** Without the setting there is no row; the sub-selects make the database read it once per statement. */
function inBereik(setting: string): RawBuilder<boolean> {
  const value = sql.lit(setting)
  return sql`(select current_setting(${value}, true)) = '*'
    or organisatie_id = any ((select string_to_array(current_setting(${value}, true), ','))::text[])`
}

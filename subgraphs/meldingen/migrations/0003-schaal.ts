import { type Kysely, type RawBuilder, sql } from 'kysely'

/**
 * Counts of meldingen that are kept while meldingen come and go, so that a figure over a million of them reads some
 * thousands of rows. Of everything that a policy or a filter on organisations asks there is a column, so the
 * same policies hold for a count as for the meldingen it counts.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table meldingen.melding_telling (
      -- JAAR and MAAND count each melding once in its period; the others once per value it has, by year.
      dimensie text collate "C" not null
        check (dimensie in ('JAAR', 'MAAND', 'BRON', 'KANAAL', 'ERNST', 'VORM', 'NAASTEN')),
      waarde text collate "C" not null,
      -- The first day.
      periode date not null,
      organisatie_id text not null,
      functie text not null,
      aangifte_gedaan boolean not null,
      -- Nought where all that was counted has gone.
      aantal bigint not null,
      primary key (dimensie, organisatie_id, periode, waarde, functie, aangifte_gedaan)
    )`.execute(db)
  await indexVormen(db)
  await protect(db)
  await keep(db)
  await sql`select meldingen.hertel()`.execute(db)
}

const vormen = [
  'VERBAAL_GEWELD',
  'BEDREIGING',
  'FYSIEK_GEWELD',
  'VERNIELING',
  'DISCRIMINATIE',
  'SEKSUELE_INTIMIDATIE',
  'STALKING',
  'ONLINE_HAAT',
  'DOXING',
  'JURIDISCHE_INTIMIDATIE',
  'OVERIGE_INTIMIDATIE',
]

/**
 * An index in order of date for the meldingen of each vorm. One over all vormen is of no use to a reader: what it
 * compares with is not leakproof, so that row-level security has to look at every row first.
 */
async function indexVormen(db: Kysely<unknown>): Promise<void> {
  await sql`drop index meldingen.melding_vormen_idx`.execute(db)
  for (const vorm of vormen) {
    await sql`
      create index on meldingen.melding (incidentdatum desc, id)
        where vormen @> array[${sql.lit(vorm)}]::text[]`.execute(db)
  }
}

/** What each melding of a relation adds to the counts, `teken` times. */
function tellingen(relation: RawBuilder<unknown>, teken: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select dimensie, waarde, periode, organisatie_id, functie, aangifte_gedaan, ${teken} as aantal
    from ${relation} as melding
    cross join lateral (
      select make_date(extract(year from incidentdatum)::integer, 1, 1) as jaar,
        incidentdatum - extract(day from incidentdatum)::integer + 1 as maand
    ) as begin
    cross join lateral (
      values ('JAAR', '', jaar), ('MAAND', '', maand), ('BRON', bron, jaar), ('KANAAL', kanaal, jaar),
        ('ERNST', ernst, jaar), ('NAASTEN', gericht_op_naasten::text, jaar)
      union all
      select 'VORM', vorm, jaar from (select distinct unnest(vormen) as vorm) as verschillende
    ) as telling (dimensie, waarde, periode)`
}

const columns = sql`dimensie, waarde, periode, organisatie_id, functie, aangifte_gedaan`

/** Adds changes to the counts; in order of the key, so that two writers take turns and do not wait for each other. */
function bijwerken(veranderd: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    insert into meldingen.melding_telling as telling (${columns}, aantal)
    select ${columns}, sum(aantal) from (${veranderd}) as veranderd
    group by ${columns} having sum(aantal) <> 0
    order by dimensie, organisatie_id, periode, waarde, functie, aangifte_gedaan
    on conflict (dimensie, organisatie_id, periode, waarde, functie, aangifte_gedaan)
      do update set aantal = telling.aantal + excluded.aantal`
}

/** Triggers per statement, however many meldingen it writes; whoever may write meldingen need not know of counts. */
async function keep(db: Kysely<unknown>): Promise<void> {
  const nieuw = tellingen(sql`nieuw`, sql`1`)
  const oud = tellingen(sql`oud`, sql`-1`)
  await sql`
    create function meldingen.tel_melding() returns trigger language plpgsql
      security definer set search_path = pg_catalog, pg_temp as $$
    begin
      case tg_op
        when 'INSERT' then ${bijwerken(nieuw)};
        when 'DELETE' then ${bijwerken(oud)};
        when 'UPDATE' then ${bijwerken(sql`${nieuw} union all ${oud}`)};
        when 'TRUNCATE' then delete from meldingen.melding_telling;
      end case;
      return null;
    end $$`.execute(db)
  const referencing = {
    insert: sql`referencing new table as nieuw`,
    update: sql`referencing new table as nieuw old table as oud`,
    delete: sql`referencing old table as oud`,
    truncate: sql``,
  }
  for (const [event, tables] of Object.entries(referencing)) {
    await sql`
      create trigger ${sql.id(`tel_na_${event}`)} after ${sql.raw(event)} on meldingen.melding ${tables}
        for each statement execute function meldingen.tel_melding()`.execute(db)
  }
  await sql`
    create function meldingen.hertel() returns void language plpgsql
      set search_path = pg_catalog, pg_temp set work_mem = '256MB' as $$
    begin
      -- Nobody writes meanwhile, so that nothing is counted twice or not at all.
      lock table meldingen.melding in share mode;
      delete from meldingen.melding_telling;
      insert into meldingen.melding_telling (${columns}, aantal)
        select ${columns}, count(*) from (${tellingen(sql`meldingen.melding`, sql`1`)}) as alle group by ${columns};
    end $$`.execute(db)
  await sql`revoke execute on function meldingen.hertel(), meldingen.tel_melding() from public`.execute(db)
}

async function protect(db: Kysely<unknown>): Promise<void> {
  await sql`alter table meldingen.melding_telling enable row level security`.execute(db)
  await sql`
    grant select on meldingen.melding_telling to nwb_meldingen_lezer, nwb_meldingen_statistiek`.execute(db)
  await sql`
    create policy bereik on meldingen.melding_telling for select to nwb_meldingen_lezer using (
      ${binnen(sql`organisatie_id`, sql`'nwb.organisaties'`)} and ${binnen(sql`functie`, sql`'nwb.functies'`)}
    )`.execute(db)
  await sql`
    create policy bereik_statistiek on meldingen.melding_telling for select to nwb_meldingen_statistiek using (
      ${binnen(sql`organisatie_id`, sql`'nwb.organisaties_statistiek'`)}
      and ${binnen(sql`functie`, sql`'nwb.functies'`)}
    )`.execute(db)
  await sql`
    create policy alleen_aangifte on meldingen.melding_telling as restrictive for select
      to nwb_meldingen_lezer, nwb_meldingen_statistiek using (
      aangifte_gedaan or not 'alleen-aangifte' = any (
        (select string_to_array(current_setting('nwb.beperkingen', true), ','))::text[]
      )
    )`.execute(db)
  await sql`grant create on schema meldingen to nwb_meldingen_statistiek`.execute(db)
  await sql`
    create view meldingen.melding_telling_statistiek as
      select ${columns}, aantal from meldingen.melding_telling`.execute(db)
  await sql`alter view meldingen.melding_telling_statistiek owner to nwb_meldingen_statistiek`.execute(db)
  await sql`revoke create on schema meldingen from nwb_meldingen_statistiek`.execute(db)
  await sql`grant select on meldingen.melding_telling_statistiek to nwb_meldingen_lezer`.execute(db)
}

/** Whether a column's value is in the list that a setting holds; `*` holds all. */
function binnen(column: RawBuilder<unknown>, setting: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(
        (select current_setting(${setting}, true)) = '*'
        or ${column} = any ((select string_to_array(current_setting(${setting}, true), ','))::text[])
      )`
}

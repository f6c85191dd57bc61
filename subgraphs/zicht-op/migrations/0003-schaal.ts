import { type Kysely, type RawBuilder, sql } from 'kysely'

/**
 * Makes millions of values quick to list and to count: what is filtered on stands in the value itself, each order has
 * an index, and counts are kept while values come and go. Public data, as the values are.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await area(db)
  await indexes(db)
  await counts(db)
}

/** The level and the province of a value are those of its area; nobody writes them by hand. */
async function area(db: Kysely<unknown>): Promise<void> {
  await sql`alter table zicht_op.indicatorwaarde add niveau text, add provincie_id text`.execute(db)
  await sql`
    update zicht_op.indicatorwaarde as waarde set niveau = gebied.niveau, provincie_id = gebied.provincie_id
    from zicht_op.gebied where gebied.code = waarde.gebied_code`.execute(db)
  await sql`alter table zicht_op.indicatorwaarde alter niveau set not null`.execute(db)
  await sql`
    create function zicht_op.neem_gebied_over() returns trigger language plpgsql
      security definer set search_path = pg_catalog, pg_temp as $$
    begin
      select niveau, provincie_id into new.niveau, new.provincie_id
        from zicht_op.gebied where code = new.gebied_code;
      return new;
    end $$`.execute(db)
  await sql`
    create trigger neem_gebied_over before insert or update of gebied_code, niveau, provincie_id
      on zicht_op.indicatorwaarde for each row execute function zicht_op.neem_gebied_over()`.execute(db)
  await sql`
    create function zicht_op.geef_gebied_door() returns trigger language plpgsql
      security definer set search_path = pg_catalog, pg_temp as $$
    begin
      update zicht_op.indicatorwaarde set niveau = new.niveau where gebied_code = new.code;
      return null;
    end $$`.execute(db)
  await sql`
    create trigger geef_gebied_door after update on zicht_op.gebied for each row
      when (old.niveau is distinct from new.niveau or old.provincie_id is distinct from new.provincie_id)
      execute function zicht_op.geef_gebied_door()`.execute(db)
}

/** One per order that is offered, alone and behind the filters that leave much. */
async function indexes(db: Kysely<unknown>): Promise<void> {
  for (const index of [
    sql`(waarde_rang desc, gebied_code, indicator_id, jaar, branche_code)`,
    sql`(afwijking_rang desc, gebied_code, indicator_id, jaar, branche_code)`,
    sql`(niveau, gebied_code, indicator_id, jaar, branche_code)`,
    sql`(niveau, jaar, afwijking_rang desc, gebied_code, indicator_id, branche_code)`,
    sql`(provincie_id, gebied_code, indicator_id, jaar, branche_code)`,
    sql`(reden_ontbreekt, gebied_code, indicator_id, jaar, branche_code) where reden_ontbreekt is not null`,
  ]) {
    await sql`create index on zicht_op.indicatorwaarde ${index}`.execute(db)
  }
}

const columns = sql`indicator_id, jaar, branche_code, niveau, provincie_id, reden, richting`

async function counts(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table zicht_op.indicatorwaarde_telling (
      indicator_id text collate "C" not null,
      jaar integer not null,
      branche_code text collate "C" not null,
      niveau text not null,
      -- Empty for the country.
      provincie_id text not null,
      -- Why the values are missing; empty where they are not.
      reden text not null,
      -- Of the deviation: above (1) or below (-1) the mean; 0 where there is none.
      richting smallint not null,
      -- Nought where all that was counted has gone.
      aantal bigint not null,
      primary key (${columns})
    )`.execute(db)
  await sql`grant select on zicht_op.indicatorwaarde_telling to nwb_zicht_op_lezer`.execute(db)
  await keep(db)
  await sql`select zicht_op.hertel()`.execute(db)
}

/** What the values of a relation add to the counts, `teken` times. */
function tellingen(relation: RawBuilder<unknown>, teken: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select indicator_id, jaar, branche_code, niveau, coalesce(provincie_id, '') as provincie_id,
      coalesce(reden_ontbreekt, '') as reden, coalesce(sign(afwijking), 0)::smallint as richting, ${teken} as aantal
    from ${relation} as waarde`
}

/** Adds changes to the counts; in order of the key, so that two writers take turns and do not wait for each other. */
function bijwerken(veranderd: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    insert into zicht_op.indicatorwaarde_telling as telling (${columns}, aantal)
    select ${columns}, sum(aantal) from (${veranderd}) as veranderd
    group by ${columns} having sum(aantal) <> 0 order by ${columns}
    on conflict (${columns}) do update set aantal = telling.aantal + excluded.aantal`
}

/** Triggers per statement, however many values it writes; whoever may write values need not know of counts. */
async function keep(db: Kysely<unknown>): Promise<void> {
  const nieuw = tellingen(sql`nieuw`, sql`1`)
  const oud = tellingen(sql`oud`, sql`-1`)
  await sql`
    create function zicht_op.tel_indicatorwaarde() returns trigger language plpgsql
      security definer set search_path = pg_catalog, pg_temp as $$
    begin
      case tg_op
        when 'INSERT' then ${bijwerken(nieuw)};
        when 'DELETE' then ${bijwerken(oud)};
        when 'UPDATE' then ${bijwerken(sql`${nieuw} union all ${oud}`)};
        when 'TRUNCATE' then delete from zicht_op.indicatorwaarde_telling;
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
      create trigger ${sql.id(`tel_na_${event}`)} after ${sql.raw(event)} on zicht_op.indicatorwaarde ${tables}
        for each statement execute function zicht_op.tel_indicatorwaarde()`.execute(db)
  }
  await sql`
    create function zicht_op.hertel() returns void language plpgsql
      set search_path = pg_catalog, pg_temp set work_mem = '256MB' as $$
    begin
      -- Nobody writes meanwhile, so that nothing is counted twice or not at all.
      lock table zicht_op.indicatorwaarde in share mode;
      delete from zicht_op.indicatorwaarde_telling;
      insert into zicht_op.indicatorwaarde_telling (${columns}, aantal)
        select ${columns}, count(*) from (${tellingen(sql`zicht_op.indicatorwaarde`, sql`1`)}) as alle group by ${columns};
    end $$`.execute(db)
  await sql`
    revoke execute on function zicht_op.hertel(), zicht_op.tel_indicatorwaarde(),
      zicht_op.neem_gebied_over(), zicht_op.geef_gebied_door() from public`.execute(db)
}

import { type Kysely, sql } from 'kysely'

/**
 * Until when the source is complete of trajects, per organisation that delivers. Public, so without row security. And what is counted says whether it is synthetic, with indexes that hold only that.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table zicht_op.levering (
      organisatie_id text primary key references zicht_op.organisatie,
      bijgewerkt_tot date not null
    )`.execute(db)
  await sql`grant select on zicht_op.levering to nwb_zicht_op_lezer`.execute(db)

  await sql`create index on zicht_op.indicatorwaarde (indicator_id) where synthetisch`.execute(db)
  await sql`create index on zicht_op.datavolwassenheidstraject (organisatie_id) where synthetisch`.execute(db)
  await sql`
    grant select (synthetisch) on zicht_op.datavolwassenheidstraject to nwb_zicht_op_statistiek`.execute(db)
  await sql`grant create on schema zicht_op to nwb_zicht_op_statistiek`.execute(db)
  await sql`
    create or replace view zicht_op.datavolwassenheid_statistiek as
      select traject.organisatie_id, traject.gestart_op, traject.afgerond_op, traject.status,
        score.niveau_start, score.niveau_eind, traject.synthetisch
      from zicht_op.datavolwassenheidstraject as traject
      left join lateral (
        select round(avg(niveau_start))::integer as niveau_start, round(avg(niveau_eind))::integer as niveau_eind
        from zicht_op.datavolwassenheidsscore
        where traject_id = traject.id and organisatie_id = traject.organisatie_id
      ) as score on true`.execute(db)
  await sql`revoke create on schema zicht_op from nwb_zicht_op_statistiek`.execute(db)
}

import { type Kysely, sql } from 'kysely'

/** Aanvragen and their history. The history is leading: it decides which step is allowed and what the status is. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await organisaties(db)
  await aanvragen(db)
  await verloop(db)
  await toestanden(db)
  for (const table of ['aanvraag', 'verloop']) await beperkTotBereik(db, table)
}

async function organisaties(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table veilig_wonen.organisatie (
      id text primary key,
      naam text collate "C" not null,
      soort text collate "C" not null check (soort in ('GEMEENTE', 'PROVINCIE', 'WATERSCHAP')),
      provincie_id text collate "C",
      riec_id text collate "C",
      inwoners integer check (inwoners >= 0)
    )`.execute(db)
  await sql`create index on veilig_wonen.organisatie (provincie_id)`.execute(db)
  await sql`create index on veilig_wonen.organisatie (riec_id)`.execute(db)
  await sql`
    grant select on veilig_wonen.organisatie to nwb_veilig_wonen_lezer, nwb_veilig_wonen_statistiek
  `.execute(db)
}

async function aanvragen(db: Kysely<unknown>): Promise<void> {
  // The first two letters of a TOOI code say the kind of organisation, so a check can match functie and kind.
  await sql`
    create table veilig_wonen.aanvraag (
      id text collate "C" not null,
      organisatie_id text not null references veilig_wonen.organisatie,
      functie text collate "C" not null,
      kenmerk text not null,
      regeling text collate "C" not null,
      ingediend_op date not null,
      urgentie text collate "C" not null check (urgentie in ('REGULIER', 'VERHOOGD_RISICO', 'DREIGING')),
      urgentie_rang smallint not null generated always as (
        case urgentie when 'DREIGING' then 3 when 'VERHOOGD_RISICO' then 2 else 1 end) stored,
      status text collate "C" not null default 'INGEDIEND' check (status in (
        'INGEDIEND', 'GESPREK', 'DREIGINGSANALYSE', 'ADVIES', 'TOETSING', 'MAATREGELEN', 'AFGEROND', 'INGETROKKEN')),
      status_sinds date not null,
      afgerond_op date,
      doorlooptijd_dagen integer generated always as (afgerond_op - ingediend_op) stored,
      nieuwe_dreiging_in_gesprek boolean,
      synthetisch boolean not null,
      primary key (id, organisatie_id),
      unique (id, organisatie_id, functie),
      unique (kenmerk, organisatie_id),
      constraint rechthebbend check (case left(organisatie_id, 2)
        when 'gm' then functie in ('BURGEMEESTER', 'WETHOUDER')
        when 'pv' then functie in ('COMMISSARIS_VAN_DE_KONING', 'GEDEPUTEERDE')
        when 'ws' then functie in ('WATERSCHAPSVOORZITTER', 'LID_DAGELIJKS_BESTUUR')
        else false end),
      constraint regeling_van_datum check (
        regeling = case when ingediend_op < '2024-01-01' then 'VOOR_2024' else 'VEILIG_WONEN_2024' end),
      constraint afgerond_met_datum check ((status = 'AFGEROND') = (afgerond_op is not null)),
      check (status_sinds >= ingediend_op)
    )`.execute(db)
  await sql`create index on veilig_wonen.aanvraag (organisatie_id, ingediend_op, id)`.execute(db)
  await sql`create index on veilig_wonen.aanvraag (ingediend_op, id)`.execute(db)
  await sql`create index on veilig_wonen.aanvraag (urgentie_rang desc, ingediend_op, id)`.execute(db)
  await sql`create index on veilig_wonen.aanvraag (status_sinds, id)`.execute(db)
  await sql`create index on veilig_wonen.aanvraag (status)`.execute(db)
  await sql`create index on veilig_wonen.aanvraag (functie)`.execute(db)
  await sql`create index on veilig_wonen.aanvraag (afgerond_op) where afgerond_op is not null`.execute(db)
}

async function verloop(db: Kysely<unknown>): Promise<void> {
  // Half-open: a status holds from `op` up to, not including, `tot`; the current one has no `tot`.
  await sql`
    create table veilig_wonen.verloop (
      aanvraag_id text collate "C" not null,
      organisatie_id text not null,
      functie text collate "C" not null,
      volgnummer integer not null,
      status text collate "C" not null,
      op date not null,
      tot date check (tot >= op),
      primary key (aanvraag_id, organisatie_id, volgnummer),
      unique (aanvraag_id, organisatie_id, status),
      foreign key (aanvraag_id, organisatie_id, functie)
        references veilig_wonen.aanvraag (id, organisatie_id, functie) on delete cascade
    )`.execute(db)
  await sql`create index on veilig_wonen.verloop (op, tot)`.execute(db)
  await sql`
    alter table veilig_wonen.aanvraag add constraint status_uit_verloop
      foreign key (id, organisatie_id, status)
      references veilig_wonen.verloop (aanvraag_id, organisatie_id, status)
      deferrable initially deferred
  `.execute(db)
}

async function toestanden(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table veilig_wonen.overgang (
      van text,
      naar text not null,
      unique nulls not distinct (van, naar)
    )`.execute(db)
  await sql`
    create function veilig_wonen.neem_stap() returns trigger language plpgsql as $$
    declare
      vorige veilig_wonen.verloop;
      ingediend date;
    begin
      -- The lock makes two writers of one aanvraag take turns.
      select ingediend_op into ingediend from veilig_wonen.aanvraag
        where id = new.aanvraag_id and organisatie_id = new.organisatie_id for update;
      select * into vorige from veilig_wonen.verloop
        where aanvraag_id = new.aanvraag_id and organisatie_id = new.organisatie_id
        order by volgnummer desc limit 1;
      if not exists (
        select from veilig_wonen.overgang where van is not distinct from vorige.status and naar = new.status
      ) then
        raise exception 'Moving aanvraag "%" to "%": not allowed from "%"',
          new.aanvraag_id, new.status, coalesce(vorige.status, 'nothing') using errcode = 'check_violation';
      end if;
      if new.op < vorige.op then
        raise exception 'Moving aanvraag "%" to "%" on %: its last step is later, on %',
          new.aanvraag_id, new.status, new.op, vorige.op using errcode = 'check_violation';
      end if;
      if vorige.status is null and new.op <> ingediend then
        raise exception 'Beginning aanvraag "%" on %: wanted the day it came in, %',
          new.aanvraag_id, new.op, ingediend using errcode = 'check_violation';
      end if;
      new.volgnummer := coalesce(vorige.volgnummer, 0) + 1;
      new.tot := null;
      update veilig_wonen.verloop set tot = new.op
        where aanvraag_id = new.aanvraag_id and organisatie_id = new.organisatie_id
          and volgnummer = vorige.volgnummer;
      update veilig_wonen.aanvraag
        set status = new.status,
            status_sinds = new.op,
            afgerond_op = case when new.status = 'AFGEROND' then new.op end
        where id = new.aanvraag_id and organisatie_id = new.organisatie_id;
      return new;
    end $$`.execute(db)
  await sql`
    create trigger neem_stap before insert on veilig_wonen.verloop
      for each row execute function veilig_wonen.neem_stap()
  `.execute(db)
  await sql`
    create function veilig_wonen.alleen_door_stap() returns trigger language plpgsql as $$
    begin
      raise exception 'Changing % by hand: it follows from the steps; insert a step into verloop', tg_table_name
        using errcode = 'check_violation';
    end $$`.execute(db)
  // At depth 0 the update is somebody's own; deeper it comes from neem_stap.
  await sql`
    create trigger alleen_door_stap before update on veilig_wonen.verloop
      for each row when (pg_trigger_depth() = 0) execute function veilig_wonen.alleen_door_stap()
  `.execute(db)
  await sql`
    create trigger alleen_door_stap before update of status, status_sinds, afgerond_op on veilig_wonen.aanvraag
      for each row when (pg_trigger_depth() = 0) execute function veilig_wonen.alleen_door_stap()
  `.execute(db)
}

/** The reader sees rows of the caller's organisations and functies; with nothing set, none. */
async function beperkTotBereik(db: Kysely<unknown>, table: string): Promise<void> {
  const name = sql.id('veilig_wonen', table)
  await sql`alter table ${name} enable row level security`.execute(db)
  await sql`grant select on ${name} to nwb_veilig_wonen_lezer`.execute(db)
  await sql`
    create policy bereik on ${name} for select to nwb_veilig_wonen_lezer using (
      ((select current_setting('nwb.organisaties', true)) = '*'
        or organisatie_id = any ((select string_to_array(current_setting('nwb.organisaties', true), ','))::text[]))
      and ((select current_setting('nwb.functies', true)) = '*'
        or functie = any ((select string_to_array(current_setting('nwb.functies', true), ','))::text[]))
    )`.execute(db)
}

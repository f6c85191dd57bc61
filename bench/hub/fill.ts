import type { PoolConnection } from '../../subgraphs/kit/database/connection.ts'
import { openPostgres } from '../../subgraphs/kit/database/postgres.ts'

/** How much a table is to hold, by rows. */
export interface Scale {
  readonly meldingen: number
  readonly waarden: number
  /** Rows of the largest of the other tables, about. */
  readonly overige: number
}

/** How long a single step may take, in milliseconds. */
const patience = 3_600_000

/**
 * Fills a database that holds the demo data to scale, in SQL: the data stays in the server. Triggers and foreign
 * keys are switched off meanwhile, which asks for a superuser; what triggers maintain is made anew afterwards, and
 * tables get the statistics and visibility that autovacuum would give them in time.
 */
export async function fillToScale(url: string, scale: Scale): Promise<void> {
  const pool = openPostgres({ url, max: 1, statementTimeout: patience })
  const connection = await pool.connect()
  try {
    await connection.exec('set session_replication_role = replica')
    await connection.exec("set maintenance_work_mem = '512MB'")
    await withoutIndexes(connection, 'meldingen.melding', meldingen(scale.meldingen))
    for (const statement of gebieden) await connection.exec(statement)
    await withoutIndexes(connection, 'zicht_op.indicatorwaarde', indicatorwaarden(scale.waarden))
    for (const { tables, rows } of families) {
      const copies = Math.floor(scale.overige / rows)
      for (const table of tables) await multiply(connection, table, copies)
    }
    await connection.exec('set session_replication_role = origin')
    for (const schema of ['meldingen', 'zicht_op']) await connection.exec(`select ${schema}.hertel()`)
    await connection.exec('vacuum analyze')
  } finally {
    connection.release()
    await pool.close()
  }
}

interface Index {
  /** Statements. */
  readonly weg: string
  readonly terug: string
}

/** Fills a table while it lacks the indexes to which nothing refers: to make one anew takes a fraction of the time. */
async function withoutIndexes(
  connection: PoolConnection,
  table: string,
  statements: readonly string[],
): Promise<void> {
  const { rows } = await connection.query<Index>(
    `select
       case when own.oid is null then format('drop index %s', indexrelid::regclass)
         else format('alter table %s drop constraint %I', indrelid::regclass, own.conname) end as weg,
       case when own.oid is null then pg_get_indexdef(indexrelid)
         else format('alter table %s add constraint %I %s', indrelid::regclass, own.conname,
           pg_get_constraintdef(own.oid)) end as terug
     from pg_index
     left join pg_constraint as own on own.conindid = indexrelid and own.conrelid = indrelid and own.contype <> 'f'
     where indrelid = $1::regclass and not exists (
       select from pg_constraint as other where other.conindid = indexrelid and other.contype = 'f')`,
    [table],
  )
  for (const { weg } of rows) await connection.exec(weg)
  for (const statement of statements) await connection.exec(statement)
  for (const { terug } of rows) await connection.exec(terug)
}

/** As many as a gemeente has inhabitants, over six years, all kinds and forms; the office holders as in the demo data. */
function meldingen(aantal: number): string[] {
  return [
    'select setseed(0.42)',
    `insert into meldingen.melding (id, organisatie_id, functie, bron, bronkenmerk, gericht_op_naasten, vormen,
      vorm_volgens_bron, kanaal, kanaal_volgens_bron, ernst, incidentdatum, gemeld_op, aangifte_gedaan, synthetisch)
    select 'schaal-' || nummer, organisatie_id, functie, bron, 'S' || nummer, random() < 0.1, vormen,
      vormen, kanaal, kanaal, ernst, datum, datum + interval '1 day 9 hours', random() < 0.1, true
    from (
      select row_number() over () as nummer, organisatie.id as organisatie_id,
        (case soort
          when 'GEMEENTE' then array['BURGEMEESTER', 'WETHOUDER', 'RAADSLID', 'AMBTENAAR', 'GRIFFIER']
          when 'PROVINCIE' then array['COMMISSARIS_VAN_DE_KONING', 'GEDEPUTEERDE', 'STATENLID', 'AMBTENAAR', 'GRIFFIER']
          else array['WATERSCHAPSVOORZITTER', 'LID_DAGELIJKS_BESTUUR', 'AMBTENAAR', 'AMBTENAAR', 'AMBTENAAR'] end
        )[1 + floor(random() * 5)] as functie,
        case when random() < 0.8 then 'GIR' else 'ARO' end as bron,
        alle_vormen[eerste : least(eerste + floor(random() * 3)::integer, 11)] as vormen,
        (array['FYSIEK', 'TELEFOON', 'EMAIL', 'BRIEF', 'SOCIALE_MEDIA', 'HUISBEZOEK'])[1 + floor(random() * 6)] as kanaal,
        (array['LICHT', 'LICHT', 'MATIG', 'ERNSTIG', 'ZEER_ERNSTIG'])[1 + floor(random() * 5)] as ernst,
        date '2019-01-01' + floor(random() * 2190)::integer as datum
      from (
        select *, coalesce(inwoners, 40000)::float / sum(coalesce(inwoners, 40000)) over () as deel
        from meldingen.organisatie
        where geldig_tot is null
      ) as organisatie
      cross join lateral generate_series(1, round(deel * ${aantal})::integer)
      cross join lateral (select 1 + floor(random() * 11)::integer as eerste) as trekking
      cross join (select array['VERBAAL_GEWELD', 'BEDREIGING', 'FYSIEK_GEWELD', 'VERNIELING', 'DISCRIMINATIE',
        'SEKSUELE_INTIMIDATIE', 'STALKING', 'ONLINE_HAAT', 'DOXING', 'JURIDISCHE_INTIMIDATIE',
        'OVERIGE_INTIMIDATIE'] as alle_vormen) as vocabulaire
    ) as getrokken`,
  ]
}

/** Ten wijken with four buurten in every gemeente: about as many areas as CBS knows. */
const gebieden = [
  `insert into zicht_op.gebied (code, naam, niveau, bovenliggend_code, organisatie_id, provincie_id, synthetisch)
  select 'WK' || substr(code, 3) || wijk, 'Wijk ' || wijk || ' (synthetisch)', 'WIJK', code, null, provincie_id, true
  from zicht_op.gebied cross join generate_series(11, 20) as wijk where niveau = 'GEMEENTE'`,
  `insert into zicht_op.gebied (code, naam, niveau, bovenliggend_code, organisatie_id, provincie_id, synthetisch)
  select 'BU' || substr(code, 3) || buurt, 'Buurt ' || buurt || ' (synthetisch)', 'BUURT', code, null, provincie_id, true
  from zicht_op.gebied cross join generate_series(11, 14) as buurt where niveau = 'WIJK' and right(code, 2) >= '11'`,
]

/** Every series in every area, for as many years before the demo data as it takes. */
function indicatorwaarden(aantal: number): string[] {
  return [
    'select setseed(0.24)',
    `insert into zicht_op.landelijk_gemiddelde (indicator_id, jaar, branche_code, gemiddelde)
    select indicator_id, 2020 - terug, branche_code, gemiddelde
    from zicht_op.landelijk_gemiddelde cross join generate_series(0, 39) as terug
    where jaar = 2021`,
    `insert into zicht_op.indicatorwaarde
      (indicator_id, gebied_code, jaar, branche_code, waarde, reden_ontbreekt, landelijk, synthetisch, niveau, provincie_id)
    select indicator_id, gebied.code, jaar, branche_code, case when bekend then waarde end,
      case when not bekend then (array['GEHEIM', 'ONBEKEND', 'ONBETROUWBAAR'])[1 + floor(random() * 3)] end,
      gemiddelde, true, gebied.niveau, gebied.provincie_id
    from zicht_op.landelijk_gemiddelde
    cross join zicht_op.gebied
    cross join lateral (
      select random() > 0.1 as bekend, round((gemiddelde * (0.3 + 1.4 * random()))::numeric, 1) as waarde
      where gebied.code is not null
    ) as trekking
    where jaar <= 2020 and jaar > 2020 - ceil(${aantal} / (
      select count(*) from zicht_op.gebied, zicht_op.landelijk_gemiddelde where jaar = 2020
    )::numeric)
    limit ${aantal}`,
  ]
}

/** Tables that hang together, whose rows are copied with all that hangs on them. */
const families = [
  {
    tables: ['meldingen.persoonsgegevens', 'meldingen.aangifte', 'meldingen.nazorg', 'meldingen.opvolgstap'],
    rows: 28_866,
  },
  {
    tables: [
      'veilig_wonen.aanvraag',
      'veilig_wonen.verloop',
      'veilig_wonen.persoon',
      'veilig_wonen.dreigingsanalyse',
      'veilig_wonen.advies',
      'veilig_wonen.maatregel',
    ],
    // Of aanvragen there are fewer than of what hangs on them, and they are what lists hold.
    rows: 500,
  },
  { tables: ['otwb.voorgesprek', 'otwb.sessie', 'otwb.afspraak'], rows: 268 },
  { tables: ['otwb.contactmoment'], rows: 137 },
  {
    tables: [
      'zicht_op.datavolwassenheidstraject',
      'zicht_op.datavolwassenheidsscore',
      'zicht_op.datavolwassenheidsaanbeveling',
    ],
    rows: 425,
  },
  { tables: ['programma.activiteit', 'programma.activiteit_deelname'], rows: 784 },
] as const

/** Columns that name a row or the row above it: each copy has names of its own. */
const naming = /^(id|bronkenmerk|kenmerk|(melding|aanvraag|voorgesprek|sessie|traject|activiteit)_id)$/

async function multiply(connection: PoolConnection, table: string, copies: number): Promise<void> {
  const [schema, name] = table.split('.')
  const { rows } = await connection.query<{ column_name: string }>(
    `select column_name from information_schema.columns
     where table_schema = $1 and table_name = $2 and is_generated = 'NEVER'`,
    [schema, name],
  )
  const columns = rows.map(({ column_name }) => column_name)
  const copied = columns.map((column) => (naming.test(column) ? `${column} || '-k' || kopie` : column))
  await connection.exec(
    `insert into ${table} (${columns.join(', ')})
     select ${copied.join(', ')} from ${table} cross join generate_series(1, ${copies}) as kopie`,
  )
}

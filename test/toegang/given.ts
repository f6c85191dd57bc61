/** Real values for arguments: chosen from the demo data, so that who may see something has something to see. */
import type { PoolConnection } from '../../subgraphs/kit/database/connection.ts'
import type { Asker } from './askers.ts'
import { inRows, type RowOf } from './canaries.ts'

/** Variables of the walk (`$melding`) and the value each has for one asker. */
export type Ids = Readonly<Record<string, string>>

interface Candidate extends RowOf {
  readonly id: string
}

/** Per variable: rows in order of preference, the fullest first; the asker gets the first that is its own. */
const rowsOf: Readonly<Record<string, string>> = {
  melding: `select m.id, m.organisatie_id as organisatie, m.functie, m.aangifte_gedaan as aangifte
    from meldingen.melding m
    left join meldingen.nazorg n on n.melding_id = m.id and n.organisatie_id = m.organisatie_id
    order by (m.organisatie_id = 'gm0344') desc, m.aangifte_gedaan desc, (n.afgerond_op is not null) desc, m.id`,
  aanvraag: `select a.id, a.organisatie_id as organisatie, a.functie, null as aangifte from veilig_wonen.aanvraag a
    left join veilig_wonen.advies d on d.aanvraag_id = a.id and d.organisatie_id = a.organisatie_id
    order by (a.organisatie_id = 'gm0344') desc, (a.afgerond_op is not null) desc, (d.vastgesteld_op is not null) desc,
      (select count(*) from veilig_wonen.maatregel k where k.aanvraag_id = a.id and k.betaald_op is not null) desc, a.id`,
  voorgesprek: `select v.id, v.organisatie_id as organisatie, null as functie, null as aangifte from otwb.voorgesprek v
    join otwb.sessie s on s.voorgesprek_id = v.id order by (v.organisatie_id = 'gm0344') desc, v.id`,
  sessie: `select s.id, s.organisatie_id as organisatie, null as functie, null as aangifte from otwb.sessie s
    join otwb.afspraak a on a.sessie_id = s.id
    order by (s.organisatie_id = 'gm0344') desc, (s.deelnemers is not null) desc, s.id`,
  afspraak: `select id, organisatie_id as organisatie, null as functie, null as aangifte from otwb.afspraak
    order by (uitgevoerd_op is not null) desc, id`,
  contactmoment: `select id, organisatie_id as organisatie, functie, null as aangifte from otwb.contactmoment order by id`,
  traject: `select id, organisatie_id as organisatie, null as functie, null as aangifte
    from zicht_op.datavolwassenheidstraject order by (afgerond_op is not null) desc, id`,
  gemeente: `select id, id as organisatie, null as functie, null as aangifte from organisaties.organisatie
    where soort = 'GEMEENTE' order by (id = 'gm0344') desc, (id = 'gm0935') desc, id`,
  provincie: `select id, id as organisatie, null as functie, null as aangifte from organisaties.organisatie
    where soort = 'PROVINCIE' order by (id = 'pv30') desc, id`,
  waterschap: `select id, id as organisatie, null as functie, null as aangifte from organisaties.organisatie
    where soort = 'WATERSCHAP' order by (id = 'ws0652') desc, id`,
  activiteit: `select a.id, d.organisatie_id as organisatie, null as functie, null as aangifte
    from programma.activiteit a join programma.activiteit_deelname d on d.activiteit_id = a.id
    order by (select count(*) from programma.activiteit_deelname e where e.activiteit_id = a.id) desc, a.id`,
  riec: `select 'riec-limburg' as id, null as organisatie, null as functie, null as aangifte`,
  brief: open('programma.brief'),
  mijlpaal: open('programma.mijlpaal'),
  middel: open('programma.middel'),
  norm: open('programma.norm'),
  toezegging: `select t.id, null as organisatie, null as functie, null as aangifte from programma.toezegging t
    join programma.toezegging_stand s on s.toezegging_id = t.id order by (s.mijlpaal_id is not null) desc, t.id`,
  thema: open('zicht_op.thema'),
  indicator: `select distinct on (i.id) i.id, null as organisatie, null as functie, null as aangifte
    from zicht_op.indicator i order by i.id`,
  gebied: `select 'GM0344' as id, null as organisatie, null as functie, null as aangifte`,
}

/** The variables that operations of the walk may use. */
export const idNames = Object.keys(rowsOf)

function open(table: string): string {
  return `select id, null as organisatie, null as functie, null as aangifte from ${table} order by id`
}

/** Reads the candidates once; then gives each asker its ids, of a row that it may not see where it has none. */
export async function readIds(connection: PoolConnection): Promise<(asker: Asker) => Ids> {
  const candidates = new Map<string, readonly Candidate[]>()
  for (const [name, query] of Object.entries(rowsOf)) {
    candidates.set(name, (await connection.query<Candidate>(query, [])).rows)
  }
  return (asker) =>
    Object.fromEntries(
      [...candidates].map(([name, rows]) => {
        const row = rows.find((one) => inRows(asker, one)) ?? rows[0]
        if (!row) throw new Error(`Choosing a value for $${name}: the demo data has none`)
        return [name, row.id]
      }),
    )
}

/** What root fields are given, where they need something. */
export const rootArguments: Readonly<Record<string, string>> = {
  datavolwassenheidstraject: 'id: $traject',
  gebied: 'code: $gebied',
  organisatie: 'id: $gemeente',
  ...Object.fromEntries(
    [
      ...['melding', 'aanvraag', 'voorgesprek', 'sessie', 'afspraak', 'contactmoment', 'activiteit', 'riec'],
      ...['brief', 'mijlpaal', 'middel', 'norm', 'toezegging', 'thema', 'indicator'],
    ].map((name) => [name, `id: $${name}`]),
  ),
}

/** What arguments get, by their names, wherever they stand. */
export const byName: Readonly<Record<string, string>> = {
  peildatum: '"2024-12-31"',
  jaar: '2024',
  perProvincie: 'true',
  first: '3',
}

/**
 * Canaries: texts in the database that say which column and which row they are. Wherever one turns up in an answer,
 * whatever the route, it can be told whether this asker may see it.
 */
import type { PoolConnection } from '../../subgraphs/kit/database/connection.ts'
import type { Asker } from './askers.ts'
import { refusal } from './oracle.ts'

/** Columns of which every row gets a canary, and the field in which the schema shows them. */
export const columns: Readonly<Record<string, string>> = {
  'meldingen.melding.bronkenmerk': 'Melding.bronkenmerk',
  'meldingen.melding.kanaal_volgens_bron': 'Melding.kanaalVolgensBron',
  'meldingen.persoonsgegevens.omschrijving': 'Melding.omschrijving',
  'meldingen.persoonsgegevens.melder': 'Melding.melder',
  'meldingen.persoonsgegevens.veroorzaker': 'Melding.veroorzaker',
  'veilig_wonen.aanvraag.kenmerk': 'Aanvraag.kenmerk',
  'veilig_wonen.dreigingsanalyse.tekst': 'Aanvraag.dreigingsanalyse',
  'veilig_wonen.advies.wonen': 'AdviesPerDomein.tekst',
  'veilig_wonen.advies.werken': 'AdviesPerDomein.tekst',
  'veilig_wonen.advies.verplaatsen': 'AdviesPerDomein.tekst',
  'veilig_wonen.advies.informatie': 'AdviesPerDomein.tekst',
  'veilig_wonen.advies.toetsing_door': 'AdviesToetsing.door',
  'veilig_wonen.maatregel.omschrijving': 'Maatregel.omschrijving',
  'veilig_wonen.persoon.naam': 'Bestuurder.naam',
  'veilig_wonen.persoon.emailadres': 'Bestuurder.emailadres',
  'veilig_wonen.persoon.telefoonnummer': 'Bestuurder.telefoonnummer',
  'veilig_wonen.persoon.straat': 'Adres.straat',
  'veilig_wonen.persoon.huisnummer': 'Adres.huisnummer',
  'veilig_wonen.persoon.postcode': 'Adres.postcode',
  'veilig_wonen.persoon.woonplaats': 'Adres.woonplaats',
  'veilig_wonen.tegemoetkoming.bron': 'Tegemoetkoming.bron',
  'otwb.voorgesprek.verslag': 'Voorgesprek.verslag',
  'otwb.afspraak.omschrijving': 'Afspraak.omschrijving',
  'otwb.contactmoment.aantekening': 'Contactmoment.aantekening',
  'programma.activiteit.naam': 'Activiteit.naam',
  'programma.activiteit.omschrijving': 'Activiteit.omschrijving',
  'zicht_op.datavolwassenheidsaanbeveling.tekst': 'Datavolwassenheidstraject.aanbevelingen',
}

/** Columns that must differ per row. */
const unique = new Set(['meldingen.melding.bronkenmerk', 'veilig_wonen.aanvraag.kenmerk'])

/** Which rows a canary or a table is about, as far as the table says. */
export interface RowOf {
  readonly organisatie: string | null
  readonly functie: string | null
  readonly aangifte: boolean | null
}

/** Writes the canaries, as the owner of the tables. */
export async function plantCanaries(connection: PoolConnection): Promise<void> {
  const { rows } = await connection.query<{ tabel: string; kolom: string }>(
    `select table_schema || '.' || table_name as tabel, column_name as kolom from information_schema.columns
     where column_name in ('organisatie_id', 'functie', 'aangifte_gedaan')`,
    [],
  )
  const has = new Set(rows.map(({ tabel, kolom }) => `${tabel}.${kolom}`))
  for (const column of Object.keys(columns)) {
    const [schema, name, kolom] = column.split('.')
    const tabel = `${schema}.${name}`
    // A null inside makes no difference: each part has a text of its own for "the table does not say".
    const part = (one: string, text = one) => (has.has(`${tabel}.${one}`) ? text : `'-'`)
    const text = [
      `'KANARIE:${column}:'`,
      part('organisatie_id'),
      `':'`,
      part('functie'),
      `':'`,
      part('aangifte_gedaan', `case when aangifte_gedaan then 'ja' else 'nee' end`),
      `':'`,
      unique.has(column) ? 'id' : `'-'`,
    ].join(' || ')
    const only = kolom === 'toetsing_door' ? ' where toetsing_op is not null' : ''
    await connection.exec(`update ${tabel} set ${kolom} = ${text}${only}`)
  }
}

const canary = /KANARIE:([a-z_.]+):([\w-]+):([\w-]+):(ja|nee|-):/g

/** Every canary in a text: its column, and its row. */
export function canariesIn(text: string): { column: string; row: RowOf }[] {
  if (!text.includes('KANARIE')) return []
  const found = new Map<string, { column: string; row: RowOf }>()
  for (const [whole, column = '', organisatie = '-', functie = '-', aangifte = '-'] of text.matchAll(
    canary,
  )) {
    found.set(whole, {
      column,
      row: {
        organisatie: organisatie === '-' ? null : organisatie,
        functie: functie === '-' ? null : functie,
        aangifte: aangifte === '-' ? null : aangifte === 'ja',
      },
    })
  }
  return [...found.values()]
}

/** Whether a row is one of the asker's; what a table does not say does not limit. */
export function inRows(asker: Asker, row: RowOf, organisaties = asker.organisaties): boolean {
  if (organisaties && row.organisatie !== null && !organisaties.has(row.organisatie)) return false
  if (asker.functies && row.functie !== null && !asker.functies.has(row.functie)) return false
  return !(asker.alleenAangifte && row.aangifte === false)
}

/** What is wrong with the canaries in an answer to this asker. */
export function misplacedCanaries(asker: Asker, body: string, seen: Set<string>): string[] {
  return canariesIn(body).flatMap(({ column, row }) => {
    seen.add(column)
    const [type = '', field = ''] = (columns[column] ?? '').split('.')
    if (refusal(asker, type, field, type)) return [`leak: a value of ${column}, which is ${type}.${field}`]
    return inRows(asker, row) ? [] : [`leak: a row of ${JSON.stringify(row)} in ${column}`]
  })
}

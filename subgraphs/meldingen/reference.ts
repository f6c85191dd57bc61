import type { Kysely } from 'kysely'
import { fillIndeling } from '../indeling/fill.ts'
import type { MonitorCijferTable, Tables } from './tables.ts'

/** Writes the organisations and the figures as published; run again, it brings them up to date. */
export async function reference(db: Kysely<Tables>): Promise<void> {
  await fillIndeling(db, 'meldingen')
  await db
    .insertInto('meldingen.monitor_cijfer')
    .values(cijfers.map(withId))
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet((eb) => ({
        percentage: eb.ref('excluded.percentage'),
        bron: eb.ref('excluded.bron'),
        toelichting: eb.ref('excluded.toelichting'),
      })),
    )
    .execute()
}

const monitor = (jaar: number) => `Monitor Integriteit en Veiligheid ${jaar}, in opdracht van BZK`
const ervaren = 'Aandeel dat in de functie agressie of intimidatie ervoer, gemeld of niet.'
const aangifte =
  'Aandeel van degenen met een incident dat aangifte deed. Minder aangiften betekent niet minder agressie.'

const politiekeAmbtsdragers = [
  {
    jaar: 2014,
    percentage: 23,
    bron: 'Monitor Agressie en Geweld Openbaar Bestuur 2014, in opdracht van BZK',
  },
  { jaar: 2020, percentage: 35, bron: monitor(2020) },
  { jaar: 2022, percentage: 49, bron: monitor(2022) },
  { jaar: 2024, percentage: 45, bron: monitor(2024) },
]

const cijfers: readonly Omit<MonitorCijferTable, 'id'>[] = [
  ...politiekeAmbtsdragers.map((cijfer) => ({
    ...cijfer,
    onderwerp: 'ERVAREN_AGRESSIE',
    doelgroep: 'POLITIEKE_AMBTSDRAGERS',
    toelichting: ervaren,
  })),
  {
    onderwerp: 'ERVAREN_AGRESSIE',
    doelgroep: 'BURGEMEESTERS',
    jaar: 2022,
    percentage: 77,
    bron: monitor(2022),
    toelichting: ervaren,
  },
  {
    onderwerp: 'ERVAREN_AGRESSIE',
    doelgroep: 'WETHOUDERS',
    jaar: 2022,
    percentage: 67,
    bron: monitor(2022),
    toelichting: ervaren,
  },
  {
    onderwerp: 'AANGIFTE_NA_INCIDENT',
    doelgroep: 'POLITIEKE_AMBTSDRAGERS',
    jaar: 2014,
    percentage: 13,
    bron: 'Monitor Agressie en Geweld Openbaar Bestuur 2014, in opdracht van BZK',
    toelichting: aangifte,
  },
  {
    onderwerp: 'AANGIFTE_NA_INCIDENT',
    doelgroep: 'POLITIEKE_AMBTSDRAGERS',
    jaar: 2022,
    percentage: 7,
    bron: monitor(2022),
    toelichting: aangifte,
  },
  {
    onderwerp: 'BEDREIGING_CRIMINEEL_MILIEU',
    doelgroep: 'BURGEMEESTERS',
    jaar: 2017,
    percentage: 24,
    bron: 'ProFacto, Criminele beïnvloeding van het lokale openbaar bestuur, 2017',
    toelichting:
      'Aandeel van de burgemeesters dat door het criminele milieu is bedreigd om de besluitvorming te beïnvloeden.',
  },
  {
    onderwerp: 'ONLINE_AGRESSIE',
    doelgroep: 'VROUWELIJKE_POLITICI',
    jaar: 2021,
    percentage: 10,
    bron: 'De Groene Amsterdammer en Utrecht Data School, 2021',
    toelichting: 'Aandeel van de tweets gericht aan vrouwelijke politici dat haat of agressie bevat.',
  },
  {
    onderwerp: 'BEINVLOEDING',
    doelgroep: 'RIJKSAMBTENAREN',
    jaar: 2019,
    percentage: 25,
    bron: 'WERKonderzoek 2019, kernrapport, ministerie van BZK, maart 2020',
    toelichting:
      'De bron spreekt van een kwart van de rijksambtenaren dat ziet dat agressie de standpunten van collega’s beïnvloedt.',
  },
]

function withId(cijfer: Omit<MonitorCijferTable, 'id'>): MonitorCijferTable {
  const id = [cijfer.onderwerp, cijfer.doelgroep, cijfer.jaar].join('-').toLowerCase().replaceAll('_', '-')
  return { id, ...cijfer }
}

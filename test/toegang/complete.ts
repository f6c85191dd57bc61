/** Nothing permitted is lost: what an asker may read has to have a value on some route, where there is one. */
import type { Asker } from './askers.ts'
import { columns, inRows } from './canaries.ts'
import { everyCoordinate, possible, refusal } from './oracle.ts'
import type { OwnRows } from './rows.ts'
import type { Report } from './walk.ts'

/** Fields that the demo data leaves empty, or that are empty for what the asker is. */
const empty = new Set([
  ...['Afnemer.functies', 'Afnemer.beperkingen', 'Bereik.organisaties', 'Gemeente.middelen'],
  ...['Activiteit.periodeOmschrijving', 'Activiteit.openbareLichamen', 'ActiviteitDeelname.aangemeldOp'],
  ...['IndicatorWaarde.branche', 'IndicatorWaarde.redenOntbreekt', 'Tour.oorspronkelijkEinde'],
  ...[
    'Waterschap.inwoners',
    'Waterschap.tourstatus',
    'Waterschap.middelen',
    'Waterschap.norm',
    'Waterschap.gebied',
  ],
  // The walk asks of organisations that have no predecessor and have not ended, and counts that can be told.
  ...['Gemeente', 'Provincie', 'Waterschap'].flatMap((type) =>
    ['geldigVan', 'geldigTot', 'opvolgers', 'voorgangers'].map((field) => `${type}.${field}`),
  ),
  ...['Dekking.gevraagd', 'Dekking.geteld', 'Dekking.functies', 'Dekking.beperkingen', 'Telling.reden'],
  // For who counts the whole country only.
  'Tegemoetkoming.aandeelGebruikt',
  ...['Afspraak.vervallenOp', 'MeldingNazorg.afgerondOp', 'Indicator.landelijkGemiddelde'],
])

/** Types whose objects stand in, or under, rows of a table: who has none of these rows sees none of these objects. */
const rowsBehind: Readonly<Record<string, string>> = {
  Datavolwassenheidstraject: 'zicht_op.datavolwassenheidstraject',
  DatavolwassenheidScore: 'zicht_op.datavolwassenheidstraject',
  DatavolwassenheidstrajectEdge: 'zicht_op.datavolwassenheidstraject',
  ActiviteitDeelname: 'programma.activiteit_deelname',
  ActiviteitDeelnameEdge: 'programma.activiteit_deelname',
  'DatavolwassenheidstrajectConnection.aantal': 'zicht_op.datavolwassenheidstraject',
  'DatavolwassenheidstrajectConnection.edges': 'zicht_op.datavolwassenheidstraject',
  'ActiviteitDeelnameConnection.edges': 'programma.activiteit_deelname',
  'Query.datavolwassenheidstraject': 'zicht_op.datavolwassenheidstraject',
}

/** Permitted fields without a value anywhere in the walk, that should have one. */
export function lostFields(asker: Asker, report: Report, all: OwnRows): string[] {
  return everyCoordinate()
    .filter(({ type, field }) => possible(type).length === 1 && !refusal(asker, type, field, type))
    .filter(({ coordinate, type }) => {
      if (report.seen.has(`${asker.name}|${coordinate}`) || empty.has(coordinate)) return false
      const table = rowsBehind[coordinate] ?? rowsBehind[type]
      if (table) return (all.get(table) ?? []).some((row) => inRows(asker, row))
      // A count stands under a statistic only, and the tour is of an asker's own organisations.
      if (type === 'Telling') return everyStatistic.some((name) => !refusal(asker, 'Query', name, 'Query'))
      if (coordinate.endsWith('.tourstatus')) return seesKind(asker, type)
      return true
    })
    .map(({ coordinate }) => `${asker.name} sees no value of ${coordinate}`)
}

/** Canaries of permitted columns that never turned up. */
export function lostCanaries(asker: Asker, report: Report): string[] {
  return Object.entries(columns)
    .filter(([column, shown]) => {
      const [type = '', field = ''] = shown.split('.')
      return !refusal(asker, type, field, type) && !report.canaries.has(`${asker.name}|${column}`)
    })
    .map(([column]) => `${asker.name} sees no value of ${column}`)
}

function seesKind({ organisaties }: Asker, type: string): boolean {
  const prefix = type === 'Gemeente' ? 'gm' : 'pv'
  return organisaties === null || [...organisaties].some((id) => id.startsWith(prefix))
}

const everyStatistic = everyCoordinate()
  .filter(({ type, field }) => type === 'Query' && field.endsWith('Statistiek'))
  .map(({ field }) => field)

/**
 * A report with every kind of block, made up to try the looks: long words, missing figures, many series. None of its
 * figures is real.
 */
import type { Verslag } from '../verslag.ts'
import { cijfers, PEILDATUM, vragen } from './example/figures.ts'
import { meldingen } from './example/meldingen.ts'
import { middelen } from './example/middelen.ts'
import { otwb } from './example/otwb.ts'
import { alinea, kennisgeving, v } from './example/parts.ts'
import { veiligWonen } from './example/veilig-wonen.ts'
import { zichtOp } from './example/zicht-op.ts'

export const EXAMPLE: Verslag = {
  titel: 'Voortgangsrapportage weerbaar bestuur',
  peildatum: PEILDATUM,
  gemaaktOp: '2024-05-14T08:05:00.000Z',
  afnemer: 'BZK, voortgangsrapportage',
  hub: null,
  vorige: '2023-05-14',
  samenvatting: [
    alinea(
      'Bestuurders deden ',
      v('circa 140 aanvragen', 'vw.aanvragen'),
      ' voor Veilig Wonen en het ondersteuningsteam hield ',
      v('meer dan 80 sessies', 'o.sessies'),
      '. Niet elke bron antwoordde.',
    ),
    kennisgeving('mislukt', 'Van één bron zijn er geen cijfers: Zicht op Ondermijning.'),
  ],
  hoofdstukken: [veiligWonen, meldingen, otwb, zichtOp, middelen],
  cijfers,
  vragen,
}

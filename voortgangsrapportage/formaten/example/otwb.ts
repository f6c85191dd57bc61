import type { Hoofdstuk } from '../../verslag.ts'
import { TE_KLEIN } from './figures.ts'
import { alinea, grafiek, punten, rijenVan, v } from './parts.ts'
import { provincies } from './provincies.ts'

const hellingen = [
  { naam: 'Voorgesprekken met voorzitter of griffier', van: 120, naar: 207 },
  { naam: 'Raads- en Statenbrede sessies', van: 41, naar: 84 },
  { naam: 'Intakes', van: 40, naar: 52 },
  { naam: 'Datavolwassenheidstrajecten', van: null, naar: 50 },
  { naam: 'Driehoeksessies', van: 12, naar: null },
]

export const otwb: Hoofdstuk = {
  id: 'otwb',
  nummer: '3',
  titel: 'Het Ondersteuningsteam Weerbaar Bestuur op tour',
  niveau: 1,
  staat: 'heel',
  blokken: [
    alinea(
      'Er waren ',
      v('meer dan 200 voorgesprekken', 'o.gesprekken'),
      ' en ',
      v('meer dan 80 sessies', 'o.sessies'),
      '.',
    ),
    grafiek(
      'dekking',
      'Sessies per provincie',
      'Noord-Brabant, Zuid-Holland en Gelderland hadden de meeste sessies; in Zeeland was er geen.',
      {
        vorm: 'tegelkaart',
        eenheid: 'aantal',
        legenda: 'Aantal raads- en Statenbrede sessies',
        tegels: provincies,
      },
      ['Sessies'],
      rijenVan(provincies, 'o.sessies'),
    ),
    grafiek(
      'toen-en-nu',
      'Toen en nu',
      'Het aantal voorgesprekken steeg van 120 naar 207 en het aantal sessies van 41 naar 84.',
      { vorm: 'hellingen', eenheid: 'aantal', van: 'mei 2023', naar: 'mei 2024', lijnen: hellingen },
      ['Mei 2023', 'Mei 2024'],
      hellingen.map((lijn) => [
        [lijn.naam],
        [String(lijn.van ?? 'geen cijfer')],
        [String(lijn.naar ?? 'geen cijfer')],
      ]),
    ),
    grafiek(
      'opvolging',
      'Opvolging van afspraken, naar soort organisatie',
      'Gemeenten hebben de meeste afspraken opgevolgd; bij waterschappen staat de helft nog open.',
      {
        vorm: 'staven',
        eenheid: 'procent',
        richting: 'staand',
        gestapeld: false,
        reeksen: [
          { naam: 'Afgerond', punten: punten({ Gemeenten: 61, Provincies: 55, Waterschappen: 30 }) },
          { naam: 'Loopt', punten: punten({ Gemeenten: 29, Provincies: 25, Waterschappen: TE_KLEIN }) },
          { naam: 'Niet begonnen', punten: punten({ Gemeenten: 10, Provincies: 20, Waterschappen: 50 }) },
        ],
      },
      ['Afgerond', 'Loopt', 'Niet begonnen'],
      [
        [['Gemeenten'], ['61%'], ['29%'], ['10%']],
        [['Provincies'], ['55%'], ['25%'], ['20%']],
        [['Waterschappen'], ['30%'], [TE_KLEIN], ['50%']],
      ],
    ),
  ],
  paragrafen: [],
}

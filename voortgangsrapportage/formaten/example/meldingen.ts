import type { Hoofdstuk } from '../../verslag.ts'
import { NIET_BEREIKT } from './figures.ts'
import { alinea, grafiek, kennisgeving, punten, rijenVan, v } from './parts.ts'

const monitor = punten({ '2014': 23, '2020': 35, '2022': 49, '2024': 45 })

export const meldingen: Hoofdstuk = {
  id: 'meldingen',
  nummer: '2',
  titel: 'Meldingen en aangiftebereidheid',
  niveau: 1,
  staat: 'deels',
  blokken: [
    kennisgeving(
      'let-op',
      'Minder meldingen betekent niet minder agressie. Een melding is waar hulp begint; lees de trend daarom naast wat ambtsdragers zelf ervaren: ',
      v('45%', 'm.monitor'),
      '.',
    ),
    alinea(
      'Er zijn ',
      v('ruim 1.800 meldingen', 'm.totaal'),
      ' gedaan, na ',
      v('ruim 2.000', 'm.vorig'),
      ' een jaar eerder. De ernst ',
      v('is niet opgenomen', 'm.ernst'),
      '.',
    ),
    {
      soort: 'lijst',
      punten: [
        ['Van de meldingen leidde ', v('een op de veertien', 'm.totaal'), ' tot aangifte.'],
        ['Online intimidatie is in alle provincies de meest gemelde vorm.'],
      ],
    },
    grafiek(
      'meldingen-trend',
      'Meldingen per maand en bron',
      'GIR schommelt tussen 80 en 140 meldingen per maand; van ARO ontbreken drie maanden.',
      {
        vorm: 'lijnen',
        eenheid: 'aantal',
        reeksen: [
          {
            naam: 'GIR (gemeenten)',
            punten: Array.from({ length: 24 }, (_, i) => ({
              naam: `${2022 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`,
              waarde: Math.round(110 + 28 * Math.sin(i / 2) - i),
            })),
          },
          {
            naam: 'ARO (Rijk, provincies en enkele gemeenten)',
            punten: Array.from({ length: 24 }, (_, i) => ({
              naam: `${2022 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`,
              waarde: i > 8 && i < 12 ? null : Math.round(52 + 9 * Math.cos(i)),
              ...(i > 8 && i < 12 ? { reden: NIET_BEREIKT } : {}),
            })),
          },
          {
            naam: 'Gemeenschappelijke regelingen',
            punten: Array.from({ length: 24 }, (_, i) => ({
              naam: `${2022 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`,
              waarde: Math.round(44 + (i % 5)),
            })),
          },
        ],
      },
      ['Meldingen'],
      [
        [['2023'], [v('1.812', 'm.totaal')]],
        [['2022'], [v('2.040', 'm.vorig')]],
      ],
    ),
    grafiek(
      'monitor',
      'Ervaren agressie onder politieke ambtsdragers',
      'Het aandeel dat agressie ervoer steeg van 23% in 2014 naar 49% in 2022 en was 45% in 2024.',
      { vorm: 'lijnen', eenheid: 'procent', reeksen: [{ naam: 'Politieke ambtsdragers', punten: monitor }] },
      ['Aandeel'],
      rijenVan(monitor, 'm.monitor'),
    ),
  ],
  paragrafen: [],
}

import type { Hoofdstuk } from '../../verslag.ts'
import { alinea, grafiek, kennisgeving, punten, v } from './parts.ts'

export const middelen: Hoofdstuk = {
  id: 'middelen',
  nummer: '5',
  titel: 'Middelen en toezeggingen',
  niveau: 1,
  staat: 'heel',
  blokken: [
    kennisgeving('uitleg', 'Bedragen zijn per jaar, tenzij anders vermeld.'),
    alinea(
      'Het programma heeft ',
      v('€ 10 miljoen', 'p.budget'),
      ' per jaar, naast ',
      v('€ 1,2 miljoen', 'vw.middelen'),
      ' voor beveiliging. Er zijn ',
      v('7 toezeggingen', 'p.toezegging'),
      ' afgedaan; het aantal gemeenten met een impuls is ',
      v('onbekend', 'p.onbekend'),
      '.',
    ),
    grafiek(
      'budget',
      'Middelen per regeling',
      'Verreweg het meeste gaat naar het programmabudget.',
      {
        vorm: 'staven',
        eenheid: 'euro',
        richting: 'liggend',
        gestapeld: false,
        reeksen: [
          {
            naam: 'Budget',
            punten: punten({
              'Programma Weerbaar Bestuur': 1_000_000_000,
              'Tegemoetkoming beveiligingsmaatregelen': 250_000_000,
              'Bijdrage aan provincies': 96_000_000,
            }),
          },
        ],
      },
      ['Budget'],
      [[['Programma Weerbaar Bestuur'], [v('€ 10.000.000', 'p.budget')]]],
    ),
  ],
  paragrafen: [],
}

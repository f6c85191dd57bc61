import type { Hoofdstuk } from '../../verslag.ts'
import { TE_KLEIN } from './figures.ts'
import { alinea, grafiek, kennisgeving, punten, rijenVan, v } from './parts.ts'

const perMaand = punten({
  '2023-10': 22,
  '2023-11': 19,
  '2023-12': TE_KLEIN,
  '2024-01': 41,
  '2024-02': 33,
  '2024-03': 29,
  '2024-04': 25,
  '2024-05': 12,
})

const functies = punten({
  Burgemeester: 61,
  Wethouder: 48,
  'Lid van het dagelijks bestuur van een waterschap': 17,
  Gedeputeerde: 9,
  'Commissaris van de Koning': TE_KLEIN,
  Arbeidsongeschiktheidsverzekeringsmaatschappijbestuurder: 5,
})

const stappen = punten({
  'Aanvraag ingediend': 140,
  'Gesprek met de veiligheidsadviseur': 118,
  'Dreigingsanalyse en schouw van de woning': 96,
  'Advies vastgesteld': 71,
  'Maatregelen geplaatst door de werkgever': 38,
  'Nazorg afgerond': TE_KLEIN,
})

export const veiligWonen: Hoofdstuk = {
  id: 'veilig-wonen',
  nummer: '1',
  titel: 'Veilig Wonen',
  niveau: 1,
  staat: 'heel',
  blokken: [
    alinea(
      'Sinds 1 januari 2024 kunnen bestuurders met een verhoogd risico een advies op maat krijgen. Er zijn ',
      v('circa 140 aanvragen', 'vw.aanvragen'),
      ' gedaan; de helft is binnen ',
      v('34 dagen', 'vw.p50'),
      ' afgerond en negen van de tien binnen ',
      v('81 dagen', 'vw.p90'),
      '. Hoeveel er spoed hadden is ',
      v('niet te tonen (minder dan 5)', 'vw.spoed'),
      '.',
    ),
  ],
  paragrafen: [
    {
      id: 'veilig-wonen-aanvragen',
      nummer: '1.1',
      titel: 'Aanvragen',
      niveau: 2,
      staat: 'heel',
      blokken: [
        grafiek(
          'aanvragen-per-maand',
          'Aanvragen per maand',
          'Na het ingaan van de regeling in januari 2024 piekt het aantal aanvragen op 41; daarna daalt het tot 12 in de eerste helft van mei.',
          {
            vorm: 'staven',
            eenheid: 'aantal',
            richting: 'staand',
            gestapeld: false,
            reeksen: [{ naam: 'Aanvragen', punten: perMaand }],
          },
          ['Aanvragen'],
          rijenVan(perMaand, 'vw.aanvragen'),
        ),
        grafiek(
          'aanvragen-per-functie',
          'Aanvragen naar functie van de aanvrager',
          'Burgemeesters en wethouders doen samen bijna vier van de vijf aanvragen.',
          {
            vorm: 'staven',
            eenheid: 'aantal',
            richting: 'liggend',
            gestapeld: false,
            reeksen: [{ naam: 'Aanvragen', punten: functies }],
          },
          ['Aanvragen'],
          rijenVan(functies, 'vw.aanvragen'),
        ),
        grafiek(
          'aanvragen-urgentie',
          'Aanvragen naar functie en urgentie',
          'Bij burgemeesters is een derde van de aanvragen verhoogd of spoed; bij de andere functies minder.',
          {
            vorm: 'staven',
            eenheid: 'aantal',
            richting: 'liggend',
            gestapeld: true,
            reeksen: [
              { naam: 'Regulier', punten: punten({ Burgemeester: 40, Wethouder: 39, Gedeputeerde: 6 }) },
              { naam: 'Verhoogd', punten: punten({ Burgemeester: 14, Wethouder: 9, Gedeputeerde: 3 }) },
              { naam: 'Spoed', punten: punten({ Burgemeester: 7, Wethouder: TE_KLEIN, Gedeputeerde: 0 }) },
            ],
          },
          ['Regulier', 'Verhoogd', 'Spoed'],
          [
            [
              ['Burgemeester'],
              [v('40', 'vw.aanvragen')],
              [v('14', 'vw.aanvragen')],
              [v('7', 'vw.aanvragen')],
            ],
            [['Wethouder'], [v('39', 'vw.aanvragen')], [v('9', 'vw.aanvragen')], [v(TE_KLEIN, 'vw.spoed')]],
            [['Gedeputeerde'], [v('6', 'vw.aanvragen')], [v('3', 'vw.aanvragen')], [v('0', 'vw.aanvragen')]],
          ],
        ),
        grafiek(
          'trechter',
          'Hoe ver aanvragen zijn gekomen',
          'Van de 140 aanvragen hebben er 71 een vastgesteld advies en 38 geplaatste maatregelen.',
          { vorm: 'trechter', eenheid: 'aantal', stappen },
          ['Aanvragen'],
          rijenVan(stappen, 'vw.aanvragen'),
        ),
      ],
      paragrafen: [],
    },
    {
      id: 'veilig-wonen-middelen',
      nummer: '1.2',
      titel: 'Gebruik van de tegemoetkoming',
      niveau: 2,
      staat: 'deels',
      blokken: [
        kennisgeving('let-op', 'De uitgaven van mei zijn nog niet verwerkt.'),
        {
          soort: 'tabel',
          id: 'uitgaven',
          bijschrift: 'Uitgaven naar domein van de maatregel',
          kolommen: [
            { kop: 'Domein', uitlijning: 'links' },
            { kop: 'Maatregelen', uitlijning: 'rechts' },
            { kop: 'Uitgaven', uitlijning: 'rechts' },
            { kop: 'Toelichting', uitlijning: 'links' },
          ],
          rijen: [
            [
              ['Wonen'],
              [v('88', 'vw.aanvragen')],
              [v('€ 912.300', 'vw.middelen')],
              ['Sloten, verlichting en camera’s'],
            ],
            [['Werken'], [v('31', 'vw.aanvragen')], [v('€ 140.200,50', 'vw.middelen')], ['Spreekkamers']],
            [
              ['Verplaatsen'],
              [v('niet getoond', 'vw.spoed')],
              [v('niet getoond', 'vw.spoed')],
              ['Minder dan 5'],
            ],
            [
              ['(Digitale) informatie'],
              [v('44', 'vw.aanvragen')],
              [v('€ 131.800', 'vw.middelen')],
              ['Afscherming in Handelsregister en Kadaster'],
            ],
          ],
        },
      ],
      paragrafen: [],
    },
  ],
}

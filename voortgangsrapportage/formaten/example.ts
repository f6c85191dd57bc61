/**
 * A report with every kind of block, made up to try the looks: long words, missing figures, many series. Long, because
 * it is data. None of its figures is real.
 */
import type {
  Alinea,
  Cijfer,
  CijferStatus,
  Eenheid,
  Grafiek,
  Hoofdstuk,
  Kennisgeving,
  Punt,
  Tabel,
  Tekst,
  Verslag,
  Verwijzing,
  Vraag,
} from '../verslag.ts'

const PEILDATUM = '2024-05-14'

const vragen: readonly Vraag[] = ['aanvragen', 'meldingen', 'otwb', 'zicht-op', 'programma'].map(
  (id, nummer) => ({
    id,
    document: `query ${id.replaceAll('-', '_')}($tot: Date!) {\n  ${id.replaceAll('-', '_')}(tot: $tot) {\n    totaal { aantal status reden }\n    perMaand { maand aantal { aantal status reden } }\n  }\n}`,
    variabelen: { tot: PEILDATUM, na: null },
    traceId: String(nummer + 1).repeat(32),
    gesteldOp: `2024-05-14T08:0${nummer}:12.000Z`,
    status: id === 'zicht-op' ? null : 200,
  }),
)

const BRONNEN: Readonly<Record<string, string>> = {
  aanvragen: 'Veilig Wonen (CCV)',
  meldingen: 'Meldingen (GIR en ARO)',
  otwb: 'Ondersteuningsteam Weerbaar Bestuur',
  'zicht-op': 'Zicht op Ondermijning',
  programma: 'Programma Weerbaar Bestuur (BZK)',
}

function cijfer(
  id: string,
  vraag: string,
  naam: string,
  waarde: number | null,
  eenheid: Eenheid = 'aantal',
  status: CijferStatus = 'WAARDE',
  reden: string | null = null,
): Cijfer {
  const bron = BRONNEN[vraag] ?? vraag
  return {
    id,
    naam,
    soort: 'telling',
    eenheid,
    waarde,
    status,
    reden,
    code: null,
    dekking: null,
    bijgewerktTot: null,
    synthetisch: false,
    bekendSinds: null,
    peildatum: PEILDATUM,
    bron,
    vraag,
    pad: [vraag, id, 'aantal'],
  }
}

const TE_KLEIN = 'minder dan 5, daarom niet getoond'
const NIET_BEREIKT = 'de bron antwoordde niet'

const cijfers: readonly Cijfer[] = [
  cijfer('vw.aanvragen', 'aanvragen', 'Aanvragen Veilig Wonen sinds 1 januari 2024', 140),
  cijfer('vw.spoed', 'aanvragen', 'Waarvan met urgentie spoed', null, 'aantal', 'ONDERDRUKT', TE_KLEIN),
  cijfer('vw.p50', 'aanvragen', 'Doorlooptijd, mediaan', 34, 'dagen'),
  cijfer('vw.p90', 'aanvragen', 'Doorlooptijd, negentigste percentiel', 81, 'dagen'),
  cijfer('vw.middelen', 'aanvragen', 'Benutting van de tegemoetkoming', 118_430_050, 'euro'),
  cijfer('m.totaal', 'meldingen', 'Meldingen van agressie in 2023', 1812),
  cijfer('m.vorig', 'meldingen', 'Meldingen van agressie in 2022', 2040),
  cijfer(
    'm.ernst',
    'meldingen',
    'Meldingen naar ernst',
    null,
    'aantal',
    'GEWEIGERD',
    'het veld ernst hoort niet bij de taak van deze afnemer',
  ),
  cijfer('m.monitor', 'meldingen', 'Ervaren agressie onder politieke ambtsdragers', 45, 'procent'),
  cijfer('o.gesprekken', 'otwb', 'Voorgesprekken met voorzitter of griffier', 207),
  cijfer('o.sessies', 'otwb', 'Raads- en Statenbrede sessies', 84),
  cijfer('z.themas', 'zicht-op', 'Thema’s in gebruik', null, 'aantal', 'MISLUKT', NIET_BEREIKT),
  cijfer('p.budget', 'programma', 'Programmabudget weerbaar bestuur', 1_000_000_000, 'euro'),
  cijfer('p.toezegging', 'programma', 'Toezeggingen die zijn afgedaan', 7),
  cijfer(
    'p.onbekend',
    'programma',
    'Gemeenten met een impuls',
    null,
    'aantal',
    'ONBEKEND',
    'niet geregistreerd',
  ),
]

function v(tekst: string, ...ids: string[]): Verwijzing {
  return { tekst, cijfers: ids }
}

function alinea(...tekst: Tekst): Alinea {
  return { soort: 'alinea', tekst }
}

function kennisgeving(ernst: Kennisgeving['ernst'], ...tekst: Tekst): Kennisgeving {
  return { soort: 'kennisgeving', ernst, tekst }
}

function tabelVan(
  id: string,
  bijschrift: string,
  kop: string,
  koppen: readonly string[],
  rijen: readonly Tekst[][],
): Tabel {
  return {
    soort: 'tabel',
    id: `${id}-tabel`,
    bijschrift,
    kolommen: [
      { kop, uitlijning: 'links' },
      ...koppen.map((naam) => ({ kop: naam, uitlijning: 'rechts' as const })),
    ],
    rijen,
  }
}

function punten(paren: Readonly<Record<string, number | string>>): readonly Punt[] {
  return Object.entries(paren).map(([naam, waarde]) =>
    typeof waarde === 'number' ? { naam, waarde } : { naam, waarde: null, reden: waarde },
  )
}

function grafiek(
  id: string,
  bijschrift: string,
  alternatief: string,
  beeld: Grafiek['beeld'],
  koppen: readonly string[],
  rijen: readonly Tekst[][],
): Grafiek {
  return {
    soort: 'grafiek',
    id,
    bijschrift,
    alternatief: [alternatief],
    beeld,
    tabel: tabelVan(id, bijschrift, 'Naam', koppen, rijen),
  }
}

const rijenVan = (alle: readonly Punt[], bron: string): Tekst[][] =>
  alle.map((punt) => [
    [punt.naam],
    punt.waarde === null ? [punt.reden ?? ''] : [v(String(punt.waarde), bron)],
  ])

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

const provincies: readonly (Punt & { code: string })[] = (
  [
    ['pv20', 'Groningen', 4],
    ['pv21', 'Fryslân', 9],
    ['pv22', 'Drenthe', null],
    ['pv23', 'Overijssel', 8],
    ['pv24', 'Flevoland', 2],
    ['pv25', 'Gelderland', 17],
    ['pv26', 'Utrecht', 11],
    ['pv27', 'Noord-Holland', 14],
    ['pv28', 'Zuid-Holland', 19],
    ['pv29', 'Zeeland', 0],
    ['pv30', 'Noord-Brabant', 21],
    ['pv31', 'Limburg', 6],
  ] as const
).map(([code, naam, waarde]) =>
  waarde === null ? { code, naam, waarde, reden: TE_KLEIN } : { code, naam, waarde },
)

const veiligWonen: Hoofdstuk = {
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

const monitor = punten({ '2014': 23, '2020': 35, '2022': 49, '2024': 45 })

const meldingen: Hoofdstuk = {
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

const hellingen = [
  { naam: 'Voorgesprekken met voorzitter of griffier', van: 120, naar: 207 },
  { naam: 'Raads- en Statenbrede sessies', van: 41, naar: 84 },
  { naam: 'Intakes', van: 40, naar: 52 },
  { naam: 'Datavolwassenheidstrajecten', van: null, naar: 50 },
  { naam: 'Driehoeksessies', van: 12, naar: null },
]

const otwb: Hoofdstuk = {
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

const zichtOp: Hoofdstuk = {
  id: 'zicht-op',
  nummer: '4',
  titel: 'Zicht op Ondermijning',
  niveau: 1,
  staat: 'mislukt',
  blokken: [
    kennisgeving(
      'mislukt',
      'Zicht op Ondermijning antwoordde niet; dit hoofdstuk geeft daarom ',
      v('geen cijfers', 'z.themas'),
      '.',
    ),
  ],
  paragrafen: [],
}

const middelen: Hoofdstuk = {
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

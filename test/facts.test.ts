/**
 * The published figures come out of the hub at their dates. Which subgraph holds which row:
 * - counted from rows (synthetic, made to agree): veilig-wonen (aanvragen), otwb (voorgesprekken, intakes, sessies,
 *   contactmomenten), zicht-op (datavolwassenheid), programma (driehoeksessies, impuls, pilot)
 * - as published: programma (every figure as a mijlpaal, the money as a middel, the norms), veilig-wonen (the yearly
 *   tegemoetkoming), otwb (the end of the tour), meldingen (figures from research)
 */
import { describe, expect, test } from 'vitest'
import { databases } from './support/databases.ts'
import { useHub } from './support/hub.ts'

interface Fact {
  readonly subject: string
  /** As whom to ask; null is without a token. */
  readonly as: string | null
  readonly query: string
  /** What comes out, as a path through `data`; wanted is a value, or bounds (exclusive, inclusive). */
  readonly at: string
  readonly wanted: unknown
}

/** As the letters bound a figure: "circa" within 5 %, "ruim" up to 10 % more, "meer dan" up to a quarter more. */
const circa = (value: number) => ({ over: value * 0.95 - 1, upTo: value * 1.05 })
const ruim = (value: number) => ({ over: value, upTo: value * 1.1 })
const meerDan = (value: number) => ({ over: value, upTo: value * 1.25 })

const rapportage = 'bzk-voortgangsrapportage'
const totBrief = 'tot: "2024-05-14"'
const mijlpaal = (id: string, velden = 'waarde') => `{ mijlpaal(id: "${id}") { ${velden} } }`
const middel = (id: string, velden = 'bedrag') => `{ middel(id: "${id}") { ${velden} } }`
const monitor = (onderwerp: string, jaar: number) =>
  `{ monitorCijfers(onderwerp: ${onderwerp}, jaar: ${jaar}) { doelgroep percentage } }`
const otwb = (filter: string) => `{ otwbStatistiek(filter: { ${filter} }) { totaal { waarde } } }`
const activiteiten = (filter: string) =>
  `{ activiteitenStatistiek(filter: { ${filter} }) { totaal { waarde } organisaties { waarde } } }`

const counted: readonly Fact[] = [
  {
    subject: 'circa 140 aanvragen Veilig Wonen, 1-1-2024 to 14-5-2024 (veilig-wonen)',
    as: rapportage,
    query: `{ aanvragenStatistiek(filter: { van: "2024-01-01", ${totBrief} }) { totaal { waarde } } }`,
    at: 'aanvragenStatistiek.totaal.waarde',
    wanted: circa(140),
  },
  {
    subject: 'more than 200 voorgesprekken, medio 2022 to 14-5-2024 (otwb)',
    as: rapportage,
    query: otwb(`soort: VOORGESPREK, ${totBrief}`),
    at: 'otwbStatistiek.totaal.waarde',
    wanted: meerDan(200),
  },
  {
    subject: 'more than 80 raads- and Statenbrede sessies, medio 2022 to 14-5-2024 (otwb)',
    as: rapportage,
    query: otwb(`soort: SESSIE, ${totBrief}`),
    at: 'otwbStatistiek.totaal.waarde',
    wanted: meerDan(80),
  },
  {
    subject: 'no voorgesprek or sessie before the summer of 2022 (otwb)',
    as: rapportage,
    query: otwb('tot: "2022-06-20"'),
    at: 'otwbStatistiek.totaal.waarde',
    wanted: 0,
  },
  {
    subject: 'ruim 40 intakes, summer 2022 to spring 2023 (otwb)',
    as: rapportage,
    query: otwb('alleenIntakes: true, van: "2022-06-21", tot: "2023-06-20"'),
    at: 'otwbStatistiek.totaal.waarde',
    wanted: ruim(40),
  },
  {
    subject: '32 contactmomenten in 2022 (otwb)',
    as: rapportage,
    query:
      '{ contactmomentenStatistiek(filter: { van: "2022-01-01", tot: "2022-12-31" }) { totaal { waarde } } }',
    at: 'contactmomentenStatistiek.totaal.waarde',
    wanted: 32,
  },
  {
    subject: 'more than 50 gemeenten with a datavolwassenheidstraject on 14-5-2024 (zicht-op)',
    as: rapportage,
    query: '{ datavolwassenheidStatistiek(filter: { peildatum: "2024-05-14" }) { gemeenten { waarde } } }',
    at: 'datavolwassenheidStatistiek.gemeenten.waarde',
    wanted: meerDan(50),
  },
  {
    subject: '10 extra driehoeksessies in 2024 (programma)',
    as: rapportage,
    query: activiteiten('soort: DRIEHOEKSESSIE, extra: true, van: "2024-01-01", tot: "2024-12-31"'),
    at: 'activiteitenStatistiek.totaal.waarde',
    wanted: 10,
  },
  {
    subject: '25 gemeenten with an impuls (programma)',
    as: rapportage,
    query: activiteiten('soort: IMPULS'),
    at: 'activiteitenStatistiek.organisaties.waarde',
    wanted: 25,
  },
  {
    subject: '9 gemeenten in the pilot integrale beveiligingsaanpak (programma)',
    as: rapportage,
    query: activiteiten('soort: PILOT'),
    at: 'activiteitenStatistiek.organisaties.waarde',
    wanted: 9,
  },
]

const published: readonly Fact[] = [
  {
    subject: 'the tour goes on to and including December 2025 (otwb)',
    as: null,
    query: '{ tour { verlengdTot } }',
    at: 'tour.verlengdTot',
    wanted: '2025-12-31',
  },
  {
    subject: 'the tour goes on to and including December 2025 (programma)',
    as: null,
    query: mijlpaal('L2024-otwb-tour-verlenging', 'periodeTot formulering'),
    at: 'mijlpaal',
    wanted: { periodeTot: '2025-12-31', formulering: 'tot en met december 2025' },
  },
  {
    subject: 'weerbaar bestuur has € 10.000.000 a year from 2022 (programma)',
    as: null,
    query: middel('weerbaar-bestuur', 'bedrag structureel jaarVan jaarTot'),
    at: 'middel',
    wanted: { bedrag: 1_000_000_000, structureel: true, jaarVan: 2022, jaarTot: null },
  },
  {
    subject: 'the whole cabinet has € 524 mln against ondermijning in 2022 (programma)',
    as: null,
    query: middel('ondermijning-kabinet-2022', 'bedrag jaarVan jaarTot'),
    at: 'middel',
    wanted: { bedrag: 52_400_000_000, jaarVan: 2022, jaarTot: 2022 },
  },
  {
    subject: '€ 434 mln a year of that is structural (programma)',
    as: null,
    query: middel('ondermijning-kabinet-structureel', 'bedrag structureel'),
    at: 'middel',
    wanted: { bedrag: 43_400_000_000, structureel: true },
  },
  {
    subject: 'the tegemoetkoming is € 2.500.000 a year from 2024 (programma)',
    as: null,
    query: middel('tegemoetkoming-veilig-wonen', 'bedrag structureel jaarVan'),
    at: 'middel',
    wanted: { bedrag: 250_000_000, structureel: true, jaarVan: 2024 },
  },
  {
    subject: 'the tegemoetkoming is € 2.500.000 in 2024 (veilig-wonen)',
    as: rapportage,
    query: '{ tegemoetkoming(jaar: 2024) { budget } }',
    at: 'tegemoetkoming.budget',
    wanted: 250_000_000,
  },
  {
    subject: 'there is no tegemoetkoming in 2023 (veilig-wonen)',
    as: rapportage,
    query: '{ tegemoetkoming(jaar: 2023) { budget } }',
    at: 'tegemoetkoming.budget',
    wanted: null,
  },
  {
    subject: 'each province gets € 400.000 in 2022 and € 80.000 in 2023 (programma)',
    as: null,
    query: '{ organisatie(id: "pv30") { middelen { jaar bedrag } } }',
    at: 'organisatie.middelen',
    wanted: [
      { jaar: 2022, bedrag: 40_000_000 },
      { jaar: 2023, bedrag: 8_000_000 },
    ],
  },
  {
    subject: 'the 80.000 includes the btw-compensatiefonds; twelve provinces get 960.000 (programma)',
    as: null,
    query: middel('bijdrage-provincies-2023', 'totaal inclusiefBtwCompensatiefonds'),
    at: 'middel',
    wanted: { totaal: 96_000_000, inclusiefBtwCompensatiefonds: true },
  },
  {
    subject: '24 % of burgemeesters threatened from the criminal milieu, 2017 (meldingen)',
    as: null,
    query: monitor('BEDREIGING_CRIMINEEL_MILIEU', 2017),
    at: 'monitorCijfers',
    wanted: [{ doelgroep: 'BURGEMEESTERS', percentage: 24 }],
  },
  {
    subject: '10 % of tweets at female politicians with hate or aggression, 2021 (meldingen)',
    as: null,
    query: monitor('ONLINE_AGRESSIE', 2021),
    at: 'monitorCijfers',
    wanted: [{ doelgroep: 'VROUWELIJKE_POLITICI', percentage: 10 }],
  },
  {
    subject: 'a quarter of rijksambtenaren sees positions influenced, 2019 (meldingen)',
    as: null,
    query: monitor('BEINVLOEDING', 2019),
    at: 'monitorCijfers',
    wanted: [{ doelgroep: 'RIJKSAMBTENAREN', percentage: 25 }],
  },
  {
    subject: 'ambtswoningen: 23 in 2012, 14 in 2021 (programma)',
    as: null,
    query: '{ mijlpalen(filter: { sleutel: "ambtswoningen" }) { waarde periodeTot } }',
    at: 'mijlpalen',
    wanted: [
      { waarde: 23, periodeTot: '2012-12-31' },
      { waarde: 14, periodeTot: '2021-12-31' },
    ],
  },
  {
    subject: 'six provinces with a joint norm weerbare overheid (programma)',
    as: null,
    query: '{ normen(soort: PROVINCIAAL) { organisatie { naam } } }',
    at: 'normen',
    wanted: ['Fryslân', 'Zeeland', 'Noord-Brabant', 'Utrecht', 'Flevoland', 'Limburg'].map((naam) => ({
      organisatie: { naam },
    })),
  },
]

/** Each figure as its letter bounds it. */
const mijlpalen = [
  { id: 'L2024-aanvragen-veilig-wonen', waarde: 140, grens: 'CIRCA' },
  { id: 'L2024-otwb-voorgesprekken', waarde: 200, grens: 'MEER_DAN' },
  { id: 'L2024-otwb-sessies', waarde: 80, grens: 'MEER_DAN' },
  { id: 'L2023-otwb-voorgesprekken', waarde: 40, grens: 'RUIM' },
  { id: 'L2023-otwb-contactmomenten', waarde: 32, grens: 'EXACT' },
  { id: 'L2024-gemeenten-datavolwassenheid', waarde: 50, grens: 'MEER_DAN' },
  { id: 'L2024-driehoeksessies-extra', waarde: 10, grens: 'EXACT' },
  { id: 'L2022-budget-weerbaar-bestuur', waarde: 1_000_000_000, grens: 'EXACT' },
  { id: 'BN2024-budget-weerbaar-bestuur', waarde: 1_000_000_000, grens: 'EXACT' },
  { id: 'L2022-aanpak-ondermijning', waarde: 52_400_000_000, grens: 'EXACT' },
  { id: 'L2022-aanpak-ondermijning-structureel', waarde: 43_400_000_000, grens: 'EXACT' },
  { id: 'L2023-tegemoetkoming-veilig-wonen', waarde: 250_000_000, grens: 'EXACT' },
  { id: 'L2023-bijdrage-provincie', waarde: 40_000_000, grens: 'EXACT' },
  { id: 'L2024-bijdrage-provincie', waarde: 8_000_000, grens: 'EXACT' },
  { id: 'L2022-impuls-gemeenten', waarde: 25, grens: 'EXACT', naast: 'Bonaire' },
  { id: 'L2022-pilot-integrale-beveiliging', waarde: 9, grens: 'EXACT', naast: 'Saba' },
  { id: 'L2022-city-deal-organisaties', waarde: 20, grens: 'EXACT' },
  { id: 'L2022-burgemeesters-bedreigd-crimineel-circuit', waarde: 24, grens: 'EXACT' },
  { id: 'L2024-tweets-haat-vrouwelijke-politici', waarde: 10, grens: 'EXACT' },
  { id: 'L2022-rijksambtenaren-standpunten-beinvloed', waarde: 25, grens: 'AANDEEL' },
  { id: 'L2024-provincies-met-norm', waarde: 6, grens: 'EXACT' },
]

describe.each(databases())('a published figure out of the hub on $name', (database) => {
  const hub = useHub(database)

  test.each([...counted, ...published])('$subject', async ({ as, query, at, wanted }) => {
    const { body } = await hub.ask(as, query)
    const found = at.split('.').reduce((value, key) => value?.[key], body.data)

    expect(body.errors).toBeUndefined()
    if (isBounds(wanted)) {
      expect(found).toBeGreaterThan(wanted.over)
      expect(found).toBeLessThanOrEqual(wanted.upTo)
    } else {
      expect(found).toEqual(wanted)
    }
  })

  test.each(mijlpalen)('mijlpaal $id is $waarde, $grens (programma)', async ({ id, naast, ...figure }) => {
    const { body } = await hub.ask(null, mijlpaal(id, 'waarde grens openbareLichamen'))

    expect(body).toEqual({ data: { mijlpaal: { ...figure, openbareLichamen: naast ? [naast] : [] } } })
  })
})

function isBounds(wanted: unknown): wanted is { readonly over: number; readonly upTo: number } {
  return typeof wanted === 'object' && wanted !== null && 'over' in wanted
}

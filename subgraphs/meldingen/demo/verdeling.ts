import type { Random } from '../../kit/filling/random.ts'
import type { Ernst, Kanaal, OrganisatieSoort, Vorm } from '../tables.ts'

type Gewogen<Item> = readonly (readonly [Item, number])[]

/** Meldingen per year of the incident: from 2020 on it falls, while the aggression that people experience rises. */
export const meldingenPerJaar: readonly (readonly [jaar: number, aantal: number])[] = [
  [2019, 1040],
  [2020, 1180],
  [2021, 1090],
  [2022, 980],
  [2023, 900],
  [2024, 810],
]

/** The share of meldingen of average ernst in which aangifte is done. */
export const aangiftePerJaar: Readonly<Record<number, number>> = {
  2019: 0.13,
  2020: 0.12,
  2021: 0.11,
  2022: 0.09,
  2023: 0.09,
  2024: 0.085,
}

/** How much likelier aangifte is at this ernst; about 1 on the whole. */
export const aangifteNaarErnst: Readonly<Record<Ernst, number>> = {
  LICHT: 0.3,
  MATIG: 0.9,
  ERNSTIG: 2,
  ZEER_ERNSTIG: 3.5,
}

/** Meldingen a province or waterschap makes, in thousands of inhabitants of a gemeente that makes as many. */
export const gewichtZonderInwoners: Readonly<Record<OrganisatieSoort, number>> = {
  GEMEENTE: 1,
  PROVINCIE: 40,
  WATERSCHAP: 15,
}

export const functies: Readonly<Record<OrganisatieSoort, Gewogen<string>>> = {
  GEMEENTE: [
    ['BURGEMEESTER', 22],
    ['WETHOUDER', 20],
    ['RAADSLID', 28],
    ['GRIFFIER', 2],
    ['GEMEENTESECRETARIS', 2],
    ['AMBTENAAR', 26],
  ],
  PROVINCIE: [
    ['COMMISSARIS_VAN_DE_KONING', 14],
    ['GEDEPUTEERDE', 30],
    ['STATENLID', 32],
    ['GRIFFIER', 2],
    ['AMBTENAAR', 22],
  ],
  WATERSCHAP: [
    ['WATERSCHAPSVOORZITTER', 30],
    ['LID_DAGELIJKS_BESTUUR', 40],
    ['AMBTENAAR', 30],
  ],
}

export const vormen: Gewogen<Vorm> = [
  ['VERBAAL_GEWELD', 36],
  ['BEDREIGING', 19],
  ['FYSIEK_GEWELD', 4],
  ['VERNIELING', 6],
  ['DISCRIMINATIE', 5],
  ['SEKSUELE_INTIMIDATIE', 2],
  ['STALKING', 4],
  ['ONLINE_HAAT', 13],
  ['DOXING', 2],
  ['JURIDISCHE_INTIMIDATIE', 4],
  ['OVERIGE_INTIMIDATIE', 5],
]

const overal: Gewogen<Kanaal> = [
  ['FYSIEK', 30],
  ['TELEFOON', 16],
  ['EMAIL', 22],
  ['BRIEF', 7],
  ['SOCIALE_MEDIA', 20],
  ['HUISBEZOEK', 5],
]
const terPlaatse: Gewogen<Kanaal> = [
  ['FYSIEK', 75],
  ['HUISBEZOEK', 25],
]
const opPapier: Gewogen<Kanaal> = [
  ['BRIEF', 60],
  ['EMAIL', 40],
]
const online: Gewogen<Kanaal> = [
  ['SOCIALE_MEDIA', 92],
  ['EMAIL', 8],
]

/** The channels that fit the first form of an incident. */
export function kanalen(vorm: Vorm): Gewogen<Kanaal> {
  if (vorm === 'FYSIEK_GEWELD' || vorm === 'VERNIELING') return terPlaatse
  if (vorm === 'JURIDISCHE_INTIMIDATIE') return opPapier
  return vorm === 'ONLINE_HAAT' || vorm === 'DOXING' ? online : overal
}

const licht: Gewogen<Ernst> = [
  ['LICHT', 58],
  ['MATIG', 32],
  ['ERNSTIG', 9],
  ['ZEER_ERNSTIG', 1],
]
const zwaar: Gewogen<Ernst> = [
  ['LICHT', 18],
  ['MATIG', 40],
  ['ERNSTIG', 31],
  ['ZEER_ERNSTIG', 11],
]
const zwareVormen: readonly Vorm[] = ['BEDREIGING', 'FYSIEK_GEWELD', 'STALKING', 'DOXING']

export function kiesErnst(random: Random, gekozen: readonly Vorm[]): Ernst {
  return random.weighted(gekozen.some((vorm) => zwareVormen.includes(vorm)) ? zwaar : licht)
}

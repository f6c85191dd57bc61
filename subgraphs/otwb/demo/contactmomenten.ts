import type { IndelingTable } from '../../indeling/fill.ts'
import { createRandom, type Random } from '../../kit/filling/random.ts'
import type { ContactmomentTable } from '../tables.ts'
import { nummer } from './fasen.ts'
import { gewicht, vooraan } from './organisaties.ts'

/** The letter of 2023 gives 32 for 2022; the later years are ours. */
const perJaar: readonly (readonly [jaar: number, aantal: number])[] = [
  [2022, 32],
  [2023, 47],
  [2024, 58],
]

type Keuze = readonly (readonly [item: string, gewicht: number])[]

const functies: Record<IndelingTable['soort'], Keuze> = {
  GEMEENTE: [
    ['BURGEMEESTER', 4],
    ['WETHOUDER', 5],
    ['RAADSLID', 7],
  ],
  PROVINCIE: [
    ['COMMISSARIS_VAN_DE_KONING', 1],
    ['GEDEPUTEERDE', 3],
    ['STATENLID', 4],
  ],
  WATERSCHAP: [],
}

const aanleidingen: Keuze = [
  ['ONLINE_HAAT', 9],
  ['INTIMIDATIE', 8],
  ['BEDREIGING', 7],
  ['VERBALE_AGRESSIE', 6],
  ['STALKING', 2],
  ['VERNIELING', 2],
  ['DISCRIMINATIE', 2],
  ['ONDERMIJNING', 2],
  ['FYSIEKE_AGRESSIE', 1],
  ['ANDERS', 1],
]

const vragen: Keuze = [
  ['NAZORG', 5],
  ['OPVOLGING_RICHTING_DADER', 4],
  ['ADVIES', 4],
  ['STEUN', 2],
]

/** In order of date; each year begins with the organisations that must not be without. */
export function maakContactmomenten(organisaties: readonly IndelingTable[]): ContactmomentTable[] {
  const random = createRandom(20_220_101)
  const gewogen = organisaties
    .filter(({ soort }) => soort !== 'WATERSCHAP')
    .map((organisatie) => [organisatie, gewicht(organisatie)] as const)
  const vast = organisaties.filter(({ id }) => vooraan.includes(id))

  return perJaar
    .flatMap(([jaar, aantal]) =>
      Array.from({ length: aantal }, (_, index) => ({
        organisatie: vast[index] ?? random.weighted(gewogen),
        datum: random.datum(`${jaar}-01-01`, `${jaar}-12-31`),
      })),
    )
    .sort((a, b) => a.datum.localeCompare(b.datum))
    .map(({ organisatie, datum }, index) => contactmoment(random, organisatie, datum, index))
}

function contactmoment(
  random: Random,
  { id, naam, soort }: IndelingTable,
  datum: string,
  index: number,
): ContactmomentTable {
  const functie = random.weighted(functies[soort])
  const wie = functie.toLowerCase().replaceAll('_', ' ')
  return {
    id: nummer('contactmoment', index),
    organisatie_id: id,
    functie,
    datum,
    aanleiding: random.weighted(aanleidingen),
    soort_vraag: random.weighted(vragen),
    aantekening: random.chance(0.8)
      ? `Gesprek met een ${wie} van ${naam} (synthetisch): ervaring besproken en vervolg afgesproken.`
      : null,
    synthetisch: true,
  }
}

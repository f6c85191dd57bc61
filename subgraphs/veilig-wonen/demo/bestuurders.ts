import { geldigOp, type IndelingRij, type OrganisatieSoort } from '../../../schema/indeling/indeling.ts'
import type { Random } from '../../kit/filling/random.ts'
import type { RechthebbendeFunctie } from '../tables.ts'

/** Someone who may apply: an office in an organisation, with a number where the office has several holders. */
export interface Bestuurder {
  readonly organisatie: IndelingRij
  readonly functie: RechthebbendeFunctie
  readonly titel: string
}

interface Ambt {
  readonly functie: RechthebbendeFunctie
  readonly soort: OrganisatieSoort
  readonly titel: string
  readonly aantal: (organisatie: IndelingRij) => number
  /** Share of the aanvragen, in percents. */
  readonly gewicht: number
}

const eenmaal = () => 1

const ambten: readonly Ambt[] = [
  { functie: 'BURGEMEESTER', soort: 'GEMEENTE', titel: 'Burgemeester', aantal: eenmaal, gewicht: 46 },
  { functie: 'WETHOUDER', soort: 'GEMEENTE', titel: 'Wethouder', aantal: aantalWethouders, gewicht: 37 },
  { functie: 'GEDEPUTEERDE', soort: 'PROVINCIE', titel: 'Gedeputeerde', aantal: () => 6, gewicht: 8 },
  {
    functie: 'COMMISSARIS_VAN_DE_KONING',
    soort: 'PROVINCIE',
    titel: 'Commissaris van de Koning',
    aantal: eenmaal,
    gewicht: 2,
  },
  {
    functie: 'WATERSCHAPSVOORZITTER',
    soort: 'WATERSCHAP',
    titel: 'Voorzitter',
    aantal: eenmaal,
    gewicht: 3,
  },
  {
    functie: 'LID_DAGELIJKS_BESTUUR',
    soort: 'WATERSCHAP',
    titel: 'Lid van het dagelijks bestuur',
    aantal: () => 4,
    gewicht: 4,
  },
]

/** Those that the demo always holds, so that its usual examples have something to show. */
const vast: readonly (readonly [organisatie: string, functie: RechthebbendeFunctie])[] = [
  ['gm0344', 'BURGEMEESTER'],
  ['gm0344', 'WETHOUDER'],
  ['gm0344', 'WETHOUDER'],
  ['pv30', 'COMMISSARIS_VAN_DE_KONING'],
  ['pv30', 'GEDEPUTEERDE'],
  ['gm0935', 'BURGEMEESTER'],
  ['gm0983', 'BURGEMEESTER'],
  ['gm0917', 'WETHOUDER'],
  ['ws0652', 'WATERSCHAPSVOORZITTER'],
]

/** Draws different office holders, larger organisations more often; the first are the fixed ones. */
export function trekBestuurders(random: Random, aantal: number): Bestuurder[] {
  const vrij = new Map(ambten.map((ambt) => [ambt.functie, zetels(ambt)]))
  const neem = (functie: RechthebbendeFunctie, kies: (zetels: readonly Zetel[]) => Zetel): Bestuurder => {
    const over = vrij.get(functie) ?? []
    const zetel = kies(over)
    vrij.set(
      functie,
      over.filter((one) => one !== zetel),
    )
    return zetel.bestuurder
  }

  const bestuurders = vast.map(([organisatie, functie]) =>
    neem(functie, (over) => {
      const zetel = over.find(({ bestuurder }) => bestuurder.organisatie.id === organisatie)
      if (!zetel) throw new Error(`Drawing office holders: ${functie} of "${organisatie}" is not there`)
      return zetel
    }),
  )
  while (bestuurders.length < aantal) {
    const functie = random.weighted(ambten.map((ambt) => [ambt.functie, ambt.gewicht] as const))
    if (vrij.get(functie)?.length === 0) continue
    bestuurders.push(
      neem(functie, (over) => random.weighted(over.map((zetel) => [zetel, zetel.gewicht] as const))),
    )
  }
  return random.shuffle(bestuurders)
}

interface Zetel {
  readonly bestuurder: Bestuurder
  readonly gewicht: number
}

function zetels({ functie, soort, titel, aantal }: Ambt): Zetel[] {
  return geldigOp('2024-01-01')
    .filter((organisatie) => organisatie.soort === soort)
    .flatMap((organisatie) => {
      const plaatsen = aantal(organisatie)
      return Array.from({ length: plaatsen }, (_, index) => ({
        bestuurder: { organisatie, functie, titel: plaatsen === 1 ? titel : `${titel} ${index + 1}` },
        gewicht: 20 + Math.round((organisatie.inwoners ?? 100_000) / 2_000),
      }))
    })
}

function aantalWethouders({ inwoners }: IndelingRij): number {
  if ((inwoners ?? 0) > 300_000) return 8
  if ((inwoners ?? 0) > 100_000) return 6
  return (inwoners ?? 0) > 40_000 ? 5 : 3
}

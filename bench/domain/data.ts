import { geldigOp, riecs } from '../../schema/indeling/indeling.ts'
import { addDays, createRandom } from '../../subgraphs/kit/filling/random.ts'

/** Everything the five subgraphs answer from; the same in every process and every run. */
export interface GemeenteData {
  readonly id: string
  readonly code: string
  readonly naam: string
  readonly inwoners: number | null
  readonly provincie: Named
  readonly riec: Named
  readonly meldingen: readonly MeldingData[]
  readonly aanvragen: readonly AanvraagData[]
  readonly sessies: readonly SessieData[]
  readonly indicatoren: readonly IndicatorData[]
}

interface Named {
  readonly id: string
  readonly naam: string
}

export interface MeldingData {
  readonly id: string
  readonly bron: string
  readonly kanaal: string
  readonly vormen: readonly string[]
  readonly functie: string
  readonly ernst: number
  readonly incidentdatum: string
  readonly gemeldOp: string
  readonly opvolging: readonly { readonly stap: string; readonly gezetOp: string }[]
}

export interface AanvraagData {
  readonly kenmerk: string
  readonly functie: string
  readonly status: string
  readonly urgentie: string
  readonly ingediendOp: string
  readonly maatregelen: readonly {
    readonly soort: string
    readonly kosten: number
    readonly betaaldDoorWerkgever: boolean
  }[]
}

export interface SessieData {
  readonly id: string
  readonly datum: string
  readonly soort: string
  readonly deelnemers: number
  readonly afspraken: readonly { readonly onderwerp: string; readonly gereed: boolean }[]
}

export interface IndicatorData {
  readonly code: string
  readonly naam: string
  readonly eenheid: string
  readonly jaar: number
  readonly waarde: number
  readonly landelijkGemiddelde: number
}

const vormen = ['VERBAAL_GEWELD', 'BEDREIGING', 'STALKING', 'VERNIELING', 'DISCRIMINATIE']
const functies = ['BURGEMEESTER', 'WETHOUDER', 'RAADSLID', 'GRIFFIER']
const stappen = ['Opvang en nazorg', 'Terugkoppeling aan de melder', 'Gesprek met de veroorzaker']
const maatregelen = ['Camera bij de voordeur', 'Rookmelder met noodknop', 'Afscherming in het Kadaster']
const onderwerpen = ['Norm en protocol vaststellen', 'Aanspreekpunt aanwijzen', 'Registratie in GIR op orde']
const indicatoren = ['Leegstand bedrijfspanden', 'Ongebruikelijke transacties', 'Schulden bij jongeren']

const indeling = geldigOp('2024-01-01')
const naamOf = new Map([...indeling, ...riecs].map(({ id, naam }) => [id, naam]))

/** The 342 gemeenten in order of code, each with its rows. */
export const gemeenten: readonly GemeenteData[] = indeling
  .filter(({ soort }) => soort === 'GEMEENTE')
  .map(({ id, code, naam, inwoners, provincie_id, riec_id }, index) => ({
    id,
    code,
    naam,
    inwoners,
    provincie: named(provincie_id),
    riec: named(riec_id),
    ...rowsOf(id, index),
  }))

const byId = new Map(gemeenten.map((gemeente) => [gemeente.id, gemeente]))

export function gemeenteById(id: string): GemeenteData | undefined {
  return byId.get(id)
}

function named(id: string | null): Named {
  const naam = id === null ? undefined : naamOf.get(id)
  if (id === null || naam === undefined) throw new Error(`Making the data: "${id}" has no name`)
  return { id, naam }
}

function rowsOf(id: string, seed: number) {
  const random = createRandom(seed + 1)
  const datum = () => random.datum('2023-01-01', '2024-12-31')
  return {
    meldingen: times(12, (index): MeldingData => {
      const incidentdatum = datum()
      return {
        id: `melding-${id}-${index}`,
        bron: random.pick(['GIR', 'ARO']),
        kanaal: random.pick(['FYSIEK', 'TELEFOON', 'EMAIL', 'SOCIALE_MEDIA', 'HUISBEZOEK']),
        vormen: random.shuffle(vormen).slice(0, random.int(1, 3)),
        functie: random.pick(functies),
        ernst: random.int(1, 5),
        incidentdatum,
        gemeldOp: `${addDays(incidentdatum, random.int(0, 5))}T09:${random.int(10, 59)}:00.000Z`,
        opvolging: times(random.int(0, 2), (step) => ({
          stap: stappen[step] ?? '',
          gezetOp: addDays(incidentdatum, 3 + step),
        })),
      }
    }),
    aanvragen: times(
      6,
      (index): AanvraagData => ({
        kenmerk: `VW-${id}-${index}`,
        functie: random.pick(functies),
        status: random.pick([
          'INGEDIEND',
          'GESPREK',
          'DREIGINGSANALYSE',
          'ADVIES',
          'MAATREGELEN',
          'AFGEROND',
        ]),
        urgentie: random.pick(['REGULIER', 'SPOED']),
        ingediendOp: datum(),
        maatregelen: times(random.int(0, 2), (at) => ({
          soort: maatregelen[at] ?? '',
          kosten: random.int(10_000, 900_000),
          betaaldDoorWerkgever: random.chance(0.7),
        })),
      }),
    ),
    sessies: times(
      6,
      (index): SessieData => ({
        id: `sessie-${id}-${index}`,
        datum: datum(),
        soort: random.pick(['RAADSBREED', 'DRIEHOEK', 'LEERKRING']),
        deelnemers: random.int(8, 60),
        afspraken: times(random.int(0, 2), (at) => ({
          onderwerp: onderwerpen[at] ?? '',
          gereed: random.chance(0.5),
        })),
      }),
    ),
    indicatoren: times(
      8,
      (index): IndicatorData => ({
        code: `ZO${String(index + 1).padStart(3, '0')}`,
        naam: indicatoren[index % indicatoren.length] ?? '',
        eenheid: 'per 1.000 inwoners',
        jaar: 2017 + index,
        waarde: random.int(0, 5_000) / 100,
        landelijkGemiddelde: random.int(0, 5_000) / 100,
      }),
    ),
  }
}

function times<Made>(count: number, make: (index: number) => Made): Made[] {
  return Array.from({ length: count }, (_, index) => make(index))
}

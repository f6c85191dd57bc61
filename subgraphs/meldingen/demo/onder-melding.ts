import { organisatieMet } from '../../../schema/indeling/indeling.ts'
import { addDays, type Random } from '../../kit/filling/random.ts'
import type {
  AangifteTable,
  NazorgTable,
  OnderMelding,
  OpvolgstapTable,
  PersoonsgegevensTable,
  Vorm,
} from '../tables.ts'
import { type DemoMelding, laatsteDagVan } from './meldingen.ts'

const gebeurd: Readonly<Record<Vorm, string>> = {
  VERBAAL_GEWELD: 'uitgescholden',
  BEDREIGING: 'bedreigd',
  FYSIEK_GEWELD: 'geduwd',
  VERNIELING: 'getroffen door vernieling van eigendommen',
  DISCRIMINATIE: 'gediscrimineerd',
  SEKSUELE_INTIMIDATIE: 'seksueel geïntimideerd',
  STALKING: 'herhaaldelijk gevolgd',
  ONLINE_HAAT: 'doelwit van haatberichten',
  DOXING: 'getroffen door verspreiding van privégegevens',
  JURIDISCHE_INTIMIDATIE: 'onder druk gezet met procedures',
  OVERIGE_INTIMIDATIE: 'geïntimideerd',
}

/** Texts that no reader can take for those of a person. */
export function maakPersoonsgegevens(
  random: Random,
  melding: DemoMelding,
  nummer: number,
): PersoonsgegevensTable {
  const betrokkene = `${functienaam(melding.functie)} van ${organisatieMet(melding.organisatie_id)?.naam} (synthetisch)`
  const wat = melding.vormen.map((vorm) => gebeurd[vorm]).join(' en ')
  const volgnummer = String(nummer).padStart(4, '0')
  return {
    ...onder(melding),
    omschrijving: `Synthetische omschrijving: de betrokkene is ${wat}.`,
    melder: random.chance(0.75) ? betrokkene : `Synthetische melder ${volgnummer}, namens ${betrokkene}`,
    veroorzaker: random.chance(0.35) ? `Synthetische veroorzaker ${volgnummer}` : null,
  }
}

export function maakAangifte(random: Random, melding: DemoMelding): AangifteTable | null {
  if (!melding.aangifte_gedaan) return null
  const datum = uiterlijkLaatsteDag(melding, addDays(gemeld(melding), random.int(0, 7)))
  const doorWie = melding.gericht_op_naasten && random.chance(0.3) ? 'NAASTE' : null
  return {
    ...onder(melding),
    door_wie: doorWie ?? (random.chance(0.4) ? 'WERKGEVER' : 'BETROKKENE'),
    vpt_code: random.chance(0.7),
    domicilie: random.chance(0.6),
    onder_nummer: random.chance(0.12),
    datum,
    // A case of the last months is still with the police.
    status: random.pick(
      datum > '2024-09-01'
        ? ['OPGENOMEN', 'IN_ONDERZOEK']
        : ['OPGENOMEN', 'IN_ONDERZOEK', 'BIJ_OM', 'GESEPONEERD', 'GESEPONEERD', 'AFGEDAAN'],
    ),
  }
}

export function maakNazorg(random: Random, melding: DemoMelding): NazorgTable | null {
  if (!random.chance(melding.ernst === 'LICHT' ? 0.4 : 0.8)) return null
  const aangebodenOp = uiterlijkLaatsteDag(melding, addDays(gemeld(melding), random.int(0, 5)))
  const aanvaard = aangebodenOp > '2024-12-15' ? null : random.chance(0.65)
  const klaar = addDays(aangebodenOp, random.int(7, 120))
  return {
    ...onder(melding),
    aangeboden_op: aangebodenOp,
    door_wie: random.weighted([
      ['LEIDINGGEVENDE', 40],
      ['COLLEGIALE_OPVANG', 25],
      ['BEDRIJFSMAATSCHAPPELIJK_WERK', 15],
      ['SLACHTOFFERHULP', 12],
      ['OTWB', 8],
    ]),
    aanvaard,
    ook_voor_naasten: melding.gericht_op_naasten,
    afgerond_op: aanvaard === true && klaar <= laatsteDagVan(melding.organisatie_id) ? klaar : null,
  }
}

/** Days after the melding in which each step of the stappenplan is finished: at the earliest and at the latest. */
const duur = [
  [0, 0],
  [0, 3],
  [0, 5],
  [1, 7],
  [1, 7],
  [5, 30],
  [7, 40],
  [20, 120],
  [30, 150],
] as const

/** The steps that the organisation recorded: the lighter the incident, the sooner it stops recording. */
export function maakOpvolging(
  random: Random,
  melding: DemoMelding,
  { aangifte, veroorzaker }: { aangifte: AangifteTable | null; veroorzaker: string | null },
): OpvolgstapTable[] {
  const schade = melding.vormen.some((vorm) => vorm === 'VERNIELING' || vorm === 'FYSIEK_GEWELD')
  const overgeslagen = new Set([
    ...(aangifte ? [] : [5]),
    ...(veroorzaker !== null ? [] : [6]),
    ...(schade ? [] : [8]),
  ])
  const vastgelegd = melding.ernst === 'LICHT' ? random.int(1, 5) : random.int(aangifte ? 5 : 3, 9)

  return duur.slice(0, vastgelegd).map(([van, tot], index) => {
    const nummer = index + 1
    const klaar = nummer === 5 && aangifte ? aangifte.datum : addDays(gemeld(melding), random.int(van, tot))
    if (overgeslagen.has(nummer)) return stap(melding, nummer, 'NIET_VAN_TOEPASSING', null)
    return klaar > laatsteDagVan(melding.organisatie_id)
      ? stap(melding, nummer, 'LOPEND', null)
      : stap(melding, nummer, 'AFGEROND', klaar)
  })
}

function stap(
  melding: DemoMelding,
  nummer: number,
  status: OpvolgstapTable['status'],
  datum: string | null,
): OpvolgstapTable {
  return { ...onder(melding), nummer, status, datum }
}

function onder({ id, organisatie_id, functie, aangifte_gedaan }: DemoMelding): OnderMelding {
  return { melding_id: id, organisatie_id, functie, aangifte_gedaan }
}

function gemeld({ gemeld_op }: DemoMelding): string {
  return gemeld_op.toISOString().slice(0, 10)
}

function uiterlijkLaatsteDag({ organisatie_id }: DemoMelding, datum: string): string {
  const laatste = laatsteDagVan(organisatie_id)
  return datum < laatste ? datum : laatste
}

/** `LID_DAGELIJKS_BESTUUR` → `Lid dagelijks bestuur` */
function functienaam(functie: string): string {
  const woorden = functie.replaceAll('_', ' ').toLowerCase().replace('koning', 'Koning')
  return `${woorden.charAt(0).toUpperCase()}${woorden.slice(1)}`
}

import {
  geldigOp,
  type IndelingRij as Organisatie,
  organisatieMet,
} from '../../../schema/indeling/indeling.ts'
import { latereDelenOp, organisatieOp } from '../../indeling/in-time.ts'
import { addDays, type Random } from '../../kit/filling/random.ts'
import type { Bron, MeldingTable, Vorm } from '../tables.ts'
import { vocabulaire } from '../vocabulaire.ts'
import {
  aangifteNaarErnst,
  aangiftePerJaar,
  functies,
  gewichtZonderInwoners,
  kanalen,
  kiesErnst,
  meldingenPerJaar,
  vormen,
} from './verdeling.ts'

/** The last day of the demo data. */
export const laatsteDag = '2024-12-31'

const indeling = geldigOp('2024-01-01')

/** A melding and the organisation it belongs to, before the source numbers it. */
type Ongenummerd = Omit<MeldingTable, 'id' | 'bronkenmerk' | 'ernst_rang'>

export type DemoMelding = Omit<MeldingTable, 'ernst_rang'>

/** All meldingen of the demo, in the order in which they were reported; every organisation has at least one. */
export function maakMeldingen(random: Random): DemoMelding[] {
  const bronnen = new Map(indeling.map((organisatie) => [organisatie.id, kiesBron(random, organisatie)]))
  const gewogen = indeling.map((organisatie) => [organisatie, gewicht(organisatie)] as const)
  const eerst = random.shuffle(indeling)
  const jaren = random.shuffle(
    meldingenPerJaar.flatMap(([jaar, aantal]) => Array.from({ length: aantal }, () => jaar)),
  )
  const gemaakt = jaren.map((jaar, index) => {
    const organisatie = eerst[index] ?? random.weighted(gewogen)
    return maakMelding(random, jaar, organisatie, bronnen.get(organisatie.id) ?? 'GIR')
  })
  return nummer(inDeTijd(gemaakt.sort((a, b) => a.gemeld_op.getTime() - b.gemeld_op.getTime())))
}

/** One in so many meldingen of an organisation came from a part of it that was an organisation of its own by then. */
const uitEenDeel = 8

/**
 * Gives each melding to the organisation that existed on the day of the incident, and reports it while that did: chance
 * chose among the organisations of 2024.
 */
function inDeTijd(gemaakt: readonly Ongenummerd[]): Ongenummerd[] {
  const eerder = new Map<string, number>()
  return gemaakt.map((melding) => {
    const { organisatie_id: nu, incidentdatum } = melding
    const keuze = eerder.get(nu) ?? 0
    eerder.set(nu, keuze + 1)
    const delen = keuze % uitEenDeel === uitEenDeel - 1 ? latereDelenOp(nu, incidentdatum) : []
    const organisatie_id =
      delen[Math.floor(keuze / uitEenDeel) % delen.length] ?? organisatieOp(nu, incidentdatum, keuze).id
    return {
      ...melding,
      organisatie_id,
      gemeld_op: uiterlijk(laatsteDagVan(organisatie_id), melding.gemeld_op),
    }
  })
}

/** The last day of the demo data for an organisation: of one that ended, its own. */
export function laatsteDagVan(organisatie: string): string {
  return organisatieMet(organisatie)?.geldig_tot ?? laatsteDag
}

/** The moment, or the last one of the last day's working hours when it lies after that: so the order stays. */
function uiterlijk(dag: string, moment: Date): Date {
  return moment.toISOString().slice(0, 10) > dag ? new Date(`${dag}T16:59:00.000Z`) : moment
}

function gewicht({ soort, inwoners }: Organisatie): number {
  return soort === 'GEMEENTE' ? Math.ceil((inwoners ?? 0) / 1000) : gewichtZonderInwoners[soort]
}

/** The system an organisation works with; a tenth of its meldingen may still be in the other one. */
function kiesBron(random: Random, { soort }: Organisatie): Bron {
  if (soort === 'GEMEENTE') return random.chance(0.9) ? 'GIR' : 'ARO'
  if (soort === 'PROVINCIE') return random.chance(0.9) ? 'ARO' : 'GIR'
  return random.chance(0.5) ? 'ARO' : 'GIR'
}

function maakMelding(random: Random, jaar: number, organisatie: Organisatie, gewoon: Bron): Ongenummerd {
  const bron = random.chance(0.95) ? gewoon : gewoon === 'GIR' ? 'ARO' : 'GIR'
  const gekozen = kiesVormen(random)
  const kanaal = random.weighted(kanalen(gekozen[0]))
  const ernst = kiesErnst(random, gekozen)
  const incidentdatum = random.datum(`${jaar}-01-01`, `${jaar}-12-31`)
  const strafbaar = gekozen.some(
    (vorm) => vorm !== 'JURIDISCHE_INTIMIDATIE' && vorm !== 'OVERIGE_INTIMIDATIE',
  )
  return {
    organisatie_id: organisatie.id,
    functie: random.weighted(functies[organisatie.soort]),
    bron,
    gericht_op_naasten: random.chance(kanaal === 'HUISBEZOEK' ? 0.3 : 0.05),
    vormen: gekozen,
    vorm_volgens_bron: gekozen.map((vorm) => vocabulaire[bron].vormen[vorm]),
    kanaal,
    kanaal_volgens_bron: vocabulaire[bron].kanalen[kanaal],
    ernst,
    incidentdatum,
    gemeld_op: gemeldOp(random, incidentdatum),
    aangifte_gedaan: strafbaar && random.chance((aangiftePerJaar[jaar] ?? 0) * aangifteNaarErnst[ernst]),
    synthetisch: true,
  }
}

function kiesVormen(random: Random): [Vorm, ...Vorm[]] {
  const eerste = random.weighted(vormen)
  const tweede = random.weighted(vormen)
  return tweede !== eerste && random.chance(0.3) ? [eerste, tweede] : [eerste]
}

/** Most incidents are reported within days, in working hours, and none after the last day. */
function gemeldOp(random: Random, incidentdatum: string): Date {
  const datum = addDays(
    incidentdatum,
    random.weighted([
      [0, 40],
      [1, 30],
      [random.int(2, 6), 20],
      [random.int(7, 30), 10],
    ]),
  )
  const tijd = `${random.int(8, 16)}:${random.int(10, 59)}`.padStart(5, '0')
  return new Date(`${datum < laatsteDag ? datum : laatsteDag}T${tijd}:00.000Z`)
}

/** Numbers each source's meldingen per organisation and year, as they came in. */
function nummer(gemaakt: readonly Ongenummerd[]): DemoMelding[] {
  const laatste = new Map<string, number>()
  return gemaakt.map((melding) => {
    const reeks = `${melding.bron}-${melding.organisatie_id}-${melding.gemeld_op.getUTCFullYear()}`
    const volgend = (laatste.get(reeks) ?? 0) + 1
    laatste.set(reeks, volgend)
    const jaarEnNummer = `${melding.gemeld_op.getUTCFullYear()}-${String(volgend).padStart(4, '0')}`
    return {
      ...melding,
      id: `${melding.bron.toLowerCase()}-${melding.organisatie_id}-${jaarEnNummer}`,
      bronkenmerk: `${melding.bron}-${jaarEnNummer}`,
    }
  })
}

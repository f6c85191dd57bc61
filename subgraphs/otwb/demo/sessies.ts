import type { IndelingTable } from '../../indeling/fill.ts'
import { createRandom, daysBetween, type Random } from '../../kit/filling/random.ts'
import type { SessieTable, VoorgesprekTable } from '../tables.ts'
import { fasen, nummer, werkdagen } from './fasen.ts'
import { vooraan } from './organisaties.ts'

/** A sessie comes at least so many days after its voorgesprek. */
const voorbereiding = 14

/** Every so many sessies is a second one at an organisation. */
const herhaling = 20

/** A second sessie comes at least so many days after the first. */
const tussenpoos = 120

const themas = [
  'NORMSTELLING',
  'MELDEN_EN_AANGIFTE',
  'ONLINE_INTIMIDATIE',
  'EIGEN_WEERBAARHEID',
  'OPVANG_EN_NAZORG',
  'ONDERMIJNING',
] as const

/** In order of date. A voorgesprek that a sessie followed gets `leidt_tot_sessie`. */
export function maakSessies(
  organisaties: readonly IndelingTable[],
  voorgesprekken: readonly VoorgesprekTable[],
): SessieTable[] {
  const random = createRandom(20_221_101)
  const inwoners = new Map(organisaties.map((organisatie) => [organisatie.id, organisatie.inwoners ?? 0]))
  const gemaakt: SessieTable[] = []

  for (const fase of fasen) {
    for (const datum of werkdagen(random, fase.sessiesVan, fase.tot, fase.sessies)) {
      const opnieuw = gemaakt.length % herhaling === herhaling - 1
      // The letter of 2023 knows of first sessions with gemeenteraden only.
      const alleenRaden = fase.soort === 'INTAKE'
      const voorgesprek = kies(random, voorgesprekken, gemaakt, datum, { opnieuw, alleenRaden })
      voorgesprek.leidt_tot_sessie = true
      const organisatie = voorgesprek.organisatie_id
      gemaakt.push({
        id: nummer('sessie', gemaakt.length),
        organisatie_id: organisatie,
        voorgesprek_id: voorgesprek.id,
        datum,
        soort: isRaad(organisatie) ? 'RAAD' : 'STATEN',
        deelnemers: random.chance(0.95) ? deelnemers(random, inwoners.get(organisatie) ?? 0) : null,
        themas: ['ERVARINGEN_DELEN', ...random.shuffle(themas).slice(0, random.int(1, 3))],
        synthetisch: true,
      })
    }
  }
  return gemaakt
}

/** The voorgesprek on which a sessie follows: of an organisation without one, or with one long ago if `opnieuw`. */
function kies(
  random: Random,
  voorgesprekken: readonly VoorgesprekTable[],
  sessies: readonly SessieTable[],
  datum: string,
  { opnieuw, alleenRaden }: { opnieuw: boolean; alleenRaden: boolean },
): VoorgesprekTable {
  const aanDeBeurt = (organisatie: string) => {
    const eerder = sessies.filter((sessie) => sessie.organisatie_id === organisatie)
    if (!opnieuw) return eerder.length === 0
    return eerder.length === 1 && eerder.every((sessie) => daysBetween(sessie.datum, datum) >= tussenpoos)
  }
  const rijp = new Map(
    voorgesprekken
      .filter((een) => daysBetween(een.datum, datum) >= voorbereiding)
      .filter((een) => !alleenRaden || isRaad(een.organisatie_id))
      .filter((een) => aanDeBeurt(een.organisatie_id))
      .map((een) => [een.organisatie_id, een]),
  )
  const eerst = vooraan.map((id) => rijp.get(id)).find((een) => een !== undefined)
  return eerst ?? random.pick([...rijp.values()])
}

/** A council of a larger gemeente has more members; not all come. */
function deelnemers(random: Random, inwoners: number): number {
  return random.int(8, inwoners > 100_000 ? 42 : 24)
}

function isRaad(organisatie: string): boolean {
  return organisatie.startsWith('gm')
}

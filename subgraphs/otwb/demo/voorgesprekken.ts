import type { IndelingTable } from '../../indeling/fill.ts'
import { createRandom, daysBetween, type Random } from '../../kit/filling/random.ts'
import type { Gesprekspartner, VoorgesprekTable } from '../tables.ts'
import { fasen, laatsteDag, nummer, werkdagen } from './fasen.ts'
import { bezoekvolgorde, orgaanVan } from './organisaties.ts'

/** Every so many voorgesprekken after the intakes is a second one at an organisation. */
const herhaling = 12

/** A second voorgesprek comes at least so many days after the first. */
const tussenpoos = 120

/** Voorgesprekken younger than this many days may still lack a verslag or a decision. */
const vers = 60

const partners: readonly (readonly [Gesprekspartner[], number])[] = [
  [['VOORZITTER', 'GRIFFIER'], 6],
  [['GRIFFIER'], 3],
  [['VOORZITTER'], 2],
]

const behoeften = [
  'meer bekendheid met de norm en het stappenplan',
  'ervaringen delen in vertrouwde kring',
  'een vast punt om incidenten te melden',
  'omgaan met intimidatie op sociale media',
  'betere opvang na een incident',
]

/** In order of date. The first at each organisation follows the order of visit. */
export function maakVoorgesprekken(organisaties: readonly IndelingTable[]): VoorgesprekTable[] {
  const random = createRandom(20_220_701)
  const volgorde = bezoekvolgorde(organisaties, random)
  const orgaan = orgaanVan(organisaties)
  const gemaakt: VoorgesprekTable[] = []
  let nieuw = 0

  for (const fase of fasen) {
    for (const datum of werkdagen(random, fase.van, fase.tot, fase.voorgesprekken)) {
      const opnieuw = fase.soort === 'VOORGESPREK' && gemaakt.length % herhaling === 0
      const organisatie = opnieuw ? eerderBezocht(random, gemaakt, datum) : volgorde[nieuw++]
      if (!organisatie) throw new Error('Making voorgesprekken: more than there are organisations')
      gemaakt.push(voorgesprek(random, nummer('voorgesprek', gemaakt.length), organisatie, datum, fase.soort))
    }
  }
  return gemaakt.map((een) => ({ ...een, verslag: verslag(random, een, orgaan(een.organisatie_id)) }))
}

function voorgesprek(
  random: Random,
  id: string,
  organisatie: string,
  datum: string,
  soort: VoorgesprekTable['soort'],
): VoorgesprekTable {
  const besloten = random.chance(daysBetween(datum, laatsteDag) < vers ? 0.3 : 0.85)
  return {
    id,
    organisatie_id: organisatie,
    datum,
    soort,
    vorm: random.weighted([
      ['OP_LOCATIE', 5],
      ['DIGITAAL', 4],
      ['TELEFONISCH', 1],
    ]),
    gesprekspartners: random.weighted(partners),
    leidt_tot_sessie: besloten ? random.chance(0.7) : null,
    verslag: null,
    synthetisch: true,
  }
}

function eerderBezocht(random: Random, gemaakt: readonly VoorgesprekTable[], datum: string): string {
  return random.pick(gemaakt.filter((een) => daysBetween(een.datum, datum) >= tussenpoos)).organisatie_id
}

function verslag(random: Random, een: VoorgesprekTable, orgaan: string): string | null {
  const aanwezig = een.gesprekspartners.map((partner) => `de ${partner.toLowerCase()}`).join(' en ')
  const tekst = `Gesprek met ${aanwezig} van ${orgaan} (synthetisch). Behoefte: ${random.pick(behoeften)}.`
  return random.chance(daysBetween(een.datum, laatsteDag) < vers ? 0.5 : 0.95) ? tekst : null
}

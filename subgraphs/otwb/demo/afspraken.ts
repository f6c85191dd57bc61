import type { Insertable } from 'kysely'
import type { IndelingTable } from '../../indeling/fill.ts'
import { addDays, createRandom, type Random } from '../../kit/filling/random.ts'
import type { AfspraakTable, SessieTable } from '../tables.ts'
import { laatsteDag, nummer } from './fasen.ts'
import { orgaanVan } from './organisaties.ts'

type NieuweAfspraak = Insertable<AfspraakTable>

const onderwerpen: readonly (readonly [onderwerp: string, voornemen: string])[] = [
  ['AGRESSIEPROTOCOL', 'werkt het agressieprotocol bij'],
  ['MELDPROCEDURE', 'richt één manier van melden in'],
  ['REGISTRATIE', 'legt incidenten voortaan vast'],
  ['NORMSTELLING', 'stelt de norm vast en draagt die uit'],
  ['AANGIFTE', 'maakt met politie en Openbaar Ministerie afspraken over aangifte'],
  ['OPVANG_EN_NAZORG', 'regelt opvang en nazorg na een incident'],
  ['TRAINING', 'organiseert een training'],
  ['ONLINE_VEILIGHEID', 'brengt de vindbaarheid van leden op internet in kaart'],
]

/** None to four per sessie, each on another subject. */
export function maakAfspraken(
  organisaties: readonly IndelingTable[],
  sessies: readonly SessieTable[],
): NieuweAfspraak[] {
  const random = createRandom(20_221_201)
  const orgaan = orgaanVan(organisaties)
  return sessies
    .flatMap((sessie) =>
      random
        .shuffle(onderwerpen)
        .slice(0, random.int(0, 4))
        .map(([onderwerp, voornemen]) => ({ sessie, onderwerp, voornemen })),
    )
    .map(({ sessie, onderwerp, voornemen }, index) => ({
      id: nummer('afspraak', index),
      organisatie_id: sessie.organisatie_id,
      sessie_id: sessie.id,
      onderwerp,
      omschrijving: zin(`${orgaan(sessie.organisatie_id)} ${voornemen} (synthetisch).`),
      ondersteuning_door_bzk: random.chance(0.4),
      synthetisch: true,
      ...verloop(random, sessie.datum),
    }))
}

/** What happened up to the last day: most are taken up within months, some are dropped. */
function verloop(random: Random, gemaakt_op: string) {
  const opgepakt = addDays(gemaakt_op, random.int(7, 120))
  const klaar = addDays(opgepakt, random.int(30, 300))
  const opgepakt_op = random.chance(0.85) ? totEnMet(opgepakt) : null
  const afgezien = random.chance(0.08)
  return {
    gemaakt_op,
    opgepakt_op,
    uitgevoerd_op: opgepakt_op !== null && !afgezien ? totEnMet(klaar) : null,
    vervallen_op: afgezien ? totEnMet(klaar) : null,
  }
}

/** The date, unless it lies after the demo data. */
function totEnMet(datum: string): string | null {
  return datum <= laatsteDag ? datum : null
}

function zin(tekst: string): string {
  return tekst.charAt(0).toUpperCase() + tekst.slice(1)
}

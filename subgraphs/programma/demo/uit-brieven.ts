import type { Random } from '../../kit/filling/random.ts'
import { readBrievendata } from '../data/read.ts'
import type { Deelnemers } from './deelnemers.ts'
import type { Deelgenomen, Planning } from './planning.ts'

/** How many gemeenten the letters count. */
const impuls = 25
const pilot = 9

/**
 * Synthetic participants for the activities that the letters name. The numbers are those of the letters: 25
 * gemeenten with an impuls, who then took part in one of its two leerkringen or both, and 9 in the pilot.
 */
export function uitBrieven(random: Random, kies: Deelnemers): Planning<Deelgenomen>[] {
  const metImpuls = kies.gemeenten(impuls, ['gm0344'])
  const inPilot = kies.gemeenten(pilot)
  const gemengd = random.shuffle(metImpuls)
  const conferentie = [...new Set([...metImpuls, ...inPilot, ...kies.gemeenten(70)])]

  return [
    deelname('impuls-weerbaar-bestuur', metImpuls),
    deelname('pilot-integrale-beveiliging', inPilot),
    deelname('leerkring-lokale-weerbaarheid', gemengd.slice(0, 15)),
    deelname('leerkring-gebiedsgerichte-aanpak', gemengd.slice(12)),
    deelname('conferentie-weerbare-organisatie-2021', conferentie),
    deelname('leerkring-veilige-publieke-taak', [
      ...kies.gemeenten(11),
      'pv30',
      'pv28',
      ...kies.waterschappen(3),
    ]),
  ]
}

const data = new Map(readBrievendata().activiteiten.map(({ id, datum }) => [id, datum]))

function deelname(id: string, organisaties: readonly string[]): Planning<Deelgenomen> {
  const datum = data.get(id)
  if (datum === undefined) throw new Error(`Writing the demo: activiteiten.yaml has no "${id}"`)
  return { activiteit: { id, status: 'UITGEVOERD', datum }, organisaties, gastheer: null, aangemeldOp: null }
}

import type { Cijferboek } from '../cijfers/cijferboek.ts'
import type { Antwoord } from '../hub/antwoord.ts'
import { jaarVan } from '../taal/datums.ts'
import { cite } from '../taal/say.ts'
import { tekst } from '../taal/tekst.ts'
import type { Cijfer, Tekst } from '../verslag.ts'
import type { MonitorCijferFragment } from '../vragen/documenten.ts'
import { doelgroepen } from './namen.ts'

/** A figure from public research, and what it is about. */
export interface Onderzoekscijfer {
  readonly rij: MonitorCijferFragment
  readonly cijfer: Cijfer
}

interface MetMonitor {
  readonly monitor: readonly MonitorCijferFragment[]
}

/** Research over a year is published after that year, so the year of the peildatum itself does not count yet. */
export function readMonitor(
  boek: Cijferboek,
  antwoord: Antwoord<MetMonitor>,
  peildatum: string,
  onderwerpen: readonly MonitorCijferFragment['onderwerp'][],
): readonly Onderzoekscijfer[] {
  const rijen = antwoord.data?.monitor
  if (!rijen) {
    boek.lees(antwoord, ['monitor'], {
      id: `monitor.${onderwerpen.join('-')}`,
      naam: 'Cijfers uit onderzoek',
      soort: 'onderzoek',
      bron: 'Monitor Integriteit en Veiligheid',
    })
    return []
  }
  return rijen.flatMap((rij, index) =>
    rij.jaar >= jaarVan(peildatum) || !onderwerpen.includes(rij.onderwerp)
      ? []
      : {
          rij,
          cijfer: boek.lees(antwoord, ['monitor', index, 'percentage'], {
            id: `monitor.${rij.id}`,
            naam: `${doelgroepen[rij.doelgroep]} (${rij.jaar}): ${rij.toelichting}`,
            soort: 'onderzoek',
            eenheid: 'procent',
            bron: rij.bron,
          }),
        },
  )
}

/** A figure in running text: `49 procent in 2022`. */
export function metJaar({ rij, cijfer }: Onderzoekscijfer): Tekst {
  return tekst`${cite(cijfer)} in ${String(rij.jaar)}`
}

import { organisatieOp } from '../../indeling/in-time.ts'
import type { Random } from '../../kit/filling/random.ts'
import { addDays } from '../../kit/filling/random.ts'
import type { ActiviteitDeelnameTable, ActiviteitTable } from '../tables.ts'

/** What of an activity decides who took part in it, and how. */
export type Deelgenomen = Pick<ActiviteitTable, 'id' | 'status' | 'datum'>

/** An activity with who takes part in it. */
export interface Planning<Activiteit = ActiviteitTable> {
  readonly activiteit: Activiteit
  readonly organisaties: readonly string[]
  /** The organisation that receives the activity; null when there is none. */
  readonly gastheer: string | null
  readonly aangemeldOp: string | null
}

/** The demo data knows the world up to and including this day: what comes later is planned. */
export const peildag = '2024-12-31'

export function deelnames({
  activiteit,
  organisaties,
  gastheer,
  aangemeldOp,
}: Planning<Deelgenomen>): ActiviteitDeelnameTable[] {
  return organisaties.map((gekozen, index) => {
    // Chosen among the organisations of 2024, while an activity of 2021 had those of 2021.
    const organisatie_id = organisatieOp(gekozen, activiteit.datum, index).id
    return {
      id: `${activiteit.id}-${organisatie_id}`,
      organisatie_id,
      activiteit_id: activiteit.id,
      rol: gekozen === gastheer ? 'GASTHEER' : 'DEELNEMER',
      aangemeld_op: aangemeldOp,
      aanwezig: activiteit.status === 'UITGEVOERD' ? true : null,
      synthetisch: true,
    }
  })
}

/** What the generators fill in of an activity; the rest has a default, and since when it is known follows. */
export type Verzonnen = Pick<
  ActiviteitTable,
  'id' | 'soort' | 'naam' | 'omschrijving' | 'datum' | 'organisatoren'
> &
  Partial<ActiviteitTable>

/** A synthetic activity of one day unless it says otherwise, planned when its day lies after `peildag`. */
export function verzonnen(activiteit: Verzonnen): ActiviteitTable {
  return {
    van: activiteit.datum,
    tot: activiteit.datum,
    periode_omschrijving: null,
    status: activiteit.datum > peildag ? 'GEPLAND' : 'UITGEVOERD',
    extra: false,
    openbare_lichamen: [],
    riec_id: null,
    brief_id: null,
    mijlpaal_id: null,
    synthetisch: true,
    ...vanaf(activiteit.datum),
    ...activiteit,
    naam: `${activiteit.naam} (synthetisch)`,
    omschrijving: `${activiteit.omschrijving} (synthetisch)`,
  }
}

/** Some weeks before the activity, and never after what the demo data knows. */
export function aanmelding(random: Random, datum: string): string {
  const dag = addDays(datum, -random.int(14, 70))
  return dag > peildag ? peildag : dag
}

/**
 * The planning as the source came to know it: an activity that a letter announced from that letter on, and nobody enrols
 * before; any other from its first enrolment, or its own day.
 */
export function bekendgemaakt(planning: Planning): Planning {
  const { activiteit, aangemeldOp } = planning
  if (activiteit.extra && aangemeldOp !== null) {
    return aangemeldOp < activiteit.bekend_sinds
      ? { ...planning, aangemeldOp: activiteit.bekend_sinds }
      : planning
  }
  const eerste = aangemeldOp !== null && aangemeldOp < activiteit.datum ? aangemeldOp : activiteit.datum
  return { ...planning, activiteit: { ...activiteit, ...vanaf(eerste > peildag ? peildag : eerste) } }
}

function vanaf(dag: string): Pick<ActiviteitTable, 'bekend_sinds' | 'vroegst_bekend'> {
  return { bekend_sinds: dag, vroegst_bekend: dag }
}

/** `03`, so that ids and names sort as they count. */
export function nummer(index: number): string {
  return String(index + 1).padStart(2, '0')
}

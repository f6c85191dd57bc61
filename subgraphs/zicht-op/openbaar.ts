import type { Session } from '../kit/database/session.ts'
import { heldRead } from '../kit/lists/held.ts'
import {
  buitenLevering,
  holdKnown,
  nietTeTellen,
  openbareVerantwoording,
  type Verantwoording,
} from '../kit/lists/telling.ts'
import { type Given, isGiven } from '../kit/request/given.ts'
import { findOpenbareLeveringen, type OpenbareLevering } from './store/openbare-leveringen.ts'
import type { Tables } from './tables.ts'

/** A question for public figures, as far as it matters to whether they are there. */
export interface OpenbareVraag {
  readonly soort: OpenbareLevering['soort']
  readonly thema?: Given<string>
  readonly indicator?: Given<string>
  /** `YYYY-MM-DD`, both included. */
  readonly van?: Given<string>
  readonly tot?: Given<string>
}

/** A year as the days of it. */
export function dagenVan(jaar: Given<number>): Pick<OpenbareVraag, 'van' | 'tot'> {
  return isGiven(jaar) ? { van: `${jaar}-01-01`, tot: `${jaar}-12-31` } : {}
}

/**
 * Holds a list of the notable to what came: of a year that did not there would seem to be nothing to note.
 *
 * @throws with the status as its code, and until when the source is complete.
 */
export async function holdOpenbaar(session: Session<Tables>, vraag: OpenbareVraag): Promise<void> {
  holdKnown('This list', await openbaarVerantwoord(session, vraag, async () => null))
}

/** Judges a question by what public figures came, before any is read. */
export async function openbaarVerantwoord(
  session: Session<Tables>,
  vraag: OpenbareVraag,
  synthetisch: Verantwoording['synthetisch'],
): Promise<Verantwoording> {
  const all = (await leveringenOf(session)).filter(({ soort }) => soort === vraag.soort)
  const asked = all.filter(
    ({ thema_id, indicator_id }) =>
      (!isGiven(vraag.thema) || thema_id === vraag.thema) &&
      (!isGiven(vraag.indicator) || indicator_id === vraag.indicator),
  )
  // A theme that opened later than others had no visits before; an indicator without a mean has no values to count.
  const since = vraag.soort === 'dashboardbezoek' ? all : asked
  const begin = least(since.map(({ bijgewerkt_van }) => bijgewerkt_van))
  const bijgewerktTot = least(asked.map(({ bijgewerkt_tot }) => bijgewerkt_tot))
  const levering = { vanaf: begin, bijgewerktTot }
  const nooit = begin === null || bijgewerktTot === null
  const niet = nooit ? nietTeTellen('NIET_GELEVERD') : buitenLevering(levering, vraag)
  return openbareVerantwoording({
    nietTeTellen: niet,
    ...levering,
    synthetisch: async () => (niet ? null : synthetisch()),
  })
}

function leveringenOf(session: Session<Tables>) {
  return heldRead(session, 'zicht_op openbaar', findOpenbareLeveringen)
}

function least(days: readonly string[]): string | null {
  return days.toSorted()[0] ?? null
}

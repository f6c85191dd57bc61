import { isTelling } from '../cijfers/telling.ts'
import type { HubClient } from '../hub/hub-client.ts'
import { earliestDay, eindeLaatsteJaar, eindeLaatsteMaand } from '../taal/datums.ts'
import { StandDocument } from '../vragen/documenten.ts'

/** Until which day each source is complete; `null` where the hub does not tell. */
export interface Bijgewerkt {
  readonly meldingen: string | null
  readonly contactmomenten: string | null
  readonly dashboardgebruik: string | null
}

/** Asks each source until when it is complete. A source that does not answer says so in its own chapter. */
export async function askBijgewerkt(hub: HubClient): Promise<Bijgewerkt> {
  const { data } = await hub.vraag(StandDocument, {})
  const until = (telling: unknown) => (isTelling(telling) ? (telling.bijgewerktTot ?? null) : null)
  return {
    meldingen: until(data?.meldingen?.totaal),
    contactmomenten: until(data?.contactmomenten?.totaal),
    dashboardgebruik: until(data?.gebruik?.totaal),
  }
}

/**
 * The last day up to which whole years can be counted: of the last year that was over on the peildatum and that the
 * source has whole. Asked for more, the hub would rightly say that it does not know the sum.
 */
export function wholeYearsUntil(peildatum: string, bijgewerktTot: string | null): string {
  return eindeLaatsteJaar(earliest(peildatum, bijgewerktTot))
}

/** The same for whole months. */
export function wholeMonthsUntil(peildatum: string, bijgewerktTot: string | null): string {
  return eindeLaatsteMaand(earliest(peildatum, bijgewerktTot))
}

function earliest(peildatum: string, bijgewerktTot: string | null): string {
  return bijgewerktTot === null ? peildatum : earliestDay(peildatum, bijgewerktTot)
}

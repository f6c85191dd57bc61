import { organisatieMet } from '../../schema/indeling/indeling.ts'
import type { Tijdvak } from '../kit/lists/periode.ts'

/** The days of which a source has everything of an organisation, `YYYY-MM-DD`, both included. */
export interface Levering {
  readonly vanaf: string
  readonly bijgewerktTot: string
}

/** Of each organisation that delivers, by id, what the source has. */
export type Leveringen = ReadonlyMap<string, Levering>

/** The days of which a source has everything of all that is counted; null: of all days. */
export interface Volledigheid {
  readonly vanaf: string | null
  readonly bijgewerktTot: string | null
}

/**
 * From when until when all these organisations are in: from the last that began to deliver until the first that is behind.
 * One that came to be while it was delivering is complete from before, and one that ended, unless what it left goes on, for
 * ever.
 *
 * @param blijft whether rows go on after the end of their organisation.
 * @param geteld the days that are counted, where the question does not say them: nobody is complete beyond these.
 */
export function volledigheidVan(
  ids: readonly string[],
  leveringen: Leveringen,
  blijft: boolean,
  geteld: Tijdvak = { van: null, tot: null },
): Volledigheid {
  let vanaf: string | null = null
  let bijgewerktTot: string | null = null
  for (const id of ids) {
    const levering = leveringen.get(id)
    const rij = organisatieMet(id)
    if (levering === undefined || rij === undefined) continue
    const begin = geteld.van !== null && geteld.van > levering.vanaf ? geteld.van : levering.vanaf
    const einde =
      geteld.tot !== null && geteld.tot < levering.bijgewerktTot ? geteld.tot : levering.bijgewerktTot
    const vanHetBegin = rij.geldig_van !== null && begin <= rij.geldig_van
    const totHetEinde = !blijft && rij.geldig_tot !== null && einde >= rij.geldig_tot
    if (!vanHetBegin && (vanaf === null || begin > vanaf)) vanaf = begin
    if (!totHetEinde && (bijgewerktTot === null || einde < bijgewerktTot)) bijgewerktTot = einde
  }
  return { vanaf, bijgewerktTot }
}

const eersteDagen = new WeakMap<Leveringen, string | null>()

/** The first day of which a source has anything; null when nobody delivers. */
export function eersteDagVan(leveringen: Leveringen): string | null {
  const known = eersteDagen.get(leveringen)
  if (known !== undefined) return known
  const [eerste = null] = [...leveringen.values()].map(({ vanaf }) => vanaf).sort()
  eersteDagen.set(leveringen, eerste)
  return eerste
}

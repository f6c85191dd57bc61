import type { ActiviteitTable } from '../tables.ts'
import type { Brievendata } from './read.ts'

/**
 * From when the source knows of what a letter made known: certainly from the last day on which the letter can have
 * appeared, and at the earliest from the first.
 *
 * @throws when there is no such letter.
 */
export function bekendheid(
  { brieven }: Pick<Brievendata, 'brieven'>,
  id: string,
): Pick<ActiviteitTable, 'bekend_sinds' | 'vroegst_bekend'> {
  const brief = brieven.find((een) => een.id === id)
  if (brief === undefined) throw new Error(`Looking up from when a letter is known: there is no "${id}"`)
  return { bekend_sinds: brief.uitersteDatum, vroegst_bekend: brief.vroegsteDatum }
}

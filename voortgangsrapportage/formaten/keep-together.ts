import { leesbaar } from '../taal/tekst.ts'
import type { Tabel } from '../verslag.ts'

const MEESTE_RIJEN = 16
/** In characters, about half a sheet of paper: a longer table kept whole would leave most of a sheet empty. */
const MEESTE_TEKST = 1_200

/** Whether a table stays on one sheet of paper; a longer one repeats its heads on the next. */
export function staysTogether({ rijen }: Pick<Tabel, 'rijen'>): boolean {
  const tekens = rijen.flat().reduce((som, cel) => som + leesbaar(cel).length, 0)
  return rijen.length <= MEESTE_RIJEN && tekens <= MEESTE_TEKST
}

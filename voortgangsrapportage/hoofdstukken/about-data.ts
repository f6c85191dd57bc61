import { groupBy } from '../cijfers/group-by.ts'
import { opsomming } from '../taal/opsomming.ts'
import { tekst, volgens } from '../taal/tekst.ts'
import type { Cijfer, Kennisgeving } from '../verslag.ts'

/** What the reader of a chapter must know of the data behind it: that it is made up, and whom it leaves out. */
export function aboutData(cijfers: readonly Cijfer[]): readonly Kennisgeving[] {
  return [...madeUp(cijfers), ...partly(cijfers)]
}

function madeUp(cijfers: readonly Cijfer[]): readonly Kennisgeving[] {
  const verzonnen = cijfers.filter(({ synthetisch }) => synthetisch === true)
  if (verzonnen.length === 0) return []
  const bronnen = opsomming([...new Set(verzonnen.map(({ bron }) => bron))])
  return [
    {
      soort: 'kennisgeving',
      ernst: 'let-op',
      tekst: tekst`De cijfers in dit hoofdstuk die zijn geteld in ${bronnen} berusten op ${volgens('verzonnen demogegevens', ...verzonnen)}.`,
    },
  ]
}

/**
 * A count over part of the organisations that were asked for says of how many; a cell's place is a part of a whole. What
 * was not counted at all says so where it is missing, and is no word about the counts beside it.
 */
function partly(cijfers: readonly Cijfer[]): readonly Kennisgeving[] {
  const deels = cijfers.filter(
    ({ status, dekking }) => status === 'WAARDE' && dekking !== null && dekking.geteld < dekking.gevraagd,
  )
  return [...groupBy(deels, ({ bron }) => bron).values()].map((eigen): Kennisgeving => {
    const gevraagd = Math.max(...eigen.map(({ dekking }) => dekking?.gevraagd ?? 0))
    const ruimste = eigen.filter(({ dekking }) => dekking?.gevraagd === gevraagd)
    const geteld = Math.max(...ruimste.map(({ dekking }) => dekking?.geteld ?? 0))
    return {
      soort: 'kennisgeving',
      ernst: 'uitleg',
      tekst: tekst`${ruimste[0]?.bron ?? ''}: geteld over ${volgens(`${geteld} van de ${gevraagd}`, ...ruimste)} organisaties waarnaar is gevraagd.`,
    }
  })
}

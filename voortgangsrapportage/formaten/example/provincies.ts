import type { Punt } from '../../verslag.ts'
import { TE_KLEIN } from './figures.ts'

export const provincies: readonly (Punt & { code: string })[] = (
  [
    ['pv20', 'Groningen', 4],
    ['pv21', 'Fryslân', 9],
    ['pv22', 'Drenthe', null],
    ['pv23', 'Overijssel', 8],
    ['pv24', 'Flevoland', 2],
    ['pv25', 'Gelderland', 17],
    ['pv26', 'Utrecht', 11],
    ['pv27', 'Noord-Holland', 14],
    ['pv28', 'Zuid-Holland', 19],
    ['pv29', 'Zeeland', 0],
    ['pv30', 'Noord-Brabant', 21],
    ['pv31', 'Limburg', 6],
  ] as const
).map(([code, naam, waarde]) =>
  waarde === null ? { code, naam, waarde, reden: TE_KLEIN } : { code, naam, waarde },
)

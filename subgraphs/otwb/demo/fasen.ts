import { addDays, daysBetween, type Random } from '../../kit/filling/random.ts'

/** How much the team did in a part of the tour; the letters' figures are reached on each `tot`. */
export interface Fase {
  readonly van: string
  readonly tot: string
  readonly soort: 'INTAKE' | 'VOORGESPREK'
  readonly voorgesprekken: number
  readonly sessies: number
  /** A sessie needs a voorgesprek first. */
  readonly sessiesVan: string
}

export const fasen: readonly Fase[] = [
  {
    van: '2022-07-01',
    tot: '2023-04-01',
    soort: 'INTAKE',
    voorgesprekken: 43,
    sessies: 5,
    sessiesVan: '2022-11-01',
  },
  {
    van: '2023-04-02',
    tot: '2024-05-14',
    soort: 'VOORGESPREK',
    voorgesprekken: 164,
    sessies: 79,
    sessiesVan: '2023-04-02',
  },
  {
    van: '2024-05-15',
    tot: '2024-12-31',
    soort: 'VOORGESPREK',
    voorgesprekken: 61,
    sessies: 47,
    sessiesVan: '2024-05-15',
  },
]

/** The last day of the demo data. */
export const laatsteDag = '2024-12-31'

/** So many working days between two dates, in order; one day may come more than once. */
export function werkdagen(random: Random, van: string, tot: string, aantal: number): string[] {
  return Array.from({ length: aantal }, () => werkdag(random, van, tot)).sort()
}

/** Spread evenly: most councils do not meet in the weekend. */
function werkdag(random: Random, van: string, tot: string): string {
  for (;;) {
    const datum = addDays(van, random.int(0, daysBetween(van, tot)))
    const weekdag = new Date(`${datum}T00:00:00Z`).getUTCDay()
    if (weekdag !== 0 && weekdag !== 6) return datum
  }
}

/** `otwb-sessie-0007`. */
export function nummer(soort: string, index: number): string {
  return `otwb-${soort}-${String(index + 1).padStart(4, '0')}`
}

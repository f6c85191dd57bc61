import type { Random } from '../../subgraphs/kit/filling/random.ts'
import type { Telling } from './tellingen.ts'

/** A random question for a count, as its arguments. */
export interface Vraag {
  readonly filter: Readonly<Record<string, unknown>>
  readonly peildatum: string | null
}

/** Codes as they come in: of today, of other years, of other registers, misspelt, and none at all. */
const codes = {
  organisatie: [
    ...['gm0344', 'gm0363', 'gm0824', 'gm1982', 'gm1992', 'pv26', 'pv30', 'ws0652', 'gm0988'],
    ...['gm0756', 'gm0457', 'gm0788', 'gm0501'],
    ...['GM0344', ' gm0344 ', 'GM1982', 'PV26'],
    ...['gm9999', 'gm344', 'gm0000', '', ' ', 'Utrecht', 'riec-limburg', '0344'],
  ],
  provincie: ['pv26', 'pv30', 'pv31', 'PV26', ' pv30', 'pv99', '', 'gm0344', 'utrecht'],
  riec: ['riec-limburg', 'riec-oost-brabant', 'RIEC-Limburg', 'riec-nergens', '', 'limburg'],
} as const

const dagen = [
  '2018-06-01',
  '2019-12-01',
  '2020-06-15',
  '2021-01-01',
  '2021-12-31',
  '2022-01-01',
  '2022-12-31',
  '2023-05-05',
  '2024-12-31',
]
const daarna = ['2025-01-01', '2030-06-30']

export function randomVraag(telling: Telling, random: Random): Vraag {
  const filter: Record<string, unknown> = {}
  for (const gebied of telling.gebieden) if (random.chance(0.35)) filter[gebied] = random.pick(codes[gebied])
  if (telling.soortVeld !== undefined && random.chance(0.15)) {
    filter[telling.soortVeld] = random.pick(telling.soorten)
  }
  const dag = () => random.pick(random.chance(0.12) ? daarna : dagen)
  if (telling.tijdvak && random.chance(0.35)) filter['van'] = dag()
  if (telling.tijdvak && random.chance(0.35)) filter['tot'] = dag()
  if (telling.opIndeling && random.chance(0.25))
    filter['opIndeling'] = random.pick([2019, 2021, 2022, 2023, 2024])
  for (const [naam, waarden] of Object.entries(telling.kenmerken)) {
    if (random.chance(0.3)) filter[naam] = random.pick(waarden)
  }
  // What is null asks nothing, like what is left out.
  if (random.chance(0.1)) filter[telling.gebieden[0] ?? 'van'] = null
  return { filter, peildatum: telling.peildatum ? dag() : null }
}

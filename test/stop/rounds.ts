import type { Attack } from './attack.ts'
import { type As, callersOf } from './callers.ts'

/** Attacks that are made together, as one caller. */
export interface Round {
  readonly name: string
  readonly names: readonly string[]
  readonly as: As
}

/** @param callers whether each attack is made as all its callers, or as the next of them each time. */
export function roundsOf(attacks: readonly Attack[], callers: 'all' | 'by turns'): readonly Round[] {
  const alone = attacks.flatMap((attack, index) => {
    const all = callersOf(attack)
    const chosen = callers === 'all' ? all : [all[index % all.length] as As]
    return chosen.map((as) => ({ name: attack.name, names: [attack.name], as }))
  })
  if (attacks.length < 2) return alone
  const together = (['zonder token', 'de minste afnemer'] as const).map((as) => {
    const names = attacks.filter((attack) => callersOf(attack).includes(as)).map(({ name }) => name)
    return { name: `all ${names.length} at once`, names, as }
  })
  return [...alone, ...together]
}

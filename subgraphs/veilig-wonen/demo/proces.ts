import { addDays, type Random } from '../../kit/filling/random.ts'
import type { Urgentie } from '../tables.ts'
import { type Status, volgende } from '../toestanden.ts'

/** The demo knows nothing of what happens after this day. */
export const einde = '2024-12-31'

export interface Stap {
  readonly status: Status
  readonly op: string
}

/** How many days a regular aanvraag stays in a status, at least and at most. */
const dagen: Partial<Record<Status, readonly [min: number, max: number]>> = {
  INGEDIEND: [18, 55],
  GESPREK: [4, 14],
  DREIGINGSANALYSE: [10, 30],
  ADVIES: [6, 18],
  TOETSING: [7, 24],
  MAATREGELEN: [30, 100],
}

/** Urgent aanvragen go first: the share of the regular time that they take, in percents. */
const tempo: Record<Urgentie, number> = { REGULIER: 100, VERHOOGD_RISICO: 60, DREIGING: 33 }

/** The rush on the new regeling made the first months wait longer; extra capacity came after May 2024. */
const drukte = { van: '2024-01-01', tot: '2024-05-31', procent: 150 }

/** Chance of being withdrawn in any one status. */
const kansIngetrokken = 0.012

/** The whole course of an aanvraag, one allowed step after another, as far as it got by the end of the demo. */
export function doorloop(random: Random, ingediendOp: string, urgentie: Urgentie): Stap[] {
  const stappen: Stap[] = [{ status: 'INGEDIEND', op: ingediendOp }]
  let huidige: Stap | undefined = stappen[0]
  while (huidige) {
    const { status, op }: Stap = huidige
    const verder = volgende(status)
    const duur = dagen[status]
    if (!verder || !duur) break
    const lengte = Math.max(
      1,
      Math.round((random.int(...duur) * tempo[urgentie] * wachten(status, op)) / 10_000),
    )
    const naar: Status = random.chance(kansIngetrokken) ? 'INGETROKKEN' : verder
    const volgendeStap = { status: naar, op: addDays(op, lengte) }
    if (volgendeStap.op > einde) break
    stappen.push(volgendeStap)
    huidige = volgendeStap
  }
  return stappen
}

/** The day a status began, if it was reached. */
export function datumVan(stappen: readonly Stap[], status: Status): string | null {
  return stappen.find((stap) => stap.status === status)?.op ?? null
}

function wachten(status: Status, op: string): number {
  return status === 'INGEDIEND' && op >= drukte.van && op <= drukte.tot ? drukte.procent : 100
}

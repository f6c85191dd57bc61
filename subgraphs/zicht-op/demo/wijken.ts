import type { Kysely } from 'kysely'
import { geldigOp } from '../../../schema/indeling/indeling.ts'
import type { GebiedRij, Tables } from '../tables.ts'

const wijkenPerGemeente = 5
const buurtenPerWijk = 3

/** The ten gemeenten with the most inhabitants. */
const grootste = geldigOp('2024-01-01')
  .filter(({ soort }) => soort === 'GEMEENTE')
  .toSorted((a, b) => (b.inwoners ?? 0) - (a.inwoners ?? 0))
  .slice(0, 10)

/** Synthetic wijken and buurten, coded as CBS does: gemeente, wijk, buurt. */
export const wijken: readonly GebiedRij[] = grootste.flatMap(({ code, provincie_id }) =>
  numbers(wijkenPerGemeente).flatMap((wijk) => {
    const wijkCode = `WK${code.slice(2)}${wijk}`
    const eigen = { organisatie_id: null, provincie_id, synthetisch: true }
    return [
      {
        ...eigen,
        code: wijkCode,
        naam: `Wijk ${wijk} (synthetisch)`,
        niveau: 'WIJK' as const,
        bovenliggend_code: code,
      },
      ...numbers(buurtenPerWijk).map((buurt) => ({
        ...eigen,
        code: `BU${code.slice(2)}${wijk}${buurt}`,
        naam: `Buurt ${wijk} ${buurt} (synthetisch)`,
        niveau: 'BUURT' as const,
        bovenliggend_code: wijkCode,
      })),
    ]
  }),
)

export async function fillWijken(db: Kysely<Tables>): Promise<void> {
  await db
    .insertInto('zicht_op.gebied')
    .values([...wijken])
    .execute()
}

/** `01`, `02` … */
function numbers(count: number): string[] {
  return Array.from({ length: count }, (_, index) => String(index + 1).padStart(2, '0'))
}

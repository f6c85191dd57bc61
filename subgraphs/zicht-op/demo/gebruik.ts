import type { Kysely } from 'kysely'
import { createRandom } from '../../kit/filling/random.ts'
import type { Tables } from '../tables.ts'

/** Visits a month when a theme opens, and the month in which it does. */
const openingen = [
  { thema_id: 'drugsproblematiek', vanaf: '2022-01-01', bezoeken: 900 },
  { thema_id: 'vastgoed', vanaf: '2022-01-01', bezoeken: 750 },
  { thema_id: 'vakantieparken', vanaf: '2023-04-01', bezoeken: 420 },
  { thema_id: 'pgb-zorgfraude', vanaf: '2024-01-01', bezoeken: 310 },
]

const maanden = [2022, 2023, 2024].flatMap((jaar) =>
  Array.from({ length: 12 }, (_, maand) => `${jaar}-${String(maand + 1).padStart(2, '0')}-01`),
)

/** Use grows by one percent a month and falls in the summer. */
export async function fillGebruik(db: Kysely<Tables>): Promise<void> {
  const random = createRandom(24)
  const rows = openingen.flatMap(({ thema_id, vanaf, bezoeken }) =>
    maanden
      .filter((maand) => maand >= vanaf)
      .map((maand, index) => {
        const zomer = maand.endsWith('-07-01') || maand.endsWith('-08-01') ? 0.6 : 1
        const verwacht = bezoeken * 1.01 ** index * zomer
        return {
          thema_id,
          maand,
          bezoeken: Math.round((verwacht * random.int(900, 1100)) / 1000),
          synthetisch: true,
        }
      }),
  )
  await db.insertInto('zicht_op.dashboardbezoek').values(rows).execute()
}

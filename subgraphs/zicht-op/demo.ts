import type { Kysely } from 'kysely'
import { fillGebruik } from './demo/gebruik.ts'
import { fillTrajecten } from './demo/trajecten.ts'
import { fillWaarden } from './demo/waarden.ts'
import { fillWijken } from './demo/wijken.ts'
import type { Tables } from './tables.ts'

/** Synthetic wijken, values, trajects and visits; what they promise stands in the README. */
export async function demo(db: Kysely<Tables>): Promise<void> {
  await fillWijken(db)
  await fillWaarden(db)
  await fillTrajecten(db)
  await fillGebruik(db)
}

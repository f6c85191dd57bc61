import type { Kysely } from 'kysely'
import { fillLeveringen } from '../../indeling/leveringen.ts'
import { trajectenLijst } from '../bronnen.ts'
import type { Tables } from '../tables.ts'
import { fillGebruik } from './gebruik.ts'
import { fillTrajecten } from './trajecten.ts'
import { fillWaarden } from './waarden.ts'
import { fillWijken } from './wijken.ts'

/** Synthetic wijken, values, trajects and visits; what they promise stands in the README. */
export async function demo(db: Kysely<Tables>): Promise<void> {
  await fillWijken(db)
  await fillWaarden(db)
  await fillTrajecten(db)
  await fillGebruik(db)
  await fillLeveringen(db, 'zicht_op', trajectenLijst.deelnemers, { vanaf: '2022-01-01', tot: '2024-12-31' })
}

import type { Kysely } from 'kysely'
import { fillLeveringen } from '../../indeling/leveringen.ts'
import { createRandom } from '../../kit/filling/random.ts'
import { deelnamesLijst } from '../bronnen.ts'
import type { Tables } from '../tables.ts'
import { createDeelnemers } from './deelnemers.ts'
import { perOrganisatie } from './per-organisatie.ts'
import { bekendgemaakt, deelnames } from './planning.ts'
import { regionaal } from './regionaal.ts'
import { uitBrieven } from './uit-brieven.ts'

const seed = 20240514
const batch = 400

/** Writes who took part in the activities of the letters, and synthetic activities up to early 2025. */
export async function demo(db: Kysely<Tables>): Promise<void> {
  const random = createRandom(seed)
  const deelnemers = createDeelnemers(random)
  const echt = uitBrieven(random, deelnemers)
  const verzonnen = [...regionaal(random, deelnemers), ...perOrganisatie(random, deelnemers)].map(
    bekendgemaakt,
  )

  for (const rows of batches(verzonnen.map(({ activiteit }) => activiteit))) {
    await db.insertInto('programma.activiteit').values(rows).execute()
  }
  for (const rows of batches([...echt, ...verzonnen].flatMap(deelnames))) {
    await db.insertInto('programma.activiteit_deelname').values(rows).execute()
  }
  await fillLeveringen(db, 'programma', deelnamesLijst.deelnemers, { vanaf: '2019-12-01', tot: '2024-12-31' })
}

function batches<Row>(rows: readonly Row[]): Row[][] {
  return Array.from({ length: Math.ceil(rows.length / batch) }, (_, index) =>
    rows.slice(index * batch, (index + 1) * batch),
  )
}

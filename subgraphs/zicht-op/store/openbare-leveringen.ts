import type { Kysely, Selectable } from 'kysely'
import type { OpenbareLeveringView, Tables } from '../tables.ts'

export async function findOpenbareLeveringen(
  db: Kysely<Tables>,
): Promise<readonly Selectable<OpenbareLeveringView>[]> {
  return db.selectFrom('zicht_op.levering_openbaar').selectAll().execute()
}

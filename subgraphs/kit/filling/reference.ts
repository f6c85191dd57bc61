import { createHash } from 'node:crypto'
import type { Kysely } from 'kysely'
import { kyselyOn } from '../database/kysely.ts'

/** What writes a subgraph's reference data: by statements that are the same whatever the database holds. */
export type Reference<Tables> = (db: Kysely<Tables>) => Promise<void>

/** The kit's log of what was filled; the work that it names is done. */
type Log = Kysely<{ gevuld: { naam: string } }>

/**
 * Writes the reference data, unless the log says that exactly these statements ran after these migrations: a start with
 * nothing new writes nothing. What was changed by hand since stays until something is new.
 */
export async function keepReference<Tables>(
  db: Kysely<Tables>,
  databaseSchema: string,
  migrations: readonly string[],
  reference: Reference<Tables>,
): Promise<void> {
  const naam = `reference ${await fingerprint(migrations, reference)}`
  await db.transaction().execute(async (trx) => {
    const log = (trx as unknown as Log).withSchema(databaseSchema)
    if (await log.selectFrom('gevuld').select('naam').where('naam', '=', naam).executeTakeFirst()) return
    await reference(trx)
    await log.deleteFrom('gevuld').where('naam', 'like', 'reference %').execute()
    // Another process may have started at the same moment, and written the same.
    await log
      .insertInto('gevuld')
      .values({ naam })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  })
}

/** A digest of the statements that would run, found by running them on no database at all. */
async function fingerprint<Tables>(
  migrations: readonly string[],
  reference: Reference<Tables>,
): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify(migrations))
  const nowhere = kyselyOn<Tables>({
    async query(sql, parameters) {
      hash.update(JSON.stringify([sql, parameters]))
      return { rows: [], affected: 0 }
    },
  })
  await reference(nowhere)
  return hash.digest('hex')
}

import type { Kysely } from 'kysely'
import { indeling, type OrganisatieSoort } from '../../schema/indeling/indeling.ts'
import type { Session } from '../kit/database/session.ts'
import { heldRead } from '../kit/lists/held.ts'
import type { Leveringen } from './reikwijdte.ts'

/** What a source has of an organisation; one row for each that delivers. Public data. */
export interface LeveringTable {
  organisatie_id: string
  /** The last day of which everything is in, `YYYY-MM-DD`. */
  bijgewerkt_tot: string
}

/** What a source was delivered. */
export function leveringenOf<Tables>(session: Session<Tables>, databaseSchema: string): Promise<Leveringen> {
  return heldRead(session, `${databaseSchema}.levering`, (db) =>
    findLeveringen(db as unknown as Kysely<unknown>, databaseSchema),
  )
}

async function findLeveringen(db: Kysely<unknown>, databaseSchema: string): Promise<Leveringen> {
  const rows = await (db as Kysely<{ levering: LeveringTable }>)
    .withSchema(databaseSchema)
    .selectFrom('levering')
    .selectAll()
    .execute()
  return new Map(rows.map((row) => [row.organisatie_id, row.bijgewerkt_tot]))
}

/**
 * Writes that a source is complete until a day, for every organisation of these kinds; for one that had ended before,
 * until its last.
 */
export async function fillLeveringen<Tables>(
  db: Kysely<Tables>,
  databaseSchema: string,
  deelnemers: readonly OrganisatieSoort[],
  tot: string,
): Promise<void> {
  const rows = indeling
    .filter(({ soort }) => deelnemers.includes(soort))
    .map(({ id, geldig_tot }) => ({
      organisatie_id: id,
      bijgewerkt_tot: geldig_tot !== null && geldig_tot < tot ? geldig_tot : tot,
    }))
  await (db as unknown as Kysely<{ levering: LeveringTable }>)
    .withSchema(databaseSchema)
    .insertInto('levering')
    .values(rows)
    .execute()
}

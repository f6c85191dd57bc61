import type { Kysely } from 'kysely'
import { indeling, type OrganisatieSoort } from '../../schema/indeling/indeling.ts'
import type { Session } from '../kit/database/session.ts'
import { heldRead } from '../kit/lists/held.ts'
import type { Leveringen } from './volledigheid.ts'

/** What a source has of an organisation; one row for each that delivers. Public data. */
export interface LeveringTable {
  organisatie_id: string
  /** The first and the last day of which everything is in, `YYYY-MM-DD`, both included. */
  vanaf: string
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
  return new Map(
    rows.map(({ organisatie_id, vanaf, bijgewerkt_tot }) => [
      organisatie_id,
      { vanaf, bijgewerktTot: bijgewerkt_tot },
    ]),
  )
}

/**
 * Writes that a source is complete from a day until another, both included, for every organisation of these kinds that
 * existed since: of one that has ended, what it left is followed further.
 */
export async function fillLeveringen<Tables>(
  db: Kysely<Tables>,
  databaseSchema: string,
  deelnemers: readonly OrganisatieSoort[],
  { vanaf, tot }: { readonly vanaf: string; readonly tot: string },
): Promise<void> {
  const rows = indeling
    .filter(({ soort, geldig_tot }) => deelnemers.includes(soort) && (geldig_tot ?? vanaf) >= vanaf)
    .map(({ id }) => ({ organisatie_id: id, vanaf, bijgewerkt_tot: tot }))
  await (db as unknown as Kysely<{ levering: LeveringTable }>)
    .withSchema(databaseSchema)
    .insertInto('levering')
    .values(rows)
    .execute()
}

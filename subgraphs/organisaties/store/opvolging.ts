import type { Kysely } from 'kysely'
import { keyIn, type OfParent } from '../../kit/lists/by-keys.ts'
import type { OrganisatieRij, Tables } from '../tables.ts'

type Db = Kysely<Tables>

/** What organisations went into. */
export async function findOpvolgers(db: Db, ids: readonly string[]): Promise<(OrganisatieRij & OfParent)[]> {
  return findOpvolging(db, 'organisatie_id', 'opvolger_id', ids)
}

/** What went into organisations, whole or in part. */
export async function findVoorgangers(
  db: Db,
  ids: readonly string[],
): Promise<(OrganisatieRij & OfParent)[]> {
  return findOpvolging(db, 'opvolger_id', 'organisatie_id', ids)
}

async function findOpvolging(
  db: Db,
  van: 'organisatie_id' | 'opvolger_id',
  naar: 'organisatie_id' | 'opvolger_id',
  ids: readonly string[],
): Promise<(OrganisatieRij & OfParent)[]> {
  return db
    .selectFrom('organisaties.opvolging as opvolging')
    .innerJoin('organisaties.organisatie as organisatie', 'organisatie.id', `opvolging.${naar}`)
    .selectAll('organisatie')
    .select(`opvolging.${van} as ouder_id`)
    .where(keyIn(`opvolging.${van}`, ids))
    .orderBy('organisatie.naam')
    .orderBy('organisatie.id')
    .execute()
}

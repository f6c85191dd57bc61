import type { Kysely } from 'kysely'
import { keyIn, type OfParent } from '../../kit/lists/by-keys.ts'
import type { BriefRij, MijlpaalRij, Tables } from '../tables.ts'

type Db = Kysely<Tables>

export interface MijlpaalFilter {
  readonly sleutel?: string | null
  readonly soort?: string | null
  readonly onderdeel?: string | null
  readonly brief?: string | null
  readonly totEnMet?: string | null
}

export async function findBrieven(db: Db): Promise<BriefRij[]> {
  return db.selectFrom('programma.brief').selectAll().orderBy('volgorde').execute()
}

export async function findBrievenByIds(db: Db, ids: readonly string[]): Promise<BriefRij[]> {
  return db.selectFrom('programma.brief').selectAll().where(keyIn('id', ids)).execute()
}

export async function findMijlpalen(db: Db, filter: MijlpaalFilter): Promise<MijlpaalRij[]> {
  let query = db.selectFrom('programma.mijlpaal as mijlpaal').selectAll('mijlpaal')
  if (filter.sleutel) query = query.where('mijlpaal.sleutel', '=', filter.sleutel)
  if (filter.soort) query = query.where('mijlpaal.soort', '=', filter.soort)
  if (filter.onderdeel) query = query.where('mijlpaal.onderdeel', '=', filter.onderdeel)
  if (filter.brief) query = query.where('mijlpaal.brief_id', '=', filter.brief)
  if (filter.totEnMet) {
    query = query
      .innerJoin('programma.brief as brief', 'brief.id', 'mijlpaal.brief_id')
      .where('brief.uiterste_datum', '<=', filter.totEnMet)
  }
  return query.orderBy('mijlpaal.volgorde').execute()
}

export async function findMijlpalenByIds(db: Db, ids: readonly string[]): Promise<MijlpaalRij[]> {
  return db.selectFrom('programma.mijlpaal').selectAll().where(keyIn('id', ids)).execute()
}

export async function findMijlpalenByBrieven(
  db: Db,
  brieven: readonly string[],
): Promise<(MijlpaalRij & OfParent)[]> {
  return db
    .selectFrom('programma.mijlpaal as mijlpaal')
    .selectAll('mijlpaal')
    .select('mijlpaal.brief_id as ouder_id')
    .where(keyIn('mijlpaal.brief_id', brieven))
    .orderBy('mijlpaal.volgorde')
    .execute()
}

export async function findMijlpalenByMiddelen(
  db: Db,
  middelen: readonly string[],
): Promise<(MijlpaalRij & OfParent)[]> {
  return db
    .selectFrom('programma.middel_mijlpaal as bij')
    .innerJoin('programma.mijlpaal as mijlpaal', 'mijlpaal.id', 'bij.mijlpaal_id')
    .selectAll('mijlpaal')
    .select('bij.middel_id as ouder_id')
    .where(keyIn('bij.middel_id', middelen))
    .orderBy('mijlpaal.volgorde')
    .execute()
}

/** The mijlpalen of earlier letters with the same sleutel. */
export async function findEerdereMijlpalen(
  db: Db,
  mijlpalen: readonly string[],
): Promise<(MijlpaalRij & OfParent)[]> {
  return db
    .selectFrom('programma.mijlpaal as nu')
    .innerJoin('programma.brief as brief_nu', 'brief_nu.id', 'nu.brief_id')
    .innerJoin('programma.mijlpaal as toen', 'toen.sleutel', 'nu.sleutel')
    .innerJoin('programma.brief as brief_toen', 'brief_toen.id', 'toen.brief_id')
    .selectAll('toen')
    .select('nu.id as ouder_id')
    .where(keyIn('nu.id', mijlpalen))
    .whereRef('brief_toen.volgorde', '<', 'brief_nu.volgorde')
    .orderBy('toen.volgorde')
    .execute()
}

/** The organisations a letter names, as `{ id }`. */
export async function findOrganisatiesByMijlpalen(
  db: Db,
  mijlpalen: readonly string[],
): Promise<({ id: string } & OfParent)[]> {
  return db
    .selectFrom('programma.mijlpaal_organisatie')
    .select(['organisatie_id as id', 'mijlpaal_id as ouder_id'])
    .where(keyIn('mijlpaal_id', mijlpalen))
    .orderBy('volgorde')
    .execute()
}

import { type Kysely, sql } from 'kysely'
import { keyIn, type OfParent } from '../../kit/lists/by-keys.ts'
import { equals, type Filter, matches, type Optional } from '../../kit/lists/filter.ts'
import type { Given } from '../../kit/request/given.ts'
import type { BriefRij, MijlpaalRij, Tables } from '../tables.ts'

type Db = Kysely<Tables>

export type MijlpaalFilter = Optional<{
  sleutel: string
  soort: string
  onderdeel: string
  brief: string
  /** `YYYY-MM-DD`: the letter had appeared by then. */
  totEnMet: string
}>

const mijlpaalFilter: Filter<MijlpaalFilter> = {
  sleutel: equals('rij.sleutel'),
  soort: equals('rij.soort'),
  onderdeel: equals('rij.onderdeel'),
  brief: equals('rij.brief_id'),
  totEnMet: (dag) => sql`exists (
    select from programma.brief where brief.id = rij.brief_id and brief.uiterste_datum <= ${dag}::date)`,
}

export async function findBrieven(db: Db): Promise<BriefRij[]> {
  return db.selectFrom('programma.brief').selectAll().orderBy('volgorde').execute()
}

export async function findBrievenByIds(db: Db, ids: readonly string[]): Promise<BriefRij[]> {
  return db.selectFrom('programma.brief').selectAll().where(keyIn('id', ids)).execute()
}

export async function findMijlpalen(db: Db, filter: Given<MijlpaalFilter>): Promise<MijlpaalRij[]> {
  return db
    .selectFrom('programma.mijlpaal as rij')
    .selectAll('rij')
    .where(matches(mijlpaalFilter, filter))
    .orderBy('rij.volgorde')
    .execute()
}

/** The subjects that mijlpalen have, each once. */
export async function findSleutels(db: Db, sleutels: readonly string[]): Promise<{ sleutel: string }[]> {
  return db
    .selectFrom('programma.mijlpaal')
    .select('sleutel')
    .distinct()
    .where(keyIn('sleutel', sleutels))
    .execute()
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

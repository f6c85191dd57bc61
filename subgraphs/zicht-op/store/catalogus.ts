import type { Kysely } from 'kysely'
import { keyIn, type OfParent } from '../../kit/lists/by-keys.ts'
import { alleBranches, type BrancheRij, type IndicatorRij, type Tables, type ThemaRij } from '../tables.ts'
import type { DekkingArguments } from './waardefilter.ts'
import { meetDekking } from './waardetellingen.ts'

export type { DekkingArguments } from './waardefilter.ts'

type Db = Kysely<Tables>

export async function findThemas(db: Db, status: ThemaRij['status'] | null | undefined): Promise<ThemaRij[]> {
  let query = db.selectFrom('zicht_op.thema').selectAll().orderBy('volgorde')
  if (status) query = query.where('status', '=', status)
  return query.execute()
}

export async function findThemasByIds(db: Db, ids: readonly string[]): Promise<ThemaRij[]> {
  return db.selectFrom('zicht_op.thema').selectAll().where(keyIn('id', ids)).execute()
}

export async function findIndicatoren(db: Db, thema: string | null | undefined): Promise<IndicatorRij[]> {
  let query = db.selectFrom('zicht_op.indicator').selectAll().orderBy('naam')
  if (thema) query = query.where('thema_id', '=', thema)
  return query.execute()
}

export async function findIndicatorenByIds(db: Db, ids: readonly string[]): Promise<IndicatorRij[]> {
  return db.selectFrom('zicht_op.indicator').selectAll().where(keyIn('id', ids)).execute()
}

export async function findIndicatorenByThemas(
  db: Db,
  themas: readonly string[],
): Promise<(IndicatorRij & OfParent)[]> {
  return db
    .selectFrom('zicht_op.indicator')
    .selectAll()
    .select('thema_id as ouder_id')
    .where(keyIn('thema_id', themas))
    .orderBy('naam')
    .execute()
}

export async function findBranches(db: Db): Promise<BrancheRij[]> {
  return db
    .selectFrom('zicht_op.branche')
    .selectAll()
    .where('code', '!=', alleBranches)
    .orderBy('code')
    .execute()
}

export async function findBranchesByCodes(db: Db, codes: readonly string[]): Promise<BrancheRij[]> {
  return db
    .selectFrom('zicht_op.branche')
    .selectAll()
    .where(keyIn('code', codes))
    .where('code', '!=', alleBranches)
    .execute()
}

export async function findPeiljarenByIndicatoren(
  db: Db,
  indicatoren: readonly string[],
): Promise<({ jaar: number } & OfParent)[]> {
  return db
    .selectFrom('zicht_op.landelijk_gemiddelde')
    .select(['indicator_id as ouder_id', 'jaar'])
    .distinct()
    .where(keyIn('indicator_id', indicatoren))
    .orderBy('jaar')
    .execute()
}

/** The share of values that is known, of those that could be; absent where there is none. */
export async function findDekkingByIndicatoren(
  db: Db,
  indicatoren: readonly string[],
  args: DekkingArguments,
): Promise<{ indicator_id: string; dekking: number }[]> {
  return meetDekking(db, indicatoren, args)
}

export interface GemiddeldeArguments {
  readonly jaar: number
  readonly branche?: string | null
}

export async function findGemiddeldeByIndicatoren(
  db: Db,
  indicatoren: readonly string[],
  { jaar, branche }: GemiddeldeArguments,
): Promise<{ indicator_id: string; gemiddelde: number }[]> {
  return db
    .selectFrom('zicht_op.landelijk_gemiddelde')
    .select(['indicator_id', 'gemiddelde'])
    .where(keyIn('indicator_id', indicatoren))
    .where('jaar', '=', jaar)
    .where('branche_code', '=', branche ?? alleBranches)
    .execute()
}

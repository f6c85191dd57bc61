import type { Kysely } from 'kysely'
import { keyIn, type OfParent } from '../../kit/lists/by-keys.ts'
import { type AskedOf, matches } from '../../kit/lists/filter.ts'
import type { Given } from '../../kit/request/given.ts'
import { alleBranches, type BrancheRij, type IndicatorRij, type Tables, type ThemaRij } from '../tables.ts'
import { indicatorFilter, themaFilter } from './filter.ts'

type Db = Kysely<Tables>

export async function findThemas(db: Db, asked: AskedOf<typeof themaFilter>): Promise<ThemaRij[]> {
  return db
    .selectFrom('zicht_op.thema as rij')
    .selectAll()
    .where(matches(themaFilter, asked))
    .orderBy('volgorde')
    .execute()
}

export async function findThemasByIds(db: Db, ids: readonly string[]): Promise<ThemaRij[]> {
  return db.selectFrom('zicht_op.thema').selectAll().where(keyIn('id', ids)).execute()
}

export async function findIndicatoren(
  db: Db,
  asked: AskedOf<typeof indicatorFilter>,
): Promise<IndicatorRij[]> {
  return db
    .selectFrom('zicht_op.indicator as rij')
    .selectAll()
    .where(matches(indicatorFilter, asked))
    .orderBy('naam')
    .execute()
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

export interface GemiddeldeArguments {
  readonly jaar: number
  readonly branche?: Given<string>
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

import type { Kysely } from 'kysely'
import { keyIn } from '../../kit/lists/by-keys.ts'
import type { RiecRij, Tables } from '../tables.ts'

type Db = Kysely<Tables>

export async function findRiecsByIds(db: Db, ids: readonly string[]): Promise<RiecRij[]> {
  return db.selectFrom('organisaties.riec').selectAll().where(keyIn('id', ids)).execute()
}

export async function findRiecs(db: Db): Promise<RiecRij[]> {
  return db.selectFrom('organisaties.riec').selectAll().orderBy('naam').execute()
}

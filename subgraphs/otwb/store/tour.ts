import type { Kysely } from 'kysely'
import type { Tables, TourbronRij, TourRij } from '../tables.ts'

type Db = Kysely<Tables>

export async function findTour(db: Db): Promise<TourRij> {
  return db.selectFrom('otwb.tour').selectAll().executeTakeFirstOrThrow()
}

export async function findTourbronnen(db: Db): Promise<TourbronRij[]> {
  return db.selectFrom('otwb.tourbron').selectAll().orderBy('volgnummer').execute()
}

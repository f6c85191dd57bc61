import type { Kysely } from 'kysely'
import { keyIn } from '../../kit/lists/by-keys.ts'
import { type AskedOf, equals, matches } from '../../kit/lists/filter.ts'
import type { MonitorCijferTable, Tables } from '../tables.ts'

type Db = Kysely<Tables>

const monitorFilter = { onderwerp: equals<string>('onderwerp'), jaar: equals<number>('jaar') }

export type MonitorVraag = AskedOf<typeof monitorFilter>

export async function findMonitorCijfers(db: Db, vraag: MonitorVraag): Promise<MonitorCijferTable[]> {
  return db
    .selectFrom('meldingen.monitor_cijfer')
    .selectAll()
    .where(matches<MonitorVraag>(monitorFilter, vraag))
    .orderBy('jaar', 'desc')
    .orderBy('id')
    .execute()
}

export async function findMonitorCijfersByIds(db: Db, ids: readonly string[]): Promise<MonitorCijferTable[]> {
  return db.selectFrom('meldingen.monitor_cijfer').selectAll().where(keyIn('id', ids)).execute()
}

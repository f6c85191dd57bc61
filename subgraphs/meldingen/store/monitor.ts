import type { Kysely } from 'kysely'
import { keyIn } from '../../kit/lists/by-keys.ts'
import type { MonitorCijferTable, Tables } from '../tables.ts'

type Db = Kysely<Tables>

export async function findMonitorCijfers(
  db: Db,
  wanted: { readonly onderwerp?: string | null; readonly jaar?: number | null },
): Promise<MonitorCijferTable[]> {
  let query = db.selectFrom('meldingen.monitor_cijfer').selectAll().orderBy('jaar', 'desc').orderBy('id')
  if (wanted.onderwerp) query = query.where('onderwerp', '=', wanted.onderwerp)
  if (typeof wanted.jaar === 'number') query = query.where('jaar', '=', wanted.jaar)
  return query.execute()
}

export async function findMonitorCijfersByIds(db: Db, ids: readonly string[]): Promise<MonitorCijferTable[]> {
  return db.selectFrom('meldingen.monitor_cijfer').selectAll().where(keyIn('id', ids)).execute()
}

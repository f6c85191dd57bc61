import type { Kysely } from 'kysely'
import { keyIn } from '../../kit/lists/by-keys.ts'
import { type AskedOf, equals, matches } from '../../kit/lists/filter.ts'
import type { MonitorCijferTable, Tables } from '../tables.ts'

type Db = Kysely<Tables>

const monitorFilter = { onderwerp: equals<string>('onderwerp'), jaar: equals<number>('jaar') }

export type MonitorVraag = AskedOf<typeof monitorFilter>

/** The first and the last year of which there are figures. */
export async function findMonitorJaren(db: Db): Promise<{ eerste: number; laatste: number }> {
  return db
    .selectFrom('meldingen.monitor_cijfer')
    .select((eb) => [eb.fn.min<number>('jaar').as('eerste'), eb.fn.max<number>('jaar').as('laatste')])
    .executeTakeFirstOrThrow()
}

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

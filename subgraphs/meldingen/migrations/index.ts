import type { Migration } from 'kysely'
import * as meldingen from './0001-meldingen.ts'
import * as monitor from './0002-monitor.ts'

export const migrations: Record<string, Migration> = {
  '0001-meldingen': meldingen,
  '0002-monitor': monitor,
}

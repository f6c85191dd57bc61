import type { Migration } from 'kysely'
import * as dashboard from './0001-dashboard.ts'
import * as datavolwassenheid from './0002-datavolwassenheid.ts'

export const migrations: Record<string, Migration> = {
  '0001-dashboard': dashboard,
  '0002-datavolwassenheid': datavolwassenheid,
}

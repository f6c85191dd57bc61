import type { Migration } from 'kysely'
import * as organisaties from './0001-organisaties.ts'

export const migrations: Record<string, Migration> = {
  '0001-organisaties': organisaties,
}

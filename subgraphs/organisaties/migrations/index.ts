import type { Migration } from 'kysely'
import * as organisaties from './0001-organisaties.ts'
import * as indelingInDeTijd from './0002-indeling-in-de-tijd.ts'

export const migrations: Record<string, Migration> = {
  '0001-organisaties': organisaties,
  '0002-indeling-in-de-tijd': indelingInDeTijd,
}

import type { Migration } from 'kysely'
import * as aanvragen from './0001-aanvragen.ts'
import * as inhoud from './0002-inhoud.ts'
import * as statistiek from './0003-statistiek.ts'

export const migrations: Record<string, Migration> = {
  '0001-aanvragen': aanvragen,
  '0002-inhoud': inhoud,
  '0003-statistiek': statistiek,
}

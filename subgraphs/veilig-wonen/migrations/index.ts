import type { Migration } from 'kysely'
import * as aanvragen from './0001-aanvragen.ts'
import * as inhoud from './0002-inhoud.ts'
import * as statistiek from './0003-statistiek.ts'
import * as schaal from './0004-schaal.ts'
import * as bereik from './0005-bereik.ts'
import * as tellen from './0006-tellen.ts'
import * as indelingInDeTijd from './0007-indeling-in-de-tijd.ts'
import * as levering from './0008-levering.ts'
import * as vanaf from './0009-vanaf.ts'

export const migrations: Record<string, Migration> = {
  '0001-aanvragen': aanvragen,
  '0002-inhoud': inhoud,
  '0003-statistiek': statistiek,
  '0004-schaal': schaal,
  '0005-bereik': bereik,
  '0006-tellen': tellen,
  '0007-indeling-in-de-tijd': indelingInDeTijd,
  '0008-levering': levering,
  '0009-vanaf': vanaf,
}

import type { Migration } from 'kysely'
import * as meldingen from './0001-meldingen.ts'
import * as monitor from './0002-monitor.ts'
import * as schaal from './0003-schaal.ts'
import * as bereik from './0004-bereik.ts'
import * as indelingInDeTijd from './0005-indeling-in-de-tijd.ts'
import * as levering from './0006-levering.ts'
import * as vanaf from './0007-vanaf.ts'

export const migrations: Record<string, Migration> = {
  '0001-meldingen': meldingen,
  '0002-monitor': monitor,
  '0003-schaal': schaal,
  '0004-bereik': bereik,
  '0005-indeling-in-de-tijd': indelingInDeTijd,
  '0006-levering': levering,
  '0007-vanaf': vanaf,
}

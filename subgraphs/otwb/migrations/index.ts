import type { Migration } from 'kysely'
import * as tour from './0001-tour.ts'
import * as contactmoment from './0002-contactmoment.ts'
import * as bereik from './0003-bereik.ts'
import * as indelingInDeTijd from './0004-indeling-in-de-tijd.ts'
import * as levering from './0005-levering.ts'
import * as vanaf from './0006-vanaf.ts'

export const migrations: Record<string, Migration> = {
  '0001-tour': tour,
  '0002-contactmoment': contactmoment,
  '0003-bereik': bereik,
  '0004-indeling-in-de-tijd': indelingInDeTijd,
  '0005-levering': levering,
  '0006-vanaf': vanaf,
}

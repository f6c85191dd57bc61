import type { Migration } from 'kysely'
import * as brieven from './0001-brieven.ts'
import * as middelen from './0002-middelen.ts'
import * as activiteiten from './0003-activiteiten.ts'
import * as bereik from './0004-bereik.ts'
import * as indelingInDeTijd from './0005-indeling-in-de-tijd.ts'
import * as levering from './0006-levering.ts'
import * as vanaf from './0007-vanaf.ts'
import * as bekendheidInDeTijd from './0008-bekendheid.ts'

export const migrations: Record<string, Migration> = {
  '0001-brieven': brieven,
  '0002-middelen': middelen,
  '0003-activiteiten': activiteiten,
  '0004-bereik': bereik,
  '0005-indeling-in-de-tijd': indelingInDeTijd,
  '0006-levering': levering,
  '0007-vanaf': vanaf,
  '0008-bekendheid': bekendheidInDeTijd,
}

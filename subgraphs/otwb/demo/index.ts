import type { Kysely } from 'kysely'
import { fillLeveringen } from '../../indeling/leveringen.ts'
import { contactmomentenLijst } from '../bronnen.ts'
import type { Tables } from '../tables.ts'
import { maakAfspraken } from './afspraken.ts'
import { maakContactmomenten } from './contactmomenten.ts'
import { laatsteDag } from './fasen.ts'
import { maakSessies } from './sessies.ts'
import { maakVoorgesprekken } from './voorgesprekken.ts'

/** PostgreSQL takes at most 65,535 parameters a statement. */
const batch = 500

/** Writes synthetic rows up to and including 31-12-2024 that agree with the letters; what they promise is in the README. */
export async function demo(db: Kysely<Tables>): Promise<void> {
  const organisaties = await db
    .selectFrom('otwb.organisatie')
    .selectAll()
    .where('geldig_tot', 'is', null)
    .orderBy('id')
    .execute()
  const voorgesprekken = maakVoorgesprekken(organisaties)
  const sessies = maakSessies(organisaties, voorgesprekken)
  await inBatches(voorgesprekken, (rows) => db.insertInto('otwb.voorgesprek').values(rows).execute())
  await inBatches(sessies, (rows) => db.insertInto('otwb.sessie').values(rows).execute())
  await inBatches(maakAfspraken(organisaties, sessies), (rows) =>
    db.insertInto('otwb.afspraak').values(rows).execute(),
  )
  await inBatches(maakContactmomenten(organisaties), (rows) =>
    db.insertInto('otwb.contactmoment').values(rows).execute(),
  )
  await fillLeveringen(db, 'otwb', contactmomentenLijst.deelnemers, { vanaf: '2022-01-01', tot: laatsteDag })
}

async function inBatches<Row>(
  rows: readonly Row[],
  insert: (rows: Row[]) => Promise<unknown>,
): Promise<void> {
  for (let start = 0; start < rows.length; start += batch) await insert(rows.slice(start, start + batch))
}

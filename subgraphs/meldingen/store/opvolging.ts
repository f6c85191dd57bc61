import type { Kysely, Selectable } from 'kysely'
import { keyIn, type OfParent } from '../../kit/lists/by-keys.ts'
import type { AangifteTable, NazorgTable, OpvolgstapTable, PersoonsgegevensTable, Tables } from '../tables.ts'

type Db = Kysely<Tables>

export type PersoonsgegevensRij = Selectable<PersoonsgegevensTable>
export type AangifteRij = Selectable<AangifteTable>
export type NazorgRij = Selectable<NazorgTable>
export type OpvolgstapRij = Selectable<OpvolgstapTable>

export async function findPersoonsgegevensByMeldingen(
  db: Db,
  ids: readonly string[],
): Promise<PersoonsgegevensRij[]> {
  return db.selectFrom('meldingen.persoonsgegevens').selectAll().where(keyIn('melding_id', ids)).execute()
}

export async function findAangiftenByMeldingen(db: Db, ids: readonly string[]): Promise<AangifteRij[]> {
  return db.selectFrom('meldingen.aangifte').selectAll().where(keyIn('melding_id', ids)).execute()
}

export async function findNazorgByMeldingen(db: Db, ids: readonly string[]): Promise<NazorgRij[]> {
  return db.selectFrom('meldingen.nazorg').selectAll().where(keyIn('melding_id', ids)).execute()
}

/** At most nine a melding, in order of the stappenplan. */
export async function findOpvolgingByMeldingen(
  db: Db,
  ids: readonly string[],
): Promise<(OpvolgstapRij & OfParent)[]> {
  return db
    .selectFrom('meldingen.opvolgstap')
    .selectAll()
    .select('melding_id as ouder_id')
    .where(keyIn('melding_id', ids))
    .orderBy('melding_id')
    .orderBy('nummer')
    .execute()
}

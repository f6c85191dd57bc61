import type { Kysely, Selectable } from 'kysely'
import { inOrderOf, type OfParent } from '../../kit/loaders.ts'
import type { AangifteTable, NazorgTable, OpvolgstapTable, PersoonsgegevensTable, Tables } from '../tables.ts'

type Db = Kysely<Tables>

export type PersoonsgegevensRij = Selectable<PersoonsgegevensTable>
export type AangifteRij = Selectable<AangifteTable>
export type NazorgRij = Selectable<NazorgTable>
export type OpvolgstapRij = Selectable<OpvolgstapTable>

export async function findPersoonsgegevensByMeldingen(
  db: Db,
  ids: readonly string[],
): Promise<(PersoonsgegevensRij | undefined)[]> {
  const rows = await db
    .selectFrom('meldingen.persoonsgegevens')
    .selectAll()
    .where('melding_id', 'in', ids)
    .execute()
  return inOrderOf(ids, rows, (row) => row.melding_id)
}

export async function findAangiftenByMeldingen(
  db: Db,
  ids: readonly string[],
): Promise<(AangifteRij | undefined)[]> {
  const rows = await db.selectFrom('meldingen.aangifte').selectAll().where('melding_id', 'in', ids).execute()
  return inOrderOf(ids, rows, (row) => row.melding_id)
}

export async function findNazorgByMeldingen(
  db: Db,
  ids: readonly string[],
): Promise<(NazorgRij | undefined)[]> {
  const rows = await db.selectFrom('meldingen.nazorg').selectAll().where('melding_id', 'in', ids).execute()
  return inOrderOf(ids, rows, (row) => row.melding_id)
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
    .where('melding_id', 'in', ids)
    .orderBy('melding_id')
    .orderBy('nummer')
    .execute()
}

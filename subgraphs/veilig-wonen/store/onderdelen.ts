import type { Kysely } from 'kysely'
import { inOrderOf, type OfParent } from '../../kit/loaders.ts'
import type { AdviesRij, DreigingsanalyseRij, MaatregelRij, PersoonRij, StapRij, Tables } from '../tables.ts'

type Db = Kysely<Tables>

export async function findPersonenByAanvragen(
  db: Db,
  aanvraagIds: readonly string[],
): Promise<(PersoonRij | undefined)[]> {
  const rows = await db
    .selectFrom('veilig_wonen.persoon')
    .selectAll()
    .where('aanvraag_id', 'in', aanvraagIds)
    .execute()
  return inOrderOf(aanvraagIds, rows, (row) => row.aanvraag_id)
}

export async function findDreigingsanalysesByAanvragen(
  db: Db,
  aanvraagIds: readonly string[],
): Promise<(DreigingsanalyseRij | undefined)[]> {
  const rows = await db
    .selectFrom('veilig_wonen.dreigingsanalyse')
    .selectAll()
    .where('aanvraag_id', 'in', aanvraagIds)
    .execute()
  return inOrderOf(aanvraagIds, rows, (row) => row.aanvraag_id)
}

export async function findAdviezenByAanvragen(
  db: Db,
  aanvraagIds: readonly string[],
): Promise<(AdviesRij | undefined)[]> {
  const rows = await db
    .selectFrom('veilig_wonen.advies')
    .selectAll()
    .where('aanvraag_id', 'in', aanvraagIds)
    .execute()
  return inOrderOf(aanvraagIds, rows, (row) => row.aanvraag_id)
}

/** The history, oldest step first. */
export async function findVerloopByAanvragen(
  db: Db,
  aanvraagIds: readonly string[],
): Promise<(StapRij & OfParent)[]> {
  return db
    .selectFrom('veilig_wonen.verloop')
    .selectAll()
    .select('aanvraag_id as ouder_id')
    .where('aanvraag_id', 'in', aanvraagIds)
    .orderBy('volgnummer')
    .execute()
}

/** The measures, by domain. */
export async function findMaatregelenByAanvragen(
  db: Db,
  aanvraagIds: readonly string[],
): Promise<(MaatregelRij & OfParent)[]> {
  return db
    .selectFrom('veilig_wonen.maatregel')
    .selectAll()
    .select('aanvraag_id as ouder_id')
    .where('aanvraag_id', 'in', aanvraagIds)
    .orderBy('domein')
    .orderBy('id')
    .execute()
}

import type { Kysely } from 'kysely'
import { keyIn, type OfParent } from '../../kit/lists/by-keys.ts'
import type { AdviesRij, DreigingsanalyseRij, MaatregelRij, PersoonRij, StapRij, Tables } from '../tables.ts'

type Db = Kysely<Tables>

export async function findPersonenByAanvragen(db: Db, aanvraagIds: readonly string[]): Promise<PersoonRij[]> {
  return db.selectFrom('veilig_wonen.persoon').selectAll().where(keyIn('aanvraag_id', aanvraagIds)).execute()
}

export async function findDreigingsanalysesByAanvragen(
  db: Db,
  aanvraagIds: readonly string[],
): Promise<DreigingsanalyseRij[]> {
  return db
    .selectFrom('veilig_wonen.dreigingsanalyse')
    .selectAll()
    .where(keyIn('aanvraag_id', aanvraagIds))
    .execute()
}

export async function findAdviezenByAanvragen(db: Db, aanvraagIds: readonly string[]): Promise<AdviesRij[]> {
  return db.selectFrom('veilig_wonen.advies').selectAll().where(keyIn('aanvraag_id', aanvraagIds)).execute()
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
    .where(keyIn('aanvraag_id', aanvraagIds))
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
    .where(keyIn('aanvraag_id', aanvraagIds))
    .orderBy('domein')
    .orderBy('id')
    .execute()
}

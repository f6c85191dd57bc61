import type { Kysely } from 'kysely'
import { keyIn, type OfParent } from '../../kit/lists/by-keys.ts'
import type { MiddelRij, MiddelUitkeringRij, NormRij, Tables } from '../tables.ts'

type Db = Kysely<Tables>

export interface MiddelFilter {
  readonly jaar?: number | null
  readonly soort?: string | null
}

/** A structural budget is there every year from its first on. */
export async function findMiddelen(db: Db, { jaar, soort }: MiddelFilter): Promise<MiddelRij[]> {
  let query = db.selectFrom('programma.middel').selectAll().orderBy('volgorde')
  if (soort) query = query.where('soort', '=', soort)
  if (typeof jaar === 'number') {
    query = query
      .where('jaar_van', '<=', jaar)
      .where((eb) => eb.or([eb('jaar_tot', 'is', null), eb('jaar_tot', '>=', jaar)]))
  }
  return query.execute()
}

export async function findMiddelenByIds(db: Db, ids: readonly string[]): Promise<MiddelRij[]> {
  return db.selectFrom('programma.middel').selectAll().where(keyIn('id', ids)).execute()
}

export async function findUitkeringenByIds(db: Db, ids: readonly string[]): Promise<MiddelUitkeringRij[]> {
  return db.selectFrom('programma.middel_uitkering').selectAll().where(keyIn('id', ids)).execute()
}

/** Under whom payments are listed. */
export type UitkeringOuder = 'middel_id' | 'organisatie_id'

export async function findUitkeringenByOuders(
  db: Db,
  ouder: UitkeringOuder,
  ids: readonly string[],
  jaar: number | null,
): Promise<(MiddelUitkeringRij & OfParent)[]> {
  let query = db
    .selectFrom('programma.middel_uitkering as uitkering')
    .selectAll()
    .select(`uitkering.${ouder} as ouder_id`)
    .where(keyIn(`uitkering.${ouder}`, ids))
    .orderBy('jaar')
    .orderBy('organisatie_id')
  if (jaar !== null) query = query.where('jaar', '=', jaar)
  return query.execute()
}

export async function findNormen(db: Db, soort: string | null): Promise<NormRij[]> {
  let query = db.selectFrom('programma.norm').selectAll().orderBy('volgorde')
  if (soort) query = query.where('soort', '=', soort)
  return query.execute()
}

export async function findNormenByIds(db: Db, ids: readonly string[]): Promise<NormRij[]> {
  return db.selectFrom('programma.norm').selectAll().where(keyIn('id', ids)).execute()
}

/** The norm of the province that an organisation is or lies in. */
export async function findNormenByOrganisaties(
  db: Db,
  organisaties: readonly string[],
): Promise<(NormRij & OfParent)[]> {
  return db
    .selectFrom('programma.organisatie as organisatie')
    .innerJoin('programma.norm as norm', 'norm.organisatie_id', 'organisatie.provincie_id')
    .selectAll('norm')
    .select('organisatie.id as ouder_id')
    .where(keyIn('organisatie.id', organisaties))
    .execute()
}

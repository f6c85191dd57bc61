import { type Kysely, sql } from 'kysely'
import { keyIn, type OfParent } from '../../kit/lists/by-keys.ts'
import { equals, type Filter, matches, type Optional } from '../../kit/lists/filter.ts'
import type { MiddelRij, MiddelUitkeringRij, NormRij, Tables } from '../tables.ts'

type Db = Kysely<Tables>

export type MiddelFilter = Optional<{ jaar: number; soort: string }>

const middelFilter: Filter<MiddelFilter> = {
  // A structural budget is there every year from its first on.
  jaar: (jaar) => sql`rij.jaar_van <= ${jaar} and coalesce(rij.jaar_tot >= ${jaar}, true)`,
  soort: equals('rij.soort'),
}

export async function findMiddelen(db: Db, filter: MiddelFilter): Promise<MiddelRij[]> {
  return db
    .selectFrom('programma.middel as rij')
    .selectAll()
    .where(matches(middelFilter, filter))
    .orderBy('volgorde')
    .execute()
}

/** The years over which the letters name money; `laatste` null where some of it is structural. */
export async function findJarenVanMiddelen(db: Db): Promise<{ eerste: number; laatste: number | null }> {
  const { eerste, laatste, open } = await db
    .selectFrom('programma.middel')
    .select((eb) => [
      eb.fn.min<number>('jaar_van').as('eerste'),
      eb.fn.max<number | null>('jaar_tot').as('laatste'),
      sql<boolean>`bool_or(jaar_tot is null)`.as('open'),
    ])
    .executeTakeFirstOrThrow()
  return { eerste, laatste: open ? null : laatste }
}

/** The years of which the letters say who received what. */
export async function findJarenVanUitkeringen(db: Db): Promise<{ eerste: number; laatste: number }> {
  return db
    .selectFrom('programma.middel_uitkering')
    .select((eb) => [eb.fn.min<number>('jaar').as('eerste'), eb.fn.max<number>('jaar').as('laatste')])
    .executeTakeFirstOrThrow()
}

export async function findMiddelenByIds(db: Db, ids: readonly string[]): Promise<MiddelRij[]> {
  return db.selectFrom('programma.middel').selectAll().where(keyIn('id', ids)).execute()
}

export async function findUitkeringenByIds(db: Db, ids: readonly string[]): Promise<MiddelUitkeringRij[]> {
  return db.selectFrom('programma.middel_uitkering').selectAll().where(keyIn('id', ids)).execute()
}

/** Under whom payments are listed. */
export type UitkeringOuder = 'middel_id' | 'organisatie_id'

export type UitkeringFilter = Optional<{ jaar: number }>

const uitkeringFilter: Filter<UitkeringFilter> = { jaar: equals('rij.jaar') }

export async function findUitkeringenByOuders(
  db: Db,
  ouder: UitkeringOuder,
  ids: readonly string[],
  filter: UitkeringFilter,
): Promise<(MiddelUitkeringRij & OfParent)[]> {
  return db
    .selectFrom('programma.middel_uitkering as rij')
    .selectAll()
    .select(`rij.${ouder} as ouder_id`)
    .where(keyIn(`rij.${ouder}`, ids))
    .where(matches(uitkeringFilter, filter))
    .orderBy('jaar')
    .orderBy('organisatie_id')
    .execute()
}

export type NormFilter = Optional<{ soort: string }>

const normFilter: Filter<NormFilter> = { soort: equals('rij.soort') }

export async function findNormen(db: Db, filter: NormFilter): Promise<NormRij[]> {
  return db
    .selectFrom('programma.norm as rij')
    .selectAll()
    .where(matches(normFilter, filter))
    .orderBy('volgorde')
    .execute()
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

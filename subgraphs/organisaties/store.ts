import { type Kysely, type SelectQueryBuilder, sql } from 'kysely'
import { type CountOfParent, keyIn, type OfParent, parents } from '../kit/lists/by-keys.ts'
import { type Order, type PageArguments, pageOf } from '../kit/lists/page.ts'
import type { OrganisatieRij, OrganisatieTable, RiecRij, Tables } from './tables.ts'

type Db = Kysely<Tables>

export interface OrganisatieFilter {
  readonly soort?: OrganisatieTable['soort'] | null
  readonly provincie?: string | null
  readonly riec?: string | null
  readonly naamBevat?: string | null
}

/** By name, and by id where names coincide (gemeente and provincie Utrecht). */
export const opNaam: Order<OrganisatieRij> = {
  name: 'naam',
  columns: [
    { column: 'organisatie.naam', key: 'naam', kind: 'text' },
    { column: 'organisatie.id', key: 'id', kind: 'text' },
  ],
}

export async function findOrganisatiesByIds(db: Db, ids: readonly string[]): Promise<OrganisatieRij[]> {
  return organisaties(db).selectAll().where(keyIn('organisatie.id', ids)).execute()
}

export async function findRiecsByIds(db: Db, ids: readonly string[]): Promise<RiecRij[]> {
  return db.selectFrom('organisaties.riec').selectAll().where(keyIn('id', ids)).execute()
}

export async function findRiecs(db: Db): Promise<RiecRij[]> {
  return db.selectFrom('organisaties.riec').selectAll().orderBy('naam').execute()
}

/** The organisation that fits all that is given; the first in order of id where several do. */
export async function findOrganisatie(
  db: Db,
  wanted: { id?: string | null; naam?: string | null; code?: string | null; soort?: string | null },
): Promise<OrganisatieRij | undefined> {
  let query = organisaties(db).selectAll().orderBy('organisatie.id').limit(1)
  if (wanted.id) query = query.where('organisatie.id', '=', wanted.id)
  if (wanted.naam) query = query.where(sql`lower(organisatie.naam)`, '=', wanted.naam.toLowerCase())
  if (wanted.code) query = query.where('organisatie.code', '=', wanted.code)
  if (wanted.soort) query = query.where('organisatie.soort', '=', wanted.soort as OrganisatieTable['soort'])
  return query.executeTakeFirst()
}

export async function findOrganisaties(
  db: Db,
  filter: OrganisatieFilter,
  page: PageArguments,
): Promise<OrganisatieRij[]> {
  return pageOf(filtered(organisaties(db), filter).selectAll(), page, opNaam).execute()
}

export async function countOrganisaties(db: Db, filter: OrganisatieFilter): Promise<number> {
  const { aantal } = await filtered(organisaties(db), filter)
    .select((eb) => eb.fn.countAll<number>().as('aantal'))
    .executeTakeFirstOrThrow()
  return aantal
}

/** Where the gemeenten of a province or a RIEC are found. */
export type Ouder = 'provincie_id' | 'riec_id'

export async function findGemeentenByOuders(
  db: Db,
  ouder: Ouder,
  ids: readonly string[],
  page: PageArguments,
): Promise<(OrganisatieRij & OfParent)[]> {
  return db
    .selectFrom(parents(ids))
    .innerJoinLateral(
      (eb) =>
        pageOf(
          eb
            .selectFrom('organisaties.organisatie as organisatie')
            .selectAll()
            .whereRef(`organisatie.${ouder}`, '=', 'ouder.id')
            .where('organisatie.soort', '=', 'GEMEENTE'),
          page,
          opNaam,
        ).as('gemeente'),
      (join) => join.onTrue(),
    )
    .selectAll('gemeente')
    .select('ouder.id as ouder_id')
    .orderBy('gemeente.naam')
    .orderBy('gemeente.id')
    .execute()
}

export async function countGemeentenByOuders(
  db: Db,
  ouder: Ouder,
  ids: readonly string[],
): Promise<CountOfParent[]> {
  return organisaties(db)
    .select((eb) => [
      eb.ref(`organisatie.${ouder}`).$castTo<string>().as('ouder_id'),
      eb.fn.countAll<number>().as('aantal'),
    ])
    .where(keyIn(`organisatie.${ouder}`, ids))
    .where('organisatie.soort', '=', 'GEMEENTE')
    .groupBy(`organisatie.${ouder}`)
    .execute()
}

function organisaties(db: Db) {
  return db.selectFrom('organisaties.organisatie as organisatie')
}

type Organisaties<Output> = SelectQueryBuilder<
  Tables & { organisatie: OrganisatieTable },
  'organisatie',
  Output
>

function filtered<Output>(query: Organisaties<Output>, filter: OrganisatieFilter): Organisaties<Output> {
  let found = query
  if (filter.soort) found = found.where('organisatie.soort', '=', filter.soort)
  if (filter.provincie) found = found.where('organisatie.provincie_id', '=', filter.provincie)
  if (filter.riec) found = found.where('organisatie.riec_id', '=', filter.riec)
  if (filter.naamBevat) {
    found = found.where(sql<boolean>`position(lower(${filter.naamBevat}) in lower(organisatie.naam)) > 0`)
  }
  return found
}

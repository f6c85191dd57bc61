import { type Kysely, sql } from 'kysely'
import { type CountOfParent, keyIn, type OfParent, parents } from '../kit/lists/by-keys.ts'
import { type AskedOf, equals, matches } from '../kit/lists/filter.ts'
import { type Order, type PageArguments, pageOf } from '../kit/lists/page.ts'
import type { OrganisatieRij, OrganisatieTable, RiecRij, Tables } from './tables.ts'

type Db = Kysely<Tables>

/** Ids are as the register has them, names in the form in which they are looked up. */
const organisatieFilter = {
  /** The day on which they existed. */
  peildatum: geldigOp,
  soort: equals<OrganisatieTable['soort']>('organisatie.soort'),
  provincie: equals<string>('organisatie.provincie_id'),
  riec: equals<string>('organisatie.riec_id'),
  zoeknaam: (deel: string) => sql<boolean>`position(${deel} in organisatie.zoeknaam) > 0`,
}

export type OrganisatieFilter = AskedOf<typeof organisatieFilter>

export interface PageOnDay extends PageArguments {
  readonly peildatum: string
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

export interface Naamvraag {
  readonly zoeknaam: string
  readonly soort: OrganisatieTable['soort'] | null
  /** What exists on this day comes before what does not. */
  readonly peildatum: string
}

/** The organisation of this name: one that exists before one that does not, and then the first in order of id. */
export async function findOrganisatieByNaam(
  db: Db,
  { zoeknaam, soort, peildatum }: Naamvraag,
): Promise<OrganisatieRij | undefined> {
  let query = organisaties(db).selectAll().where('organisatie.zoeknaam', '=', zoeknaam)
  if (soort !== null) query = query.where('organisatie.soort', '=', soort)
  return query.orderBy(geldigOp(peildatum), 'desc').orderBy('organisatie.id').limit(1).executeTakeFirst()
}

/** What organisations went into. */
export async function findOpvolgers(db: Db, ids: readonly string[]): Promise<(OrganisatieRij & OfParent)[]> {
  return findOpvolging(db, 'organisatie_id', 'opvolger_id', ids)
}

/** What went into organisations, whole or in part. */
export async function findVoorgangers(
  db: Db,
  ids: readonly string[],
): Promise<(OrganisatieRij & OfParent)[]> {
  return findOpvolging(db, 'opvolger_id', 'organisatie_id', ids)
}

async function findOpvolging(
  db: Db,
  van: 'organisatie_id' | 'opvolger_id',
  naar: 'organisatie_id' | 'opvolger_id',
  ids: readonly string[],
): Promise<(OrganisatieRij & OfParent)[]> {
  return db
    .selectFrom('organisaties.opvolging as opvolging')
    .innerJoin('organisaties.organisatie as organisatie', 'organisatie.id', `opvolging.${naar}`)
    .selectAll('organisatie')
    .select(`opvolging.${van} as ouder_id`)
    .where(keyIn(`opvolging.${van}`, ids))
    .orderBy('organisatie.naam')
    .orderBy('organisatie.id')
    .execute()
}

export async function findOrganisaties(
  db: Db,
  filter: OrganisatieFilter,
  page: PageArguments,
): Promise<OrganisatieRij[]> {
  return pageOf(
    organisaties(db).where(matches<OrganisatieFilter>(organisatieFilter, filter)).selectAll(),
    page,
    opNaam,
  ).execute()
}

export async function countOrganisaties(db: Db, filter: OrganisatieFilter): Promise<number> {
  const { aantal } = await organisaties(db)
    .where(matches<OrganisatieFilter>(organisatieFilter, filter))
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
  page: PageOnDay,
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
            .where('organisatie.soort', '=', 'GEMEENTE')
            .where(geldigOp(page.peildatum)),
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
  { peildatum }: PageOnDay,
): Promise<CountOfParent[]> {
  return organisaties(db)
    .select((eb) => [
      eb.ref(`organisatie.${ouder}`).$castTo<string>().as('ouder_id'),
      eb.fn.countAll<number>().as('aantal'),
    ])
    .where(keyIn(`organisatie.${ouder}`, ids))
    .where('organisatie.soort', '=', 'GEMEENTE')
    .where(geldigOp(peildatum))
    .groupBy(`organisatie.${ouder}`)
    .execute()
}

function organisaties(db: Db) {
  return db.selectFrom('organisaties.organisatie as organisatie')
}

/** Whether an organisation existed on a day. */
function geldigOp(dag: string) {
  return sql<boolean>`(coalesce(organisatie.geldig_van <= ${dag}, true)
    and coalesce(organisatie.geldig_tot >= ${dag}, true))`
}

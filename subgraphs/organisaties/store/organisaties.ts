import { type Kysely, sql } from 'kysely'
import { keyIn } from '../../kit/lists/by-keys.ts'
import { type AskedOf, equals, matches } from '../../kit/lists/filter.ts'
import { type Order, type PageArguments, pageOf } from '../../kit/lists/page.ts'
import type { OrganisatieRij, OrganisatieTable, Tables } from '../tables.ts'

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

function organisaties(db: Db) {
  return db.selectFrom('organisaties.organisatie as organisatie')
}

/** Whether an organisation existed on a day. */
export function geldigOp(dag: string) {
  return sql<boolean>`(coalesce(organisatie.geldig_van <= ${dag}, true)
    and coalesce(organisatie.geldig_tot >= ${dag}, true))`
}

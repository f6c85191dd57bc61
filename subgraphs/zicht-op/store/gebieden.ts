import type { Kysely, SelectQueryBuilder } from 'kysely'
import { type CountOfParent, keyIn, type OfParent, parents } from '../../kit/lists/by-keys.ts'
import { type Order, type PageArguments, pageOf } from '../../kit/lists/page.ts'
import type { GebiedNiveau, GebiedRij, GebiedTable, Tables } from '../tables.ts'

type Db = Kysely<Tables>

export interface GebiedFilter {
  readonly niveau?: GebiedNiveau | null
  readonly bovenliggend?: string | null
}

export const opNaam: Order<GebiedRij> = {
  name: 'naam',
  columns: [
    { column: 'gebied.naam', key: 'naam', kind: 'text' },
    { column: 'gebied.code', key: 'code', kind: 'text' },
  ],
}

export async function findGebiedenByCodes(db: Db, codes: readonly string[]): Promise<GebiedRij[]> {
  return gebieden(db).selectAll().where(keyIn('code', codes)).execute()
}

export async function findGebiedenByOrganisaties(
  db: Db,
  organisaties: readonly string[],
): Promise<GebiedRij[]> {
  return gebieden(db).selectAll().where(keyIn('organisatie_id', organisaties)).execute()
}

export async function findGebieden(db: Db, filter: GebiedFilter, page: PageArguments): Promise<GebiedRij[]> {
  return pageOf(filtered(gebieden(db), filter).selectAll(), page, opNaam).execute()
}

export async function countGebieden(db: Db, filter: GebiedFilter): Promise<number> {
  const { aantal } = await filtered(gebieden(db), filter)
    .select((eb) => eb.fn.countAll<number>().as('aantal'))
    .executeTakeFirstOrThrow()
  return aantal
}

export async function findOnderliggend(
  db: Db,
  codes: readonly string[],
  page: PageArguments,
): Promise<(GebiedRij & OfParent)[]> {
  return db
    .selectFrom(parents(codes))
    .innerJoinLateral(
      (eb) =>
        pageOf(
          eb
            .selectFrom('zicht_op.gebied as gebied')
            .selectAll()
            .whereRef('gebied.bovenliggend_code', '=', 'ouder.id'),
          page,
          opNaam,
        ).as('pagina'),
      (join) => join.onTrue(),
    )
    .selectAll('pagina')
    .select('ouder.id as ouder_id')
    .orderBy('pagina.naam')
    .orderBy('pagina.code')
    .execute()
}

export async function countOnderliggend(db: Db, codes: readonly string[]): Promise<CountOfParent[]> {
  return gebieden(db)
    .select((eb) => [
      eb.ref('bovenliggend_code').$castTo<string>().as('ouder_id'),
      eb.fn.countAll<number>().as('aantal'),
    ])
    .where(keyIn('bovenliggend_code', codes))
    .groupBy('bovenliggend_code')
    .execute()
}

function gebieden(db: Db) {
  return db.selectFrom('zicht_op.gebied as gebied')
}

type Gebieden<Output> = SelectQueryBuilder<Tables & { gebied: GebiedTable }, 'gebied', Output>

function filtered<Output>(query: Gebieden<Output>, { niveau, bovenliggend }: GebiedFilter): Gebieden<Output> {
  let found = query
  if (niveau) found = found.where('gebied.niveau', '=', niveau)
  if (bovenliggend) found = found.where('gebied.bovenliggend_code', '=', bovenliggend)
  return found
}

import type { Kysely } from 'kysely'
import { type CountOfParent, keyIn, type OfParent, parents } from '../../kit/lists/by-keys.ts'
import { matches, whether } from '../../kit/lists/filter.ts'
import { type Order, type PageArguments, pageOf } from '../../kit/lists/page.ts'
import type { ConnectionQueries } from '../../kit/lists/queries.ts'
import { heeftSynthetischeRij } from '../../kit/lists/synthetisch.ts'
import type { GebiedRij, Tables } from '../tables.ts'
import { type GebiedFilter, gebiedFilter } from './filter.ts'

type Db = Kysely<Tables>

/** What a list of areas can be asked with. */
export type GebiedenArguments = PageArguments & GebiedFilter

export const opNaam: Order<GebiedRij> = {
  name: 'naam',
  columns: [
    { column: 'rij.naam', key: 'naam', kind: 'text' },
    { column: 'rij.code', key: 'code', kind: 'text' },
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

export async function findGebieden(db: Db, args: GebiedenArguments): Promise<GebiedRij[]> {
  return pageOf(
    gebieden(db).where(matches<GebiedFilter>(gebiedFilter, args)).selectAll(),
    args,
    opNaam,
  ).execute()
}

export async function countGebieden(db: Db, filter: GebiedFilter): Promise<number> {
  const { aantal } = await gebieden(db)
    .where(matches(gebiedFilter, filter))
    .select((eb) => eb.fn.countAll<number>().as('aantal'))
    .executeTakeFirstOrThrow()
  return aantal
}

/** Whether any area that fits is synthetic. */
export async function findSynthetisch(db: Db, filter: GebiedFilter): Promise<boolean> {
  return heeftSynthetischeRij(db, 'zicht_op.gebied', matches<GebiedFilter>(gebiedFilter, filter))
}

/** Those directly under which any area is synthetic. */
export async function findSynthetischOnderliggend(
  db: Db,
  codes: readonly string[],
): Promise<{ code: string }[]> {
  return gebieden(db)
    .select((eb) => eb.ref('bovenliggend_code').$castTo<string>().as('code'))
    .distinct()
    .where(keyIn('bovenliggend_code', codes))
    .where(whether('synthetisch')(true))
    .execute()
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
            .selectFrom('zicht_op.gebied as rij')
            .selectAll()
            .whereRef('rij.bovenliggend_code', '=', 'ouder.id'),
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
  return db.selectFrom('zicht_op.gebied as rij')
}

/** The queries behind the areas directly under one. */
export const onderliggend: ConnectionQueries<Tables, GebiedRij, PageArguments> = {
  order: () => opNaam,
  find: findOnderliggend,
  count: countOnderliggend,
}

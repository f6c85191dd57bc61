import { type Kysely, sql } from 'kysely'
import { type CountOfParent, keyIn, type OfParent, parents } from '../../kit/lists/by-keys.ts'
import { matches } from '../../kit/lists/filter.ts'
import { type Order, type PageArguments, pageOf } from '../../kit/lists/page.ts'
import type { Lijst } from '../../kit/lists/queries.ts'
import type { Given } from '../../kit/request/given.ts'
import type { ActiviteitRij, Tables } from '../tables.ts'
import { type ActiviteitFilter, activiteitFilter } from './filter.ts'

type Db = Kysely<Tables>

/** What a list of activities can be asked with. */
export interface ActiviteitenArguments extends PageArguments {
  readonly filter?: Given<ActiviteitFilter>
}

/** Newest first, and by id within a day. */
export const nieuwsteEerst: Order<ActiviteitRij> = {
  name: 'datum',
  columns: [
    { column: 'rij.datum', key: 'datum', kind: 'date', down: true },
    { column: 'rij.id', key: 'id', kind: 'text' },
  ],
}

export async function findActiviteitenByIds(db: Db, ids: readonly string[]): Promise<ActiviteitRij[]> {
  return db.selectFrom('programma.activiteit').selectAll().where(keyIn('id', ids)).execute()
}

export async function findActiviteiten(db: Db, args: ActiviteitenArguments): Promise<ActiviteitRij[]> {
  const found = activiteiten(db).selectAll('rij').where(matches(activiteitFilter, args.filter))
  return pageOf(found, args, nieuwsteEerst).execute()
}

export async function countActiviteiten(db: Db, { filter }: ActiviteitenArguments): Promise<number> {
  const { aantal } = await activiteiten(db)
    .where(matches(activiteitFilter, filter))
    .select((eb) => eb.fn.countAll<number>().as('aantal'))
    .executeTakeFirstOrThrow()
  return aantal
}

export async function findActiviteitenByOrganisaties(
  db: Db,
  organisaties: readonly string[],
  args: ActiviteitenArguments,
): Promise<(ActiviteitRij & OfParent)[]> {
  return db
    .selectFrom(parents(organisaties))
    .innerJoinLateral(
      (eb) =>
        pageOf(
          eb
            .selectFrom('programma.activiteit as rij')
            .selectAll('rij')
            .where(({ exists, selectFrom }) =>
              exists(
                selectFrom('programma.activiteit_deelname as eigen')
                  .whereRef('eigen.activiteit_id', '=', 'rij.id')
                  .where('eigen.organisatie_id', '=', sql<string>`ouder.id`),
              ),
            )
            .where(matches(activiteitFilter, args.filter)),
          args,
          nieuwsteEerst,
        ).as('rij'),
      (join) => join.onTrue(),
    )
    .selectAll('rij')
    .select('ouder.id as ouder_id')
    .orderBy('rij.datum', 'desc')
    .orderBy('rij.id')
    .execute()
}

export async function countActiviteitenByOrganisaties(
  db: Db,
  organisaties: readonly string[],
  { filter }: ActiviteitenArguments,
): Promise<CountOfParent[]> {
  return activiteiten(db)
    .innerJoin('programma.activiteit_deelname as eigen', 'eigen.activiteit_id', 'rij.id')
    .select((eb) => ['eigen.organisatie_id as ouder_id', eb.fn.countAll<number>().as('aantal')])
    .where(keyIn('eigen.organisatie_id', organisaties))
    .where(matches(activiteitFilter, filter))
    .groupBy('eigen.organisatie_id')
    .execute()
}

function activiteiten(db: Db) {
  return db.selectFrom('programma.activiteit as rij')
}

const order = () => nieuwsteEerst

/** The queries behind the lists of activities. */
export const activiteitenVragen: Lijst<Tables, ActiviteitRij, ActiviteitenArguments> = {
  order,
  find: findActiviteiten,
  count: countActiviteiten,
  ofOrganisaties: {
    order,
    find: findActiviteitenByOrganisaties,
    count: countActiviteitenByOrganisaties,
  },
}

import { type Kysely, sql } from 'kysely'
import { type CountOfParent, keyIn, type OfParent, parents } from '../../kit/lists/by-keys.ts'
import { type Order, type PageArguments, pageOf } from '../../kit/lists/page.ts'
import type { ConnectionQueries } from '../../kit/lists/queries.ts'
import type { ActiviteitDeelnameRij, Tables } from '../tables.ts'

type Db = Kysely<Tables>

/** By the name of the organisation. */
export const opNaam: Order<ActiviteitDeelnameRij> = {
  name: 'naam',
  columns: [
    { column: 'organisatie.naam', key: 'naam', kind: 'text' },
    { column: 'deelname.organisatie_id', key: 'organisatie_id', kind: 'text' },
  ],
}

export async function findDeelnamesByIds(db: Db, ids: readonly string[]): Promise<ActiviteitDeelnameRij[]> {
  return deelnames(db).where(keyIn('deelname.id', ids)).execute()
}

export async function findDeelnamesByActiviteiten(
  db: Db,
  activiteiten: readonly string[],
  page: PageArguments,
): Promise<(ActiviteitDeelnameRij & OfParent)[]> {
  return db
    .selectFrom(parents(activiteiten))
    .innerJoinLateral(
      () =>
        pageOf(deelnames(db).where('deelname.activiteit_id', '=', sql<string>`ouder.id`), page, opNaam).as(
          'deelname',
        ),
      (join) => join.onTrue(),
    )
    .selectAll('deelname')
    .select('ouder.id as ouder_id')
    .orderBy('deelname.naam')
    .orderBy('deelname.organisatie_id')
    .execute()
}

export async function countDeelnamesByActiviteiten(
  db: Db,
  activiteiten: readonly string[],
): Promise<CountOfParent[]> {
  return db
    .selectFrom('programma.activiteit_deelname')
    .select((eb) => ['activiteit_id as ouder_id', eb.fn.countAll<number>().as('aantal')])
    .where(keyIn('activiteit_id', activiteiten))
    .groupBy('activiteit_id')
    .execute()
}

function deelnames(db: Db) {
  return db
    .selectFrom('programma.activiteit_deelname as deelname')
    .innerJoin('programma.organisatie as organisatie', 'organisatie.id', 'deelname.organisatie_id')
    .selectAll('deelname')
    .select('organisatie.naam')
}

/** The queries behind the participants of an activity. */
export const deelnamesOfActiviteit: ConnectionQueries<Tables, ActiviteitDeelnameRij, PageArguments> = {
  order: () => opNaam,
  find: findDeelnamesByActiviteiten,
  count: countDeelnamesByActiviteiten,
}

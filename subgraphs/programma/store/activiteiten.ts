import { type Kysely, type SelectQueryBuilder, sql } from 'kysely'
import { type CountOfParent, keyIn, type OfParent, parents } from '../../kit/lists/by-keys.ts'
import { type Order, type PageArguments, pageOf } from '../../kit/lists/page.ts'
import type { ActiviteitDeelnameRij, ActiviteitRij, ActiviteitTable, Tables } from '../tables.ts'

type Db = Kysely<Tables>

export interface ActiviteitFilter {
  readonly soort?: string | null
  readonly status?: string | null
  readonly extra?: boolean | null
  readonly van?: string | null
  readonly tot?: string | null
  readonly organisatie?: string | null
  readonly provincie?: string | null
}

/** Newest first, and by id within a day. */
export const nieuwsteEerst: Order<ActiviteitRij> = {
  name: 'datum',
  columns: [
    { column: 'activiteit.datum', key: 'datum', kind: 'date', down: true },
    { column: 'activiteit.id', key: 'id', kind: 'text' },
  ],
}

/** By the name of the organisation. */
export const opNaam: Order<ActiviteitDeelnameRij> = {
  name: 'naam',
  columns: [
    { column: 'organisatie.naam', key: 'naam', kind: 'text' },
    { column: 'deelname.organisatie_id', key: 'organisatie_id', kind: 'text' },
  ],
}

export async function findActiviteitenByIds(db: Db, ids: readonly string[]): Promise<ActiviteitRij[]> {
  return db.selectFrom('programma.activiteit').selectAll().where(keyIn('id', ids)).execute()
}

export async function findActiviteiten(
  db: Db,
  filter: ActiviteitFilter,
  page: PageArguments,
): Promise<ActiviteitRij[]> {
  const query = db.selectFrom('programma.activiteit as activiteit').selectAll('activiteit')
  return pageOf(filtered(query, filter), page, nieuwsteEerst).execute()
}

export async function countActiviteiten(db: Db, filter: ActiviteitFilter): Promise<number> {
  const query = db
    .selectFrom('programma.activiteit as activiteit')
    .select((eb) => eb.fn.countAll<number>().as('aantal'))
  const { aantal } = await filtered(query, filter).executeTakeFirstOrThrow()
  return aantal
}

export async function findActiviteitenByOrganisaties(
  db: Db,
  organisaties: readonly string[],
  filter: ActiviteitFilter,
  page: PageArguments,
): Promise<(ActiviteitRij & OfParent)[]> {
  return db
    .selectFrom(parents(organisaties))
    .innerJoinLateral(
      (eb) =>
        pageOf(
          filtered(
            eb
              .selectFrom('programma.activiteit as activiteit')
              .selectAll('activiteit')
              .where(({ exists, selectFrom }) =>
                exists(
                  selectFrom('programma.activiteit_deelname as eigen')
                    .whereRef('eigen.activiteit_id', '=', 'activiteit.id')
                    .where('eigen.organisatie_id', '=', sql<string>`ouder.id`),
                ),
              ),
            filter,
          ),
          page,
          nieuwsteEerst,
        ).as('activiteit'),
      (join) => join.onTrue(),
    )
    .selectAll('activiteit')
    .select('ouder.id as ouder_id')
    .orderBy('activiteit.datum', 'desc')
    .orderBy('activiteit.id')
    .execute()
}

export async function countActiviteitenByOrganisaties(
  db: Db,
  organisaties: readonly string[],
  filter: ActiviteitFilter,
): Promise<CountOfParent[]> {
  const query = db
    .selectFrom('programma.activiteit as activiteit')
    .innerJoin('programma.activiteit_deelname as eigen', 'eigen.activiteit_id', 'activiteit.id')
    .select((eb) => ['eigen.organisatie_id as ouder_id', eb.fn.countAll<number>().as('aantal')])
    .where(keyIn('eigen.organisatie_id', organisaties))
    .groupBy('eigen.organisatie_id')
  return filtered(query, filter).execute()
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

type WithActiviteit = Tables & { activiteit: ActiviteitTable }

/** Row-level security narrows the participations that `organisatie` and `provincie` look at. */
function filtered<DB extends WithActiviteit, TB extends keyof DB, Output>(
  query: SelectQueryBuilder<DB, TB, Output>,
  { soort, status, extra, van, tot, organisatie, provincie }: ActiviteitFilter,
): SelectQueryBuilder<DB, TB, Output> {
  let found = query
  if (soort) found = found.where(sql<boolean>`activiteit.soort = ${soort}`)
  if (status) found = found.where(sql<boolean>`activiteit.status = ${status}`)
  if (typeof extra === 'boolean') found = found.where(sql<boolean>`activiteit.extra = ${extra}`)
  if (van) found = found.where(sql<boolean>`activiteit.datum >= ${van}`)
  if (tot) found = found.where(sql<boolean>`activiteit.datum <= ${tot}`)
  if (organisatie) {
    found = found.where(sql<boolean>`exists (
      select from programma.activiteit_deelname as gezocht
      where gezocht.activiteit_id = activiteit.id and gezocht.organisatie_id = ${organisatie})`)
  }
  if (provincie) {
    found = found.where(sql<boolean>`exists (
      select from programma.activiteit_deelname as gezocht
      join programma.organisatie as deelnemer on deelnemer.id = gezocht.organisatie_id
      where gezocht.activiteit_id = activiteit.id and deelnemer.provincie_id = ${provincie})`)
  }
  return found
}

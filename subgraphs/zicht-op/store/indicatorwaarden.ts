import { type Kysely, type RawBuilder, sql } from 'kysely'
import { type CountOfParent, type OfParent, parents } from '../../kit/lists/by-keys.ts'
import { matches } from '../../kit/lists/filter.ts'
import { type Order, type PageArguments, pageOf } from '../../kit/lists/page.ts'
import type { ConnectionQueries } from '../../kit/lists/queries.ts'
import { heeftSynthetischeRij } from '../../kit/lists/synthetisch.ts'
import { type Given, isGiven } from '../../kit/request/given.ts'
import type { GebiedNiveau, IndicatorWaardeRij, Tables } from '../tables.ts'
import { type IndicatorWaardeFilter, waardeFilter } from './filter.ts'
import { countInTellingen, countInTellingenByIndicatoren, staatInTellingen } from './waardetellingen.ts'

type Db = Kysely<Tables>

export type IndicatorWaardeVolgorde = 'GEBIED' | 'WAARDE' | 'AFWIJKING'

export interface IndicatorWaardeArguments extends PageArguments {
  readonly filter?: Given<IndicatorWaardeFilter>
  readonly volgorde: IndicatorWaardeVolgorde
}

const sleutel: Order<IndicatorWaardeRij>['columns'] = [
  { column: 'rij.gebied_code', key: 'gebied_code', kind: 'text' },
  { column: 'rij.indicator_id', key: 'indicator_id', kind: 'text' },
  { column: 'rij.jaar', key: 'jaar', kind: 'integer' },
  { column: 'rij.branche_code', key: 'branche_code', kind: 'text' },
]

const orders: Record<IndicatorWaardeVolgorde, Order<IndicatorWaardeRij>> = {
  GEBIED: { name: 'gebied', columns: sleutel },
  WAARDE: {
    name: 'waarde',
    columns: [
      { column: 'rij.waarde_rang', key: 'waarde_rang', kind: 'double precision', down: true },
      ...sleutel,
    ],
  },
  AFWIJKING: {
    name: 'afwijking',
    columns: [
      {
        column: 'rij.afwijking_rang',
        key: 'afwijking_rang',
        kind: 'double precision',
        down: true,
      },
      ...sleutel,
    ],
  },
}

export function orderOf({ volgorde }: IndicatorWaardeArguments): Order<IndicatorWaardeRij> {
  return orders[volgorde]
}

export async function findIndicatorwaarden(
  db: Db,
  args: IndicatorWaardeArguments,
): Promise<IndicatorWaardeRij[]> {
  return pageOf(gefilterd(db, args.filter).selectAll(), args, orderOf(args)).execute()
}

/** From the kept counts where they hold the answer, else from the values. */
export async function countIndicatorwaarden(db: Db, args: IndicatorWaardeArguments): Promise<number> {
  if (staatInTellingen(args.filter)) return countInTellingen(db, args.filter)
  const { aantal } = await gefilterd(db, args.filter)
    .select((eb) => eb.fn.countAll<number>().as('aantal'))
    .executeTakeFirstOrThrow()
  return aantal
}

export interface OpvallendArguments {
  readonly jaar?: Given<number>
  readonly thema?: Given<string>
  readonly niveau: GebiedNiveau
  readonly first: number
}

/** The values that deviate most from the national mean, in percents of it; of the last year if none is given. */
export async function findOpvallendeAfwijkingen(
  db: Db,
  { jaar, thema, niveau, first }: OpvallendArguments,
): Promise<IndicatorWaardeRij[]> {
  let query = gefilterd(db, { jaar, thema, niveau }).selectAll().where('rij.afwijking_rang', '>', 0)
  if (!isGiven(jaar)) {
    query = query.where('rij.jaar', '=', (eb) =>
      eb
        .selectFrom('zicht_op.landelijk_gemiddelde')
        .select((of) => of.fn.max('zicht_op.landelijk_gemiddelde.jaar').as('jaar')),
    )
  }
  for (const { column, down } of orders.AFWIJKING.columns) {
    query = query.orderBy(sql.ref(column), down ? 'desc' : 'asc')
  }
  return query.limit(first).execute()
}

/** What a list of values hangs under. */
export type Ouder = 'gebied' | 'indicator' | 'organisatie'

const ofOuder: Record<Ouder, RawBuilder<boolean>> = {
  gebied: sql`rij.gebied_code = ouder.id`,
  indicator: sql`rij.indicator_id = ouder.id`,
  organisatie: sql`rij.gebied_code = (
    select gebied.code from zicht_op.gebied as gebied where gebied.organisatie_id = ouder.id
  )`,
}

export async function findIndicatorwaardenByOuders(
  db: Db,
  ouder: Ouder,
  ids: readonly string[],
  args: IndicatorWaardeArguments,
): Promise<(IndicatorWaardeRij & OfParent)[]> {
  const order = orderOf(args)
  let query = db
    .selectFrom(parents(ids))
    .innerJoinLateral(
      (eb) =>
        pageOf(
          eb
            .selectFrom('zicht_op.indicatorwaarde as rij')
            .where(ofOuder[ouder])
            .where(matches(waardeFilter, args.filter))
            .selectAll(),
          args,
          order,
        ).as('pagina'),
      (join) => join.onTrue(),
    )
    .selectAll('pagina')
    .select('ouder.id as ouder_id')
  for (const { key, down } of order.columns) query = query.orderBy(`pagina.${key}`, down ? 'desc' : 'asc')
  return query.execute()
}

export async function countIndicatorwaardenByOuders(
  db: Db,
  ouder: Ouder,
  ids: readonly string[],
  args: IndicatorWaardeArguments,
): Promise<CountOfParent[]> {
  if (ouder === 'indicator' && staatInTellingen(args.filter)) {
    return countInTellingenByIndicatoren(db, ids, args.filter)
  }
  return db
    .selectFrom(parents(ids))
    .innerJoinLateral(
      (eb) =>
        eb
          .selectFrom('zicht_op.indicatorwaarde as rij')
          .where(ofOuder[ouder])
          .where(matches(waardeFilter, args.filter))
          .select((of) => of.fn.countAll<number>().as('aantal'))
          .as('telling'),
      (join) => join.onTrue(),
    )
    .select(['ouder.id as ouder_id', 'telling.aantal'])
    .execute()
}

/** Whether any value that fits is synthetic. */
export async function findSynthetisch(db: Db, filter: Given<IndicatorWaardeFilter>): Promise<boolean> {
  return heeftSynthetischeRij(db, 'zicht_op.indicatorwaarde', matches(waardeFilter, filter))
}

/** Those under which any value that fits is synthetic. */
export async function findSynthetischByOuders(
  db: Db,
  ouder: Ouder,
  ids: readonly string[],
  filter: Given<IndicatorWaardeFilter>,
): Promise<{ id: string }[]> {
  const { rows } = await sql<{ id: string }>`
    select ouder.id from unnest(${[...ids]}::text[]) as ouder (id) where exists (
      select from zicht_op.indicatorwaarde as rij
      where rij.synthetisch and ${ofOuder[ouder]} and ${matches(waardeFilter, filter)})`.execute(db)
  return rows
}

/** The values that fit a filter. */
export function gefilterd(db: Db, filter: Given<IndicatorWaardeFilter>) {
  return db.selectFrom('zicht_op.indicatorwaarde as rij').where(matches(waardeFilter, filter))
}

/** The queries behind the values of an area, an indicator or an organisation. */
export function waardenOnder(
  ouder: Ouder,
): ConnectionQueries<Tables, IndicatorWaardeRij, IndicatorWaardeArguments> {
  return {
    order: orderOf,
    find: (db, ids, args) => findIndicatorwaardenByOuders(db, ouder, ids, args),
    count: (db, ids, args) => countIndicatorwaardenByOuders(db, ouder, ids, args),
  }
}

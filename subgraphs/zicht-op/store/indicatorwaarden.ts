import { type Kysely, type RawBuilder, type SelectQueryBuilder, sql } from 'kysely'
import { type CountOfParent, type OfParent, parents } from '../../kit/lists/by-keys.ts'
import { type Order, type PageArguments, pageOf } from '../../kit/lists/page.ts'
import type { GebiedNiveau, IndicatorWaardeRij, IndicatorWaardeTable, Tables } from '../tables.ts'
import type { IndicatorWaardeFilter } from './waardefilter.ts'
import { staatInTellingen, telWaarden, telWaardenByIndicatoren } from './waardetellingen.ts'

export type { IndicatorWaardeFilter } from './waardefilter.ts'

type Db = Kysely<Tables>

export type IndicatorWaardeVolgorde = 'GEBIED' | 'WAARDE' | 'AFWIJKING'

export interface IndicatorWaardeArguments extends PageArguments {
  readonly filter?: IndicatorWaardeFilter | null
  readonly volgorde: IndicatorWaardeVolgorde
}

const sleutel: Order<IndicatorWaardeRij>['columns'] = [
  { column: 'indicatorwaarde.gebied_code', key: 'gebied_code', kind: 'text' },
  { column: 'indicatorwaarde.indicator_id', key: 'indicator_id', kind: 'text' },
  { column: 'indicatorwaarde.jaar', key: 'jaar', kind: 'integer' },
  { column: 'indicatorwaarde.branche_code', key: 'branche_code', kind: 'text' },
]

const orders: Record<IndicatorWaardeVolgorde, Order<IndicatorWaardeRij>> = {
  GEBIED: { name: 'gebied', columns: sleutel },
  WAARDE: {
    name: 'waarde',
    columns: [
      { column: 'indicatorwaarde.waarde_rang', key: 'waarde_rang', kind: 'double precision', down: true },
      ...sleutel,
    ],
  },
  AFWIJKING: {
    name: 'afwijking',
    columns: [
      {
        column: 'indicatorwaarde.afwijking_rang',
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
  return pageOf(filtered(indicatorwaarden(db), args.filter).selectAll(), args, orderOf(args)).execute()
}

/** From the kept counts where they hold the answer, else from the values. */
export async function countIndicatorwaarden(db: Db, args: IndicatorWaardeArguments): Promise<number> {
  if (staatInTellingen(args.filter)) return telWaarden(db, args.filter ?? {})
  const { aantal } = await filtered(indicatorwaarden(db), args.filter)
    .select((eb) => eb.fn.countAll<number>().as('aantal'))
    .executeTakeFirstOrThrow()
  return aantal
}

export interface OpvallendArguments {
  readonly jaar?: number | null
  readonly thema?: string | null
  readonly niveau: GebiedNiveau
  readonly first: number
}

/** The values that deviate most from the national mean, in percents of it; of the last year if none is given. */
export async function findOpvallendeAfwijkingen(
  db: Db,
  { jaar, thema, niveau, first }: OpvallendArguments,
): Promise<IndicatorWaardeRij[]> {
  let query = filtered(indicatorwaarden(db), { jaar: jaar ?? null, thema: thema ?? null, niveau })
    .selectAll()
    .where('indicatorwaarde.afwijking_rang', '>', 0)
  if (typeof jaar !== 'number') {
    query = query.where('indicatorwaarde.jaar', '=', (eb) =>
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
  gebied: sql`indicatorwaarde.gebied_code = ouder.id`,
  indicator: sql`indicatorwaarde.indicator_id = ouder.id`,
  organisatie: sql`indicatorwaarde.gebied_code = (
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
          filtered(
            eb.selectFrom('zicht_op.indicatorwaarde as indicatorwaarde').where(ofOuder[ouder]),
            args.filter,
          ).selectAll(),
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
    return telWaardenByIndicatoren(db, ids, args.filter ?? {})
  }
  return db
    .selectFrom(parents(ids))
    .innerJoinLateral(
      (eb) =>
        filtered(
          eb.selectFrom('zicht_op.indicatorwaarde as indicatorwaarde').where(ofOuder[ouder]),
          args.filter,
        )
          .select((of) => of.fn.countAll<number>().as('aantal'))
          .as('telling'),
      (join) => join.onTrue(),
    )
    .select(['ouder.id as ouder_id', 'telling.aantal'])
    .execute()
}

/** The values that fit a filter. */
export function selecteerIndicatorwaarden(db: Db, filter: IndicatorWaardeFilter) {
  return filtered(indicatorwaarden(db), filter)
}

function indicatorwaarden(db: Db) {
  return db.selectFrom('zicht_op.indicatorwaarde as indicatorwaarde')
}

type Indicatorwaarden<Output> = SelectQueryBuilder<
  Tables & { indicatorwaarde: IndicatorWaardeTable },
  'indicatorwaarde',
  Output
>

function filtered<Output>(
  query: Indicatorwaarden<Output>,
  filter: IndicatorWaardeFilter | null | undefined,
): Indicatorwaarden<Output> {
  const { indicator, gebied, jaar, branche, minimaleAfwijking, richting, redenOntbreekt } = filter ?? {}
  let found = ofGebied(ofThema(query, filter?.thema), filter ?? {})
  if (indicator) found = found.where('indicatorwaarde.indicator_id', '=', indicator)
  if (gebied) found = found.where('indicatorwaarde.gebied_code', '=', gebied)
  if (typeof jaar === 'number') found = found.where('indicatorwaarde.jaar', '=', jaar)
  if (branche) found = found.where('indicatorwaarde.branche_code', '=', branche)
  if (typeof minimaleAfwijking === 'number') {
    // A missing value ranks -1, so a limit below zero must not let it in.
    found = found.where('indicatorwaarde.afwijking_rang', '>=', Math.max(0, minimaleAfwijking))
  }
  if (richting) found = found.where('indicatorwaarde.afwijking', richting === 'BOVEN' ? '>' : '<', 0)
  if (redenOntbreekt) found = found.where('indicatorwaarde.reden_ontbreekt', '=', redenOntbreekt)
  return found
}

function ofThema<Output>(
  query: Indicatorwaarden<Output>,
  thema: string | null | undefined,
): Indicatorwaarden<Output> {
  if (!thema) return query
  return query.where('indicatorwaarde.indicator_id', 'in', (eb) =>
    eb.selectFrom('zicht_op.indicator').select('id').where('thema_id', '=', thema),
  )
}

function ofGebied<Output>(
  query: Indicatorwaarden<Output>,
  { niveau, provincie }: IndicatorWaardeFilter,
): Indicatorwaarden<Output> {
  let found = query
  if (niveau) found = found.where('indicatorwaarde.niveau', '=', niveau)
  if (provincie) found = found.where('indicatorwaarde.provincie_id', '=', provincie)
  return found
}

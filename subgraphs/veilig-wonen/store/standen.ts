import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Tables, Urgentie } from '../tables.ts'
import { type Status, wachtendeStatussen } from '../toestanden.ts'
import { type AanvraagSelectie, opStatistiek, voldoet } from './filter.ts'

type Db = Kysely<Tables>

export interface PeildatumArguments {
  readonly peildatum: string
  readonly filter?: AanvraagSelectie | null
}

export interface StatusStand {
  readonly status: Status
  readonly aantal: number
  readonly bereikt: number
}

/** How many aanvragen stood in each status on the peildatum, and how many had reached it; none reached: no row. */
export async function telStatussen(db: Db, args: PeildatumArguments): Promise<StatusStand[]> {
  return stappen(db, args)
    .select((eb) => [
      'statistiek.stap as status',
      eb.fn.countAll<number>().filterWhere(duurtOp(args.peildatum)).as('aantal'),
      eb.fn.countAll<number>().as('bereikt'),
    ])
    .groupBy('statistiek.stap')
    .execute()
}

export interface WachtlijstStand {
  /** Null for the whole list. */
  readonly urgentie: Urgentie | null
  readonly aantal: number
  readonly oudste: string | null
  readonly langste: number | null
}

/** The whole waiting list on the peildatum, and a row per urgentie that waits. */
export async function telWachtlijst(db: Db, args: PeildatumArguments): Promise<WachtlijstStand[]> {
  return stappen(db, args)
    .select((eb) => [
      eb.ref('statistiek.urgentie').$castTo<Urgentie | null>().as('urgentie'),
      eb.fn.countAll<number>().as('aantal'),
      eb.fn.min('statistiek.ingediend_op').as('oudste'),
      sql<number | null>`${args.peildatum}::date - min(statistiek.ingediend_op)`.as('langste'),
    ])
    .where(duurtOp(args.peildatum))
    .where('statistiek.stap', 'in', wachtendeStatussen)
    .groupBy(sql`grouping sets ((), (statistiek.urgentie))`)
    .execute()
}

export interface DoorlooptijdStand {
  /** Null for the whole way. */
  readonly status: Status | null
  readonly aantal: number
  readonly mediaan: number
  readonly percentiel90: number
}

/** How long the aanvragen took that were finished on the peildatum: as a whole, and in each of their statuses. */
export async function meetDoorlooptijden(db: Db, args: PeildatumArguments): Promise<DoorlooptijdStand[]> {
  const gehele = db
    .selectFrom('veilig_wonen.aanvraag_statistiek as statistiek')
    .select([sql<Status | null>`null::text`.as('status'), 'statistiek.doorlooptijd_dagen as dagen'])
    .where('statistiek.afgerond_op', '<=', args.peildatum)
    .where(voldoet(args.filter ?? {}, opStatistiek))
  const perStap = stappen(db, args)
    .select(['statistiek.stap as status', sql<number>`statistiek.tot - statistiek.op`.as('dagen')])
    .where('statistiek.afgerond_op', '<=', args.peildatum)
    .where('statistiek.tot', 'is not', null)
  return db
    .selectFrom(gehele.unionAll(perStap).as('duur'))
    .select((eb) => [
      'duur.status',
      eb.fn.countAll<number>().as('aantal'),
      percentiel(0.5).as('mediaan'),
      percentiel(0.9).as('percentiel90'),
    ])
    .groupBy('duur.status')
    .execute()
}

/** Interpolated, to a tenth of a day. */
function percentiel(deel: number): RawBuilder<number> {
  return sql`round((percentile_cont(${sql.lit(deel)}) within group (order by duur.dagen))::numeric, 1)::float8`
}

/** What employers paid in a year, beside the contribution that held in that year: null before there was one. */
export async function findTegemoetkoming(db: Db, jaar: number) {
  return db
    .selectFrom((eb) =>
      eb
        .selectFrom('veilig_wonen.maatregel_statistiek as statistiek')
        .select((inner) => [
          inner.fn.countAll<number>().as('maatregelen'),
          sql<number>`coalesce(sum(statistiek.kosten), 0)::bigint`.as('gebruikt'),
        ])
        .where(sql<boolean>`statistiek.betaald_op >= make_date(${jaar}::integer, 1, 1)`)
        .where(sql<boolean>`statistiek.betaald_op <= make_date(${jaar}::integer, 12, 31)`)
        .as('betaald'),
    )
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('veilig_wonen.tegemoetkoming')
          .select(['bedrag as budget', 'bron'])
          .where('vanaf_jaar', '<=', jaar)
          .orderBy('vanaf_jaar', 'desc')
          .limit(1)
          .as('regeling'),
      (join) => join.onTrue(),
    )
    .selectAll()
    .executeTakeFirstOrThrow()
}

/** The steps begun by the peildatum. */
function stappen(db: Db, { peildatum, filter }: PeildatumArguments) {
  return db
    .selectFrom('veilig_wonen.stap_statistiek as statistiek')
    .where('statistiek.op', '<=', peildatum)
    .where(voldoet(filter ?? {}, opStatistiek))
}

/** A status holds up to, not including, the day of the next. */
function duurtOp(peildatum: string): RawBuilder<boolean> {
  return sql<boolean>`(statistiek.tot is null or statistiek.tot > ${peildatum}::date)`
}

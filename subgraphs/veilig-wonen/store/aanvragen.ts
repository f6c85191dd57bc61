import { type Kysely, sql } from 'kysely'
import { type CountOfParent, keyIn, type OfParent, parents } from '../../kit/lists/by-keys.ts'
import { type Order, type PageArguments, pageOf } from '../../kit/lists/page.ts'
import type { AanvraagRij, Tables } from '../tables.ts'
import { type AanvraagFilter, opTabellen, voldoet, vraagtOrganisatie } from './filter.ts'

type Db = Kysely<Tables>

export interface AanvragenArguments extends PageArguments {
  readonly filter?: AanvraagFilter | null
  readonly volgorde: keyof typeof volgordes
}

const id = { column: 'aanvraag.id', key: 'id', kind: 'text' } as const
const ingediend = { column: 'aanvraag.ingediend_op', key: 'ingediend_op', kind: 'date' } as const
const dringend = {
  column: 'aanvraag.urgentie_rang',
  key: 'urgentie_rang',
  kind: 'smallint',
  down: true,
} as const

/** Every order ends in the id, which no two aanvragen share. */
export const volgordes = {
  INGEDIEND_AFLOPEND: {
    name: 'ingediend-aflopend',
    columns: [
      { ...ingediend, down: true },
      { ...id, down: true },
    ],
  },
  INGEDIEND_OPLOPEND: { name: 'ingediend-oplopend', columns: [ingediend, id] },
  URGENTIE: { name: 'urgentie', columns: [dringend, ingediend, id] },
  STATUS_SINDS: {
    name: 'status-sinds',
    columns: [{ column: 'aanvraag.status_sinds', key: 'status_sinds', kind: 'date' }, id],
  },
} satisfies Record<string, Order<AanvraagRij>>

export async function findAanvragenByIds(db: Db, ids: readonly string[]): Promise<AanvraagRij[]> {
  return aanvragen(db).selectAll('aanvraag').where(keyIn('aanvraag.id', ids)).execute()
}

export async function findAanvragen(db: Db, args: AanvragenArguments): Promise<AanvraagRij[]> {
  const query = aanvragen(db)
    .selectAll('aanvraag')
    .where(voldoet(args.filter ?? {}, opTabellen))
  return pageOf(query, args, volgordes[args.volgorde]).execute()
}

export async function countAanvragen(db: Db, filter: AanvraagFilter): Promise<number> {
  const { aantal } = await bijFilter(db, filter)
    .select((eb) => eb.fn.countAll<number>().as('aantal'))
    .where(voldoet(filter, opTabellen))
    .executeTakeFirstOrThrow()
  return aantal
}

export async function findAanvragenByOrganisaties(
  db: Db,
  organisatieIds: readonly string[],
  args: AanvragenArguments,
): Promise<(AanvraagRij & OfParent)[]> {
  const order: Order<AanvraagRij> = volgordes[args.volgorde]
  let query = db
    .selectFrom(parents(organisatieIds))
    .innerJoinLateral(
      (eb) =>
        pageOf(
          eb
            .selectFrom('veilig_wonen.aanvraag as aanvraag')
            .innerJoin('veilig_wonen.organisatie as organisatie', 'organisatie.id', 'aanvraag.organisatie_id')
            .selectAll('aanvraag')
            .whereRef('aanvraag.organisatie_id', '=', 'ouder.id')
            .where(voldoet(args.filter ?? {}, opTabellen)),
          args,
          order,
        ).as('aanvraag'),
      (join) => join.onTrue(),
    )
    .selectAll('aanvraag')
    .select('ouder.id as ouder_id')
  // The rows of a page carry the name they had inside it, so the same columns order them outside.
  for (const { column, down } of order.columns) query = query.orderBy(sql.ref(column), down ? 'desc' : 'asc')
  return query.execute()
}

export async function countAanvragenByOrganisaties(
  db: Db,
  organisatieIds: readonly string[],
  filter: AanvraagFilter,
): Promise<CountOfParent[]> {
  return bijFilter(db, filter)
    .select((eb) => ['aanvraag.organisatie_id as ouder_id', eb.fn.countAll<number>().as('aantal')])
    .where(keyIn('aanvraag.organisatie_id', organisatieIds))
    .where(voldoet(filter, opTabellen))
    .groupBy('aanvraag.organisatie_id')
    .execute()
}

function aanvragen(db: Db) {
  return db
    .selectFrom('veilig_wonen.aanvraag as aanvraag')
    .innerJoin('veilig_wonen.organisatie as organisatie', 'organisatie.id', 'aanvraag.organisatie_id')
}

/** What is to be counted: with the organisatie only where the filter asks for it, since that reads every aanvraag. */
function bijFilter(db: Db, filter: AanvraagFilter) {
  const alleen = db.selectFrom('veilig_wonen.aanvraag as aanvraag')
  return vraagtOrganisatie(filter) ? aanvragen(db) : alleen
}

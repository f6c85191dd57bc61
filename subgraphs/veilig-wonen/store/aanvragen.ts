import { type Kysely, sql } from 'kysely'
import { type CountOfParent, keyIn, type OfParent, parents } from '../../kit/lists/by-keys.ts'
import { type Order, type PageArguments, pageOf } from '../../kit/lists/page.ts'
import type { Lijst } from '../../kit/lists/queries.ts'
import type { Given } from '../../kit/request/given.ts'
import type { AanvraagRij, Tables } from '../tables.ts'
import { type AanvraagFilter, isGevraagd } from './filter.ts'

type Db = Kysely<Tables>

export interface AanvragenArguments extends PageArguments {
  readonly filter?: Given<AanvraagFilter>
  readonly volgorde: keyof typeof volgordes
}

const id = { column: 'rij.id', key: 'id', kind: 'text' } as const
const ingediend = { column: 'rij.ingediend_op', key: 'ingediend_op', kind: 'date' } as const
const dringend = {
  column: 'rij.urgentie_rang',
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
    columns: [{ column: 'rij.status_sinds', key: 'status_sinds', kind: 'date' }, id],
  },
} satisfies Record<string, Order<AanvraagRij>>

export async function findAanvragenByIds(db: Db, ids: readonly string[]): Promise<AanvraagRij[]> {
  return aanvragen(db).selectAll('rij').where(keyIn('rij.id', ids)).execute()
}

export async function findAanvragen(db: Db, args: AanvragenArguments): Promise<AanvraagRij[]> {
  const found = aanvragen(db).selectAll('rij').where(isGevraagd(args.filter))
  return pageOf(found, args, volgordes[args.volgorde]).execute()
}

export async function countAanvragen(db: Db, { filter }: AanvragenArguments): Promise<number> {
  const { aantal } = await aanvragen(db)
    .select((eb) => eb.fn.countAll<number>().as('aantal'))
    .where(isGevraagd(filter))
    .executeTakeFirstOrThrow()
  return aantal
}

export async function findAanvragenByOrganisaties(
  db: Db,
  organisatieIds: readonly string[],
  args: AanvragenArguments,
): Promise<(AanvraagRij & OfParent)[]> {
  const order: Order<AanvraagRij> = volgordes[args.volgorde]
  let found = db
    .selectFrom(parents(organisatieIds))
    .innerJoinLateral(
      (eb) =>
        pageOf(
          eb
            .selectFrom('veilig_wonen.aanvraag as rij')
            .selectAll('rij')
            .whereRef('rij.organisatie_id', '=', 'ouder.id')
            .where(isGevraagd(args.filter)),
          args,
          order,
        ).as('rij'),
      (join) => join.onTrue(),
    )
    .selectAll('rij')
    .select('ouder.id as ouder_id')
  // The rows of a page carry the name they had inside it, so the same columns order them outside.
  for (const { column, down } of order.columns) found = found.orderBy(sql.ref(column), down ? 'desc' : 'asc')
  return found.execute()
}

export async function countAanvragenByOrganisaties(
  db: Db,
  organisatieIds: readonly string[],
  { filter }: AanvragenArguments,
): Promise<CountOfParent[]> {
  return aanvragen(db)
    .select((eb) => ['rij.organisatie_id as ouder_id', eb.fn.countAll<number>().as('aantal')])
    .where(keyIn('rij.organisatie_id', organisatieIds))
    .where(isGevraagd(filter))
    .groupBy('rij.organisatie_id')
    .execute()
}

function aanvragen(db: Db) {
  return db.selectFrom('veilig_wonen.aanvraag as rij')
}

const order = ({ volgorde }: AanvragenArguments): Order<AanvraagRij> => volgordes[volgorde]

/** The queries behind the lists of aanvragen. */
export const aanvragenVragen: Lijst<Tables, AanvraagRij, AanvragenArguments> = {
  order,
  find: findAanvragen,
  count: countAanvragen,
  ofOrganisaties: { order, find: findAanvragenByOrganisaties, count: countAanvragenByOrganisaties },
}

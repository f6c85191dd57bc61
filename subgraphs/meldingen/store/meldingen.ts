import { type Kysely, sql } from 'kysely'
import { type CountOfParent, inOrderOf, type OfParent, parents } from '../../kit/loaders.ts'
import { type Order, type PageArguments, pageOf } from '../../kit/page.ts'
import type { MeldingRij, Tables } from '../tables.ts'
import { type MeldingFilter, voldoetAan } from './filter.ts'

type Db = Kysely<Tables>

export type Volgorde =
  | 'INCIDENTDATUM_AFLOPEND'
  | 'INCIDENTDATUM_OPLOPEND'
  | 'GEMELD_OP_AFLOPEND'
  | 'GEMELD_OP_OPLOPEND'
  | 'ERNST_AFLOPEND'
  | 'ERNST_OPLOPEND'

/** What a list of meldingen can be asked with. */
export interface MeldingenArguments extends PageArguments {
  readonly filter?: MeldingFilter | null
  readonly volgorde: Volgorde
}

const id = { column: 'melding.id', key: 'id' } as const
const incidentdatum = { column: 'melding.incidentdatum', key: 'incidentdatum' } as const
const gemeldOp = { column: 'melding.gemeld_op', key: 'gemeld_op' } as const
const ernst = { column: 'melding.ernst_rang', key: 'ernst_rang' } as const
const down = { down: true } as const

/** The orders on offer; each ends in the id, in the direction in which an index holds it. */
export const volgorden: Record<Volgorde, Order<MeldingRij>> = {
  INCIDENTDATUM_AFLOPEND: { name: 'incidentdatum-af', columns: [{ ...incidentdatum, ...down }, id] },
  INCIDENTDATUM_OPLOPEND: { name: 'incidentdatum-op', columns: [incidentdatum, { ...id, ...down }] },
  GEMELD_OP_AFLOPEND: { name: 'gemeld-af', columns: [{ ...gemeldOp, ...down }, id] },
  GEMELD_OP_OPLOPEND: { name: 'gemeld-op', columns: [gemeldOp, { ...id, ...down }] },
  ERNST_AFLOPEND: {
    name: 'ernst-af',
    columns: [{ ...ernst, ...down }, { ...incidentdatum, ...down }, id],
  },
  ERNST_OPLOPEND: { name: 'ernst-op', columns: [ernst, { ...incidentdatum, ...down }, id] },
}

export async function findMeldingenByIds(
  db: Db,
  ids: readonly string[],
): Promise<(MeldingRij | undefined)[]> {
  const rows = await meldingen(db).selectAll('melding').where('melding.id', 'in', ids).execute()
  return inOrderOf(ids, rows, (row) => row.id)
}

export async function findMeldingen(db: Db, args: MeldingenArguments): Promise<MeldingRij[]> {
  const found = meldingen(db)
    .selectAll('melding')
    .where(voldoetAan(args.filter ?? {}))
  return pageOf(found, args, volgorden[args.volgorde]).execute()
}

export async function countMeldingen(db: Db, filter: MeldingFilter): Promise<number> {
  const { aantal } = await meldingen(db)
    .where(voldoetAan(filter))
    .select((eb) => eb.fn.countAll<number>().as('aantal'))
    .executeTakeFirstOrThrow()
  return aantal
}

export async function findMeldingenByOrganisaties(
  db: Db,
  ids: readonly string[],
  args: MeldingenArguments,
): Promise<(MeldingRij & OfParent)[]> {
  const order = volgorden[args.volgorde]
  let found = db
    .selectFrom(parents(ids))
    .innerJoinLateral(
      (eb) =>
        pageOf(
          eb
            .selectFrom('meldingen.melding as melding')
            .selectAll('melding')
            .whereRef('melding.organisatie_id', '=', 'ouder.id')
            .where(voldoetAan(args.filter ?? {})),
          args,
          order,
        ).as('melding'),
      (join) => join.onTrue(),
    )
    .selectAll('melding')
    .select('ouder.id as ouder_id')
  for (const one of order.columns) found = found.orderBy(sql.ref(one.column), one.down ? 'desc' : 'asc')
  return found.execute()
}

export async function countMeldingenByOrganisaties(
  db: Db,
  ids: readonly string[],
  { filter }: MeldingenArguments,
): Promise<CountOfParent[]> {
  return meldingen(db)
    .where('melding.organisatie_id', 'in', ids)
    .where(voldoetAan(filter ?? {}))
    .select((eb) => ['melding.organisatie_id as ouder_id', eb.fn.countAll<number>().as('aantal')])
    .groupBy('melding.organisatie_id')
    .execute()
}

function meldingen(db: Db) {
  return db.selectFrom('meldingen.melding as melding')
}

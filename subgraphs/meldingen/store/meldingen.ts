import { type Kysely, type RawBuilder, sql } from 'kysely'
import { type CountOfParent, keyIn, type OfParent, parents } from '../../kit/lists/by-keys.ts'
import { type Order, type PageArguments, pageOf } from '../../kit/lists/page.ts'
import type { Lijst } from '../../kit/lists/queries.ts'
import type { Given } from '../../kit/request/given.ts'
import type { MeldingRij, Tables } from '../tables.ts'
import { type MeldingFilter, voldoetAan } from './filter.ts'
import { getelden, overigFilter, tellingVoor } from './telling.ts'

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
  readonly filter?: Given<MeldingFilter>
  readonly volgorde: Volgorde
}

const id = { column: 'rij.id', key: 'id', kind: 'text' } as const
const incidentdatum = { column: 'rij.incidentdatum', key: 'incidentdatum', kind: 'date' } as const
const gemeldOp = { column: 'rij.gemeld_op', key: 'gemeld_op', kind: 'timestamptz' } as const
const ernst = { column: 'rij.ernst_rang', key: 'ernst_rang', kind: 'smallint' } as const
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

export async function findMeldingenByIds(db: Db, ids: readonly string[]): Promise<MeldingRij[]> {
  return meldingen(db).selectAll('rij').where(keyIn('rij.id', ids)).execute()
}

export async function findMeldingen(db: Db, args: MeldingenArguments): Promise<MeldingRij[]> {
  const found = meldingen(db).selectAll('rij').where(voldoetAan(args.filter))
  return pageOf(found, args, volgorden[args.volgorde]).execute()
}

export async function countMeldingen(db: Db, { filter }: MeldingenArguments): Promise<number> {
  const geteld = uitTellingen(filter)
  if (geteld) {
    const { rows } = await sql<{ aantal: number }>`
      select coalesce(sum(aantal), 0)::bigint as aantal from ${geteld}`.execute(db)
    return rows[0]?.aantal ?? 0
  }
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
            .selectFrom('meldingen.melding as rij')
            .selectAll('rij')
            .whereRef('rij.organisatie_id', '=', 'ouder.id')
            .where(voldoetAan(args.filter)),
          args,
          order,
        ).as('rij'),
      (join) => join.onTrue(),
    )
    .selectAll('rij')
    .select('ouder.id as ouder_id')
  for (const one of order.columns) found = found.orderBy(sql.ref(one.column), one.down ? 'desc' : 'asc')
  return found.execute()
}

export async function countMeldingenByOrganisaties(
  db: Db,
  ids: readonly string[],
  { filter }: MeldingenArguments,
): Promise<CountOfParent[]> {
  const geteld = uitTellingen(filter)
  if (geteld) {
    const { rows } = await sql<CountOfParent>`
      select organisatie_id as ouder_id, sum(aantal)::bigint as aantal from ${geteld}
      and ${keyIn('rij.organisatie_id', ids)} group by organisatie_id`.execute(db)
    return rows
  }
  return meldingen(db)
    .where(keyIn('rij.organisatie_id', ids))
    .where(voldoetAan(filter))
    .select((eb) => ['rij.organisatie_id as ouder_id', eb.fn.countAll<number>().as('aantal')])
    .groupBy('rij.organisatie_id')
    .execute()
}

/** The kept counts that answer how many meldingen there are, if they do: what follows `from`, with a `where`. */
function uitTellingen(filter: MeldingenArguments['filter']): RawBuilder<unknown> | null {
  const telling = tellingVoor({ filter, uitgesplitstNaar: [] })
  if (!telling) return null
  const getelde = getelden(sql`meldingen.melding_telling`, telling.totaal, telling)
  return sql`(${getelde}) as rij where ${voldoetAan(overigFilter(filter))}`
}

function meldingen(db: Db) {
  return db.selectFrom('meldingen.melding as rij')
}

const order = ({ volgorde }: MeldingenArguments) => volgorden[volgorde]

/** The queries behind the lists of meldingen. */
export const meldingenVragen: Lijst<Tables, MeldingRij, MeldingenArguments> = {
  order,
  find: findMeldingen,
  count: countMeldingen,
  ofOrganisaties: {
    order,
    find: findMeldingenByOrganisaties,
    count: countMeldingenByOrganisaties,
  },
}

import { type Kysely, sql } from 'kysely'
import { type Order, type PageArguments, pageOf } from '../../kit/lists/page.ts'
import type { Lijst } from '../../kit/lists/queries.ts'
import type { Given } from '../../kit/request/given.ts'
import type { AanvraagRij, Tables } from '../tables.ts'
import { type Status, wachtendeStatussen } from '../toestanden.ts'
import { volgordes } from './aanvragen.ts'
import { type AanvraagSelectie, isGeselecteerd } from './filter.ts'

type Db = Kysely<Tables>

export interface WachtlijstArguments extends PageArguments {
  readonly peildatum: string
  readonly filter?: Given<AanvraagSelectie>
}

/** An aanvraag with where it stood in the waiting list on the peildatum. */
export interface WachtendeRij extends AanvraagRij {
  readonly peildatum: string
  readonly plaats: number
  readonly status_op_peildatum: Status
  readonly wachttijd_dagen: number
}

/** The most urgent first, and of those the oldest. */
export const opUrgentie: Order<WachtendeRij> = { ...volgordes.URGENTIE, name: 'wachtlijst' }

export async function findWachtlijst(db: Db, args: WachtlijstArguments): Promise<WachtendeRij[]> {
  return pageOf(wachtlijst(db, args).selectAll('rij'), args, opUrgentie).execute()
}

export async function countWachtlijst(db: Db, args: WachtlijstArguments): Promise<number> {
  const { aantal } = await wachtlijst(db, args)
    .select((eb) => eb.fn.countAll<number>().as('aantal'))
    .executeTakeFirstOrThrow()
  return aantal
}

/** The filter comes after the numbering, so that an aanvraag keeps its place whatever is selected. */
function wachtlijst(db: Db, { peildatum, filter }: WachtlijstArguments) {
  return db.selectFrom(wachtenden(db, peildatum).as('rij')).where(isGeselecteerd(filter))
}

function wachtenden(db: Db, peildatum: string) {
  return db
    .selectFrom('veilig_wonen.aanvraag as aanvraag')
    .innerJoin('veilig_wonen.verloop as stap', (join) =>
      join
        .onRef('stap.aanvraag_id', '=', 'aanvraag.id')
        .onRef('stap.organisatie_id', '=', 'aanvraag.organisatie_id'),
    )
    .selectAll('aanvraag')
    .select([
      sql<string>`${peildatum}::date`.as('peildatum'),
      'stap.status as status_op_peildatum',
      sql<number>`row_number() over (
        order by aanvraag.urgentie_rang desc, aanvraag.ingediend_op, aanvraag.id)`.as('plaats'),
      sql<number>`${peildatum}::date - aanvraag.ingediend_op`.as('wachttijd_dagen'),
    ])
    .where('stap.status', 'in', wachtendeStatussen)
    .where('stap.op', '<=', peildatum)
    .where((eb) => eb.or([eb('stap.tot', 'is', null), eb('stap.tot', '>', peildatum)]))
}

/** The queries behind the waiting list. */
export const wachtlijstVragen: Lijst<Tables, WachtendeRij, WachtlijstArguments> = {
  order: () => opUrgentie,
  find: findWachtlijst,
  count: countWachtlijst,
}

import { type Kysely, sql } from 'kysely'
import { type Order, type PageArguments, pageOf } from '../../kit/lists/page.ts'
import type { AanvraagRij, Tables } from '../tables.ts'
import { type Status, wachtendeStatussen } from '../toestanden.ts'
import { volgordes } from './aanvragen.ts'
import { type AanvraagSelectie, opTabellen, voldoet } from './filter.ts'

type Db = Kysely<Tables>

export interface WachtlijstArguments extends PageArguments {
  readonly peildatum: string
  readonly filter?: AanvraagSelectie | null
}

/** An aanvraag with where it stood in the waiting list on the peildatum. */
export interface WachtendeRij extends AanvraagRij {
  readonly plaats: number
  readonly status_op_peildatum: Status
  readonly wachttijd_dagen: number
}

/** The most urgent first, and of those the oldest. */
export const opUrgentie: Order<WachtendeRij> = { ...volgordes.URGENTIE, name: 'wachtlijst' }

export async function findWachtlijst(db: Db, args: WachtlijstArguments): Promise<WachtendeRij[]> {
  return pageOf(wachtlijst(db, args).selectAll('aanvraag'), args, opUrgentie).execute()
}

export async function countWachtlijst(db: Db, args: WachtlijstArguments): Promise<number> {
  const { aantal } = await wachtlijst(db, args)
    .select((eb) => eb.fn.countAll<number>().as('aantal'))
    .executeTakeFirstOrThrow()
  return aantal
}

/** The filter comes after the numbering, so that an aanvraag keeps its place whatever is selected. */
function wachtlijst(db: Db, { peildatum, filter }: WachtlijstArguments) {
  return db
    .selectFrom(wachtenden(db, peildatum).as('aanvraag'))
    .innerJoin('veilig_wonen.organisatie as organisatie', 'organisatie.id', 'aanvraag.organisatie_id')
    .where(voldoet(filter ?? {}, opTabellen))
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
      'stap.status as status_op_peildatum',
      sql<number>`row_number() over (
        order by aanvraag.urgentie_rang desc, aanvraag.ingediend_op, aanvraag.id)`.as('plaats'),
      sql<number>`${peildatum}::date - aanvraag.ingediend_op`.as('wachttijd_dagen'),
    ])
    .where('stap.status', 'in', wachtendeStatussen)
    .where('stap.op', '<=', peildatum)
    .where((eb) => eb.or([eb('stap.tot', 'is', null), eb('stap.tot', '>', peildatum)]))
}

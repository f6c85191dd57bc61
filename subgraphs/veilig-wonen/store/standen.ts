import { type Kysely, type RawBuilder, sql } from 'kysely'
import { all, upTo } from '../../kit/lists/filter.ts'
import { aantal, type TelRij, tekst, tellen } from '../../kit/lists/tellen.ts'
import type { Given } from '../../kit/request/given.ts'
import type { Tables, Urgentie } from '../tables.ts'
import { type Status, wachtendeStatussen } from '../toestanden.ts'
import { type AanvraagSelectie, isGeselecteerd } from './filter.ts'

type Db = Kysely<Tables>

/** What the state of aanvragen on a day can be asked with. */
export interface StandVraag {
  readonly peildatum: string
  readonly filter?: Given<AanvraagSelectie>
}

/** How many aanvragen stood in a status on the peildatum, and how many had reached it; none reached: no row. */
export type StatusRij = TelRij<'aantal' | 'bereikt', { stap: Status }>

export async function countStatussen(
  db: Db,
  vraag: StandVraag,
  perOrganisatie?: readonly string[],
): Promise<StatusRij[]> {
  return tellen(
    db,
    {
      rijen: sql`veilig_wonen.stap_statistiek as rij`,
      waar: begonnen(vraag),
      dimensies: { STATUS: tekst('stap') },
      maten: { aantal: sql`count(*) filter (where ${duurtOp(vraag.peildatum)})`, bereikt: sql`count(*)` },
      perOrganisatie,
    },
    { uitgesplitstNaar: ['STATUS'] },
  )
}

/** The waiting list on the peildatum, as a whole and per urgentie that waits. */
export type WachtendenRij = TelRij<
  'aantal',
  { urgentie: Urgentie; oudste: string | null; langste: number | null }
>

export async function countWachtenden(
  db: Db,
  vraag: StandVraag,
  perOrganisatie?: readonly string[],
): Promise<WachtendenRij[]> {
  return tellen(
    db,
    {
      rijen: sql`veilig_wonen.stap_statistiek as rij`,
      waar: all([
        begonnen(vraag),
        duurtOp(vraag.peildatum),
        sql`rij.stap in (${sql.join(wachtendeStatussen.map((status) => sql.lit(status)))})`,
      ]),
      dimensies: { URGENTIE: tekst('urgentie') },
      maten: aantal,
      groepscijfers: {
        oudste: sql`min(rij.ingediend_op)`,
        langste: sql`${vraag.peildatum}::date - min(rij.ingediend_op)`,
      },
      perOrganisatie,
    },
    { uitgesplitstNaar: ['URGENTIE'] },
  )
}

/** How long aanvragen took, in days: as a whole, and in each of the statuses they went through. */
export type DoorlooptijdRij = TelRij<
  'aantal',
  { stap: Status; mediaan: number | null; percentiel90: number | null }
>

/** Of the aanvragen that were finished on the peildatum. */
export async function countDoorlooptijden(
  db: Db,
  { peildatum, filter }: StandVraag,
  perOrganisatie?: readonly string[],
): Promise<DoorlooptijdRij[]> {
  return tellen(
    db,
    {
      rijen: sql`(
        select aanvraag.*, doorlooptijd_dagen as dagen from veilig_wonen.aanvraag_statistiek as aanvraag) as rij`,
      celrijen: sql`(
        select stap.*, tot - op as dagen from veilig_wonen.stap_statistiek as stap where tot is not null) as rij`,
      waar: all([upTo('rij.afgerond_op')(peildatum), isGeselecteerd(filter)]),
      dimensies: { STATUS: tekst('stap') },
      maten: aantal,
      groepscijfers: { mediaan: percentiel(0.5), percentiel90: percentiel(0.9) },
      perOrganisatie,
    },
    { uitgesplitstNaar: ['STATUS'] },
  )
}

/** Interpolated, to a tenth of a day. */
function percentiel(deel: number): RawBuilder<number> {
  return sql`round((percentile_cont(${sql.lit(deel)}) within group (order by rij.dagen))::numeric, 1)::float8`
}

/** The steps begun by the peildatum. */
function begonnen({ peildatum, filter }: StandVraag): RawBuilder<boolean> {
  return all([upTo('rij.op')(peildatum), isGeselecteerd(filter)])
}

/** A status holds up to, not including, the day of the next. */
function duurtOp(peildatum: string): RawBuilder<boolean> {
  return sql`(rij.tot is null or rij.tot > ${peildatum}::date)`
}

import { type Kysely, type RawBuilder, sql } from 'kysely'
import { opIndeling } from '../../indeling/op-indeling.ts'
import { type Filter, from, matches, type Optional, oneOf, upTo } from '../../kit/lists/filter.ts'
import {
  aantal,
  type Dimensies,
  type TelRij,
  tekst,
  tellen,
  type Uitsplitsing,
} from '../../kit/lists/tellen.ts'
import { type Given, isGiven } from '../../kit/request/given.ts'
import type { DatavolwassenheidStatus, Tables } from '../tables.ts'

/** Which trajects count, as they stood on the day. */
type StandFilter = Optional<{
  /** Ids of gemeenten: what the filter in the schema says of areas comes down to. */
  organisaties: readonly string[]
  status: readonly DatavolwassenheidStatus[]
  /** `YYYY-MM-DD`, on the day that a traject counts on; both included. */
  van: string
  tot: string
}>

const standFilter: Filter<StandFilter> = {
  organisaties: oneOf('rij.organisatie_id'),
  status: oneOf('rij.status'),
  van: from('rij.datum'),
  tot: upTo('rij.datum'),
}

/** What a filter counts that says nothing of it; the same stands in the schema. */
const standaard = { status: ['AFGEROND'] } as const satisfies StandFilter

/** What counts of trajects can be asked with. */
export interface StatistiekVraag extends Uitsplitsing<Dimensie> {
  readonly filter?: Given<StandFilter & Optional<{ peildatum: string; opIndeling: number }>>
}

type Dimensie = keyof typeof dimensies

const dimensies = {
  PROVINCIE: tekst('provincie_id'),
  RIEC: tekst('riec_id'),
  STATUS: tekst('status'),
  NIVEAU: { naam: 'niveau', waarde: sql.ref('rij.niveau') },
} as const satisfies Dimensies<string>

/** The counts of a whole, or of a cell. */
export type TrajectenRij = TelRij<
  'aantal' | 'gemeenten',
  { provincie_id: string; riec_id: string; status: DatavolwassenheidStatus; niveau: number | null }
>

/** Counts trajects, and of them the distinct gemeenten: these do not add up over cells. */
export async function countTrajectenStatistiek(
  db: Kysely<Tables>,
  vraag: StatistiekVraag,
  perOrganisatie?: readonly string[],
): Promise<TrajectenRij[]> {
  const { filter } = vraag
  return tellen(
    db,
    {
      rijen: sql`(${stand(filter?.peildatum)}) as rij`,
      waar: matches(standFilter, { ...standaard, ...filter }),
      datum: 'rij.datum',
      dimensies,
      maten: {
        ...aantal,
        gemeenten: sql`count(distinct ${opIndeling('rij.organisatie_id', filter?.opIndeling)})`,
      },
      perOrganisatie,
    },
    vraag,
  )
}

/** Each traject as it stood on the day, with the day and the level that it counts on. */
function stand(peildatum: Given<string>): RawBuilder<unknown> {
  const afgerond = isGiven(peildatum) ? sql`afgerond_op <= ${peildatum}::date` : sql`status = 'AFGEROND'`
  return sql`
    select traject.organisatie_id, organisatie.provincie_id, organisatie.riec_id,
      case when ${afgerond} then 'AFGEROND' else 'GESTART' end as status,
      case when ${afgerond} then afgerond_op else gestart_op end as datum,
      case when ${afgerond} then niveau_eind else niveau_start end as niveau
    from zicht_op.datavolwassenheid_statistiek as traject
    join zicht_op.organisatie as organisatie on organisatie.id = traject.organisatie_id
    where ${isGiven(peildatum) ? sql`gestart_op <= ${peildatum}::date` : sql`true`}`
}

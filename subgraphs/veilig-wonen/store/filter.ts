import { type RawBuilder, sql } from 'kysely'
import type { OrganisatieSoort } from '../../../schema/indeling/indeling.ts'
import type { Domein, MaatregelSoort, Regeling, Urgentie } from '../tables.ts'
import type { Status } from '../toestanden.ts'

type Optional<Fields> = { readonly [Field in keyof Fields]?: Fields[Field] | null }

export type AanvraagSelectie = Optional<{
  van: string
  tot: string
  organisatie: string
  soort: OrganisatieSoort
  provincie: string
  riec: string
  functie: readonly string[]
  urgentie: readonly Urgentie[]
  regeling: Regeling
  nieuweDreigingInGesprek: boolean
}>

export type AanvraagFilter = AanvraagSelectie & Optional<{ status: readonly Status[] }>

export type MaatregelFilter = Omit<AanvraagSelectie, 'nieuweDreigingInGesprek'> &
  Optional<{ domein: readonly Domein[]; soortMaatregel: readonly MaatregelSoort[] }>

/** The names under which a query knows what a filter speaks of. */
interface Bron {
  readonly aanvraag: string
  readonly organisatie: string
  /** The column that `van` and `tot` bound. */
  readonly datum: string
}

export const opTabellen: Bron = {
  aanvraag: 'aanvraag',
  organisatie: 'organisatie',
  datum: 'aanvraag.ingediend_op',
}

/** The statistics views carry all columns themselves. */
export const opStatistiek: Bron = {
  aanvraag: 'statistiek',
  organisatie: 'statistiek',
  datum: 'statistiek.ingediend_op',
}

export const opUitvoering: Bron = { ...opStatistiek, datum: 'statistiek.uitgevoerd_op' }

/** Whether it asks something of the organisatie beside which one it is. */
export function vraagtOrganisatie({ soort, provincie, riec }: AanvraagSelectie): boolean {
  return [soort, provincie, riec].some((gevraagd) => gevraagd !== null && gevraagd !== undefined)
}

/** The whole filter as one condition; true when it asks nothing. */
export function voldoet(filter: AanvraagFilter & MaatregelFilter, bron: Bron): RawBuilder<boolean> {
  const { aanvraag, organisatie, datum } = bron
  const eisen = [
    opgegeven(filter.van, (van) => sql<boolean>`${sql.ref(datum)} >= ${van}::date`),
    opgegeven(filter.tot, (tot) => sql<boolean>`${sql.ref(datum)} <= ${tot}::date`),
    gelijk(`${aanvraag}.organisatie_id`, filter.organisatie),
    gelijk(`${organisatie}.soort`, filter.soort),
    gelijk(`${organisatie}.provincie_id`, filter.provincie),
    gelijk(`${organisatie}.riec_id`, filter.riec),
    gelijk(`${aanvraag}.regeling`, filter.regeling),
    gelijk(`${aanvraag}.nieuwe_dreiging_in_gesprek`, filter.nieuweDreigingInGesprek),
    eenVan(`${aanvraag}.functie`, filter.functie),
    eenVan(`${aanvraag}.urgentie`, filter.urgentie),
    eenVan(`${aanvraag}.status`, filter.status),
    eenVan(`${aanvraag}.domein`, filter.domein),
    eenVan(`${aanvraag}.soort_maatregel`, filter.soortMaatregel),
  ].filter((eis) => eis !== undefined)
  return eisen.length > 0 ? sql<boolean>`(${sql.join(eisen, sql` and `)})` : sql<boolean>`true`
}

function gelijk(column: string, waarde: string | boolean | null | undefined) {
  return opgegeven(waarde, (wanted) => sql<boolean>`${sql.ref(column)} = ${wanted}`)
}

function eenVan(column: string, waarden: readonly string[] | null | undefined) {
  return opgegeven(waarden, (wanted) => sql<boolean>`${sql.ref(column)} = any (${[...wanted]}::text[])`)
}

function opgegeven<Value>(
  value: Value | null | undefined,
  eis: (value: Value) => RawBuilder<boolean>,
): RawBuilder<boolean> | undefined {
  return value === null || value === undefined ? undefined : eis(value)
}

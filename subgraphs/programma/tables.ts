import type { IndelingTable } from '../indeling/fill.ts'
import type { LeveringTable } from '../indeling/leveringen.ts'

export interface BriefTable {
  /** `L2022`, `L2023`, `BN2024`, `L2024`. */
  id: string
  volgorde: number
  titel: string
  kenmerk: string | null
  datum: string | null
  datum_omschrijving: string
  vroegste_datum: string
  /** From this day on the letter counts as known. */
  uiterste_datum: string
  soort: string
  afzender: string
  mede_namens: string | null
}

export interface MijlpaalTable {
  id: string
  /** Place in the letters, oldest letter first. */
  volgorde: number
  soort: string
  onderwerp: string
  sleutel: string
  /** In the unit of `eenheid`; null for a trend or an event. */
  waarde: number | null
  eenheid: string | null
  grens: string | null
  formulering: string
  periode_van: string | null
  periode_tot: string | null
  datum: string | null
  brief_id: string
  onderdeel: string
  toelichting: string | null
  openbare_lichamen: string[]
}

export interface MijlpaalOrganisatieTable {
  mijlpaal_id: string
  organisatie_id: string
  volgorde: number
}

export interface MiddelTable {
  id: string
  volgorde: number
  naam: string
  omschrijving: string
  soort: string
  /** Euro cents: a year if `structureel`, a receiver if `per_organisatie`. */
  bedrag: number
  per_organisatie: boolean
  /** Euro cents for all receivers together. */
  totaal: number
  ontvangers: string
  jaar_van: number
  jaar_tot: number | null
  structureel: boolean
  inclusief_btw_compensatiefonds: boolean | null
  regeling: string | null
  brief_id: string
  deel_van_id: string | null
}

export interface MiddelMijlpaalTable {
  middel_id: string
  mijlpaal_id: string
}

export interface MiddelUitkeringTable {
  id: string
  middel_id: string
  organisatie_id: string
  jaar: number
  /** Euro cents. */
  bedrag: number
}

export interface NormTable {
  id: string
  volgorde: number
  naam: string
  soort: string
  doelgroep: string
  omschrijving: string
  gepresenteerd_op: string | null
  /** The province; null for a collective norm. */
  organisatie_id: string | null
  brief_id: string
}

export interface ToezeggingTable {
  id: string
  volgorde: number
  onderwerp: string
  tekst: string
  soort: string
  brief_id: string
  kamerstuk: string | null
  toegezegd_op: string | null
  toegezegd_op_omschrijving: string
  termijn: string | null
  termijn_datum: string | null
  onderdeel: string
}

export interface ToezeggingStandTable {
  toezegging_id: string
  brief_id: string
  status: string
  mijlpaal_id: string | null
  toelichting: string
}

export interface ActiviteitTable {
  id: string
  soort: string
  naam: string
  omschrijving: string
  /** The day on which it counts in lists and statistics. */
  datum: string
  van: string | null
  tot: string | null
  periode_omschrijving: string | null
  status: string
  extra: boolean
  organisatoren: string[]
  openbare_lichamen: string[]
  riec_id: string | null
  brief_id: string | null
  mijlpaal_id: string | null
  synthetisch: boolean
  /** From this day on the source certainly knew of it. */
  bekend_sinds: string
  /** The first day on which the source can have known of it; earlier where a letter has no day. */
  vroegst_bekend: string
}

/** Who takes part: the only table here about an organisation's own affairs, under row-level security. */
export interface ActiviteitDeelnameTable {
  id: string
  organisatie_id: string
  activiteit_id: string
  rol: string
  aangemeld_op: string | null
  aanwezig: boolean | null
  synthetisch: boolean
}

/** What statistics may read: one row per participation, counted over another bereik than rows are shown. */
export interface ActiviteitStatistiekView {
  activiteit_id: string
  soort: string
  status: string
  extra: boolean
  datum: string
  organisatie_id: string
  provincie_id: string | null
  /** Of the participation or of its activity. */
  synthetisch: boolean
  bekend_sinds: string
  vroegst_bekend: string
}

export interface Tables {
  'programma.organisatie': IndelingTable
  'programma.levering': LeveringTable
  'programma.brief': BriefTable
  'programma.mijlpaal': MijlpaalTable
  'programma.mijlpaal_organisatie': MijlpaalOrganisatieTable
  'programma.middel': MiddelTable
  'programma.middel_mijlpaal': MiddelMijlpaalTable
  'programma.middel_uitkering': MiddelUitkeringTable
  'programma.norm': NormTable
  'programma.toezegging': ToezeggingTable
  'programma.toezegging_stand': ToezeggingStandTable
  'programma.activiteit': ActiviteitTable
  'programma.activiteit_deelname': ActiviteitDeelnameTable
  'programma.activiteit_statistiek': ActiviteitStatistiekView
}

export type BriefRij = BriefTable
export type MijlpaalRij = MijlpaalTable
export type MiddelRij = MiddelTable
export type MiddelUitkeringRij = MiddelUitkeringTable
export type NormRij = NormTable
/** A commitment as it stands on a day. */
export type ToezeggingRij = ToezeggingTable & { readonly peildatum: string; readonly status: string }
export type ToezeggingStandRij = ToezeggingStandTable
export type ActiviteitRij = ActiviteitTable
/** A participation with the name of its organisation, by which it is ordered. */
export type ActiviteitDeelnameRij = ActiviteitDeelnameTable & { readonly naam: string }

import type { GeneratedAlways, Insertable, Selectable } from 'kysely'
import type { IndelingTable } from '../indeling/fill.ts'
import type { LeveringTable } from '../indeling/leveringen.ts'
import type { Status } from './toestanden.ts'

export type Urgentie = 'REGULIER' | 'VERHOOGD_RISICO' | 'DREIGING'
export type Regeling = 'VOOR_2024' | 'VEILIG_WONEN_2024'
export type Domein = 'WONEN' | 'WERKEN' | 'VERPLAATSEN' | 'INFORMATIE'
export type MaatregelSoort = 'FYSIEK' | 'ELEKTRONISCH' | 'ONLINE'

/** Those entitled under the regeling (Stcrt. 2023, 28233), by the kind of organisation they serve. */
export const rechthebbendeFuncties = [
  'COMMISSARIS_VAN_DE_KONING',
  'GEDEPUTEERDE',
  'BURGEMEESTER',
  'WETHOUDER',
  'WATERSCHAPSVOORZITTER',
  'LID_DAGELIJKS_BESTUUR',
] as const

export type RechthebbendeFunctie = (typeof rechthebbendeFuncties)[number]

export interface AanvraagTable {
  id: string
  organisatie_id: string
  functie: RechthebbendeFunctie
  kenmerk: string
  regeling: Regeling
  ingediend_op: string
  urgentie: Urgentie
  /** 3 for DREIGING down to 1 for REGULIER. */
  urgentie_rang: GeneratedAlways<number>
  /** This, `status_sinds` and `afgerond_op` follow from the history; only its trigger changes them. */
  status: GeneratedAlways<Status>
  status_sinds: string
  afgerond_op: GeneratedAlways<string | null>
  /** Days from `ingediend_op` to `afgerond_op`; null until then. */
  doorlooptijd_dagen: GeneratedAlways<number | null>
  /** Null until the talk has taken place. */
  nieuwe_dreiging_in_gesprek: boolean | null
  synthetisch: boolean
}

/** What each child of an aanvraag repeats of it, so that one row-level policy fits all. */
interface OfAanvraag {
  aanvraag_id: string
  organisatie_id: string
  functie: RechthebbendeFunctie
}

/** A status, from `op` up to, not including, `tot`. Inserting a row is taking the step. */
export interface VerloopTable extends OfAanvraag {
  volgnummer: GeneratedAlways<number>
  status: Status
  op: string
  tot: GeneratedAlways<string | null>
}

/** The office holder and the home. */
export interface PersoonTable extends OfAanvraag {
  naam: string
  emailadres: string | null
  telefoonnummer: string | null
  huisgenoten: number | null
  straat: string
  huisnummer: string
  postcode: string
  woonplaats: string
}

export interface DreigingsanalyseTable extends OfAanvraag {
  opgesteld_op: string
  tekst: string
}

export interface AdviesTable extends OfAanvraag {
  opgesteld_op: string
  wonen: string
  werken: string
  verplaatsen: string
  informatie: string
  toetsing_uitkomst: 'AKKOORD' | 'AKKOORD_NA_AANPASSING' | null
  toetsing_op: string | null
  toetsing_door: string | null
  vastgesteld_op: string | null
}

export interface MaatregelTable extends OfAanvraag {
  id: string
  domein: Domein
  soort: MaatregelSoort
  omschrijving: string
  /** Euro cents. */
  kosten: number
  uitgevoerd_op: string | null
  /** When the employer paid; null while it has not, and for a measure without costs. */
  betaald_op: string | null
}

/** The contribution of BZK to employers: the amount a year, from a year on. */
export interface TegemoetkomingTable {
  vanaf_jaar: number
  /** Euro cents. */
  bedrag: number
  bron: string
}

/** The part that all statistics views share: an aanvraag without the person. */
interface AanvraagInStatistiek {
  organisatie_id: string
  soort: IndelingTable['soort']
  provincie_id: string | null
  riec_id: string | null
  functie: RechthebbendeFunctie
  regeling: Regeling
  ingediend_op: string
  urgentie: Urgentie
  urgentie_rang: number
  nieuwe_dreiging_in_gesprek: boolean | null
  synthetisch: boolean
}

export interface AanvraagStatistiekView extends AanvraagInStatistiek {
  status: Status
  afgerond_op: string | null
  doorlooptijd_dagen: number | null
}

export interface StapStatistiekView extends AanvraagInStatistiek {
  afgerond_op: string | null
  stap: Status
  op: string
  tot: string | null
}

export interface MaatregelStatistiekView extends AanvraagInStatistiek {
  domein: Domein
  soort_maatregel: MaatregelSoort
  kosten: number
  uitgevoerd_op: string | null
  betaald_op: string | null
}

export interface Tables {
  'veilig_wonen.organisatie': IndelingTable
  'veilig_wonen.levering': LeveringTable
  'veilig_wonen.overgang': { van: Status | null; naar: Status }
  'veilig_wonen.aanvraag': AanvraagTable
  'veilig_wonen.verloop': VerloopTable
  'veilig_wonen.persoon': PersoonTable
  'veilig_wonen.dreigingsanalyse': DreigingsanalyseTable
  'veilig_wonen.advies': AdviesTable
  'veilig_wonen.maatregel': MaatregelTable
  'veilig_wonen.tegemoetkoming': TegemoetkomingTable
  'veilig_wonen.aanvraag_statistiek': AanvraagStatistiekView
  'veilig_wonen.stap_statistiek': StapStatistiekView
  'veilig_wonen.maatregel_statistiek': MaatregelStatistiekView
}

export type AanvraagRij = Selectable<AanvraagTable>
export type NieuweAanvraag = Insertable<AanvraagTable>
export type StapRij = Selectable<VerloopTable>
export type NieuweStap = Insertable<VerloopTable>
export type PersoonRij = PersoonTable
export type DreigingsanalyseRij = DreigingsanalyseTable
export type AdviesRij = AdviesTable
export type MaatregelRij = MaatregelTable
export type TegemoetkomingRij = TegemoetkomingTable

import type { GeneratedAlways, Selectable } from 'kysely'
import type { IndelingTable } from '../indeling/fill.ts'
import type { LeveringTable } from '../indeling/leveringen.ts'

export type GebiedNiveau = 'LAND' | 'PROVINCIE' | 'GEMEENTE' | 'WIJK' | 'BUURT'
export type RedenOntbreekt = 'ONBEKEND' | 'ONBETROUWBAAR' | 'GEHEIM' | 'NIET_VAN_TOEPASSING'
export type DatavolwassenheidStatus = 'GESTART' | 'AFGEROND'
export type Begeleider = 'TASKFORCE_RIEC' | 'RIEC' | 'AVANS_HOGESCHOOL'
export type DatavolwassenheidDimensie =
  | 'STRATEGIE_EN_STURING'
  | 'DATA_EN_KWALITEIT'
  | 'TECHNIEK'
  | 'MENSEN_EN_VAARDIGHEDEN'
  | 'PRIVACY_EN_ETHIEK'

/** The branche code of a value that is not split by branche. */
export const alleBranches = 'ALLE'

/** The areas are those of this day, in the classification of CBS. */
export const dagVanIndeling = '2024-01-01'

export interface ThemaTable {
  id: string
  naam: string
  status: 'ACTIEF' | 'IN_VOORBEREIDING'
  /** Year of the letter that first names the theme with this status. */
  sinds: number
  omschrijving: string
  bron: string
  volgorde: number
}

export interface IndicatorTable {
  id: string
  naam: string
  thema_id: string
  definitie: string
  eenheid: string
  bron: string
  laagste_niveau: GebiedNiveau
  per_branche: boolean
  duiding: string
}

export interface BrancheTable {
  /** SBI 2008 code, or `ALLE`. */
  code: string
  naam: string
  /** SBI section letter; null for `ALLE`. */
  sectie: string | null
}

export interface GebiedTable {
  /** CBS code: `NL00`, `PV26`, `GM0344`, `WK034401`, `BU03440101`. */
  code: string
  naam: string
  niveau: GebiedNiveau
  bovenliggend_code: string | null
  /** Only for a gemeente or a province. */
  organisatie_id: string | null
  /** The province an area lies in, or is; null for the country. */
  provincie_id: string | null
  synthetisch: boolean
}

export interface LandelijkGemiddeldeTable {
  indicator_id: string
  jaar: number
  branche_code: string
  gemiddelde: number
}

export interface IndicatorWaardeTable {
  indicator_id: string
  gebied_code: string
  jaar: number
  branche_code: string
  /** In the indicator's eenheid; null exactly when there is a reden_ontbreekt. */
  waarde: number | null
  reden_ontbreekt: RedenOntbreekt | null
  landelijk: number
  synthetisch: boolean
  /** This and the province are those of the area; a trigger writes them. */
  niveau: GeneratedAlways<GebiedNiveau>
  provincie_id: GeneratedAlways<string | null>
  afwijking: GeneratedAlways<number | null>
  /** Percentage of the national mean. */
  afwijking_relatief: GeneratedAlways<number | null>
  /** The value, or -1 where it is missing. */
  waarde_rang: GeneratedAlways<number>
  /** The relative deviation without its sign, or -1 where there is none. */
  afwijking_rang: GeneratedAlways<number>
}

export interface DashboardbezoekTable {
  thema_id: string
  /** First day of the month. */
  maand: string
  bezoeken: number
  synthetisch: boolean
}

export interface DatavolwassenheidstrajectTable {
  id: string
  organisatie_id: string
  gestart_op: string
  afgerond_op: string | null
  status: GeneratedAlways<DatavolwassenheidStatus>
  begeleider: Begeleider
  synthetisch: boolean
}

export interface DatavolwassenheidsscoreTable {
  traject_id: string
  organisatie_id: string
  dimensie: DatavolwassenheidDimensie
  /** 1 to 5. */
  niveau_start: number
  /** 1 to 5; null while the traject runs. */
  niveau_eind: number | null
}

export interface DatavolwassenheidsaanbevelingTable {
  traject_id: string
  organisatie_id: string
  volgnummer: number
  tekst: string
}

/** The view that may be counted over; `niveau_…` are means over the dimensions, rounded to whole levels. */
export interface DatavolwassenheidStatistiekView {
  organisatie_id: string
  gestart_op: string
  afgerond_op: string | null
  status: DatavolwassenheidStatus
  niveau_start: number | null
  niveau_eind: number | null
  synthetisch: boolean
}

export interface Tables {
  'zicht_op.organisatie': IndelingTable
  'zicht_op.levering': LeveringTable
  'zicht_op.thema': ThemaTable
  'zicht_op.indicator': IndicatorTable
  'zicht_op.branche': BrancheTable
  'zicht_op.gebied': GebiedTable
  'zicht_op.landelijk_gemiddelde': LandelijkGemiddeldeTable
  'zicht_op.indicatorwaarde': IndicatorWaardeTable
  'zicht_op.dashboardbezoek': DashboardbezoekTable
  'zicht_op.datavolwassenheidstraject': DatavolwassenheidstrajectTable
  'zicht_op.datavolwassenheidsscore': DatavolwassenheidsscoreTable
  'zicht_op.datavolwassenheidsaanbeveling': DatavolwassenheidsaanbevelingTable
  'zicht_op.datavolwassenheid_statistiek': DatavolwassenheidStatistiekView
}

export type ThemaRij = ThemaTable
export type IndicatorRij = IndicatorTable
export type BrancheRij = BrancheTable
export type GebiedRij = GebiedTable
export type IndicatorWaardeRij = Selectable<IndicatorWaardeTable>
export type ScoreRij = DatavolwassenheidsscoreTable

/** A traject with its means over the dimensions, to one decimal. */
export type TrajectRij = Selectable<DatavolwassenheidstrajectTable> & {
  totaalscore_start: number | null
  totaalscore: number | null
}

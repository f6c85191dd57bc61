import type { OrganisatieSoort } from '../../schema/indeling/indeling.ts'

export interface OrganisatieTable {
  /** TOOI code: `gm0344`. */
  id: string
  code: string
  naam: string
  /** The name as it is looked up: `searchForm`. */
  zoeknaam: string
  soort: OrganisatieSoort
  /** The province a gemeente lies in, or a province itself. */
  provincie_id: string | null
  riec_id: string | null
  /** Inhabitants per 1-1-2022. */
  inwoners: number | null
  /** First day; null: from before 2019. */
  geldig_van: string | null
  /** Last day; null: it exists still. */
  geldig_tot: string | null
}

/** What an organisation that ended went into. */
export interface OpvolgingTable {
  organisatie_id: string
  opvolger_id: string
}

export interface RiecTable {
  id: string
  naam: string
}

export interface Tables {
  'organisaties.organisatie': OrganisatieTable
  'organisaties.opvolging': OpvolgingTable
  'organisaties.riec': RiecTable
}

export type OrganisatieRij = OrganisatieTable
export type RiecRij = RiecTable

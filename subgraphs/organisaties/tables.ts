import type { OrganisatieSoort } from '../../schema/indeling/indeling.ts'

export interface OrganisatieTable {
  /** TOOI code: `gm0344`. */
  id: string
  code: string
  naam: string
  soort: OrganisatieSoort
  /** The province a gemeente lies in, or a province itself. */
  provincie_id: string | null
  riec_id: string | null
  /** Inhabitants per 1-1-2022. */
  inwoners: number | null
}

export interface RiecTable {
  id: string
  naam: string
}

export interface Tables {
  'organisaties.organisatie': OrganisatieTable
  'organisaties.riec': RiecTable
}

export type OrganisatieRij = OrganisatieTable
export type RiecRij = RiecTable

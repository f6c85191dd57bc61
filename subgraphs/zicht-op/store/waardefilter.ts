import type { GebiedNiveau, RedenOntbreekt } from '../tables.ts'

export interface IndicatorWaardeFilter {
  readonly indicator?: string | null
  readonly thema?: string | null
  readonly gebied?: string | null
  readonly niveau?: GebiedNiveau | null
  readonly provincie?: string | null
  readonly jaar?: number | null
  readonly branche?: string | null
  /** In percents, without sign. */
  readonly minimaleAfwijking?: number | null
  readonly richting?: 'BOVEN' | 'ONDER' | null
  readonly redenOntbreekt?: RedenOntbreekt | null
}

export interface DekkingArguments {
  readonly jaar?: number | null
  readonly niveau?: GebiedNiveau | null
}

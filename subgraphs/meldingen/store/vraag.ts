import type { PeriodeSoort } from '../../kit/lists/periode.ts'
import type { MeldingFilter } from './filter.ts'

/** What counts of meldingen can be split by, beside time. */
export type Dimensie =
  | 'BRON'
  | 'FUNCTIE'
  | 'VORM'
  | 'KANAAL'
  | 'PROVINCIE'
  | 'SOORT_ORGANISATIE'
  | 'ERNST'
  | 'AANGIFTE'

export interface StatistiekVraag {
  readonly filter?: MeldingFilter | null
  readonly periode?: PeriodeSoort | null
  readonly uitgesplitstNaar: readonly Dimensie[]
}

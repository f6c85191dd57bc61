import type { Cijferboek } from '../../cijfers/cijferboek.ts'
import type { Antwoord } from '../../hub/antwoord.ts'
import type { VeiligWonenQuery } from '../../vragen/documenten.ts'
import { bronnen } from '../namen.ts'

/** What the sections of this chapter are made of. */
export interface Stof {
  readonly antwoord: Antwoord<VeiligWonenQuery>
  /** Since when aanvragen count. */
  readonly van: string
  readonly peildatum: string
}

export type Boek = Cijferboek

export const bron = bronnen.veiligWonen

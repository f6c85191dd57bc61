import type { Cijferboek } from '../../cijfers/cijferboek.ts'
import type { VeiligWonenQuery } from '../../vragen/documenten.ts'
import type { Material } from '../material.ts'
import { bronnen } from '../namen.ts'

/** With since when aanvragen count. */
export interface VeiligWonenMaterial extends Material<VeiligWonenQuery> {
  readonly van: string
}

export type Boek = Cijferboek

export const bron = bronnen.veiligWonen

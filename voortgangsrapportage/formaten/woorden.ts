import { dag, moment } from '../taal/datums.ts'
import { say } from '../taal/say.ts'
import type { Cijfer, Verslag } from '../verslag.ts'
import type { Noot } from './noten.ts'

/** What the formats themselves say, beside what the report says; the same in each. */

/** A figure's value, or what there is instead and why; and that it is made up, where it is. */
function sayWithReden(cijfer: Cijfer): string {
  const gezegd = say(cijfer)
  const geheel = cijfer.reden === null ? gezegd : `${gezegd}: ${cijfer.reden}`
  return cijfer.synthetisch === true ? `${geheel} (demogegevens)` : geheel
}

export interface Gegeven {
  readonly naam: string
  readonly waarde: string
}

/** What a reader must know of the report itself. */
export function gegevens(verslag: Verslag): readonly Gegeven[] {
  const verzonnen = verslag.cijfers.some(({ synthetisch }) => synthetisch === true)
  return [
    { naam: 'Stand op', waarde: dag(verslag.peildatum) },
    ...(verslag.vorige === null ? [] : [{ naam: 'Vergeleken met', waarde: dag(verslag.vorige) }]),
    { naam: 'Opgevraagd door', waarde: verslag.afnemer },
    { naam: 'Bij', waarde: verslag.hub ?? 'de ingebedde NWB-hub' },
    ...(verzonnen ? [{ naam: 'Let op', waarde: 'bevat verzonnen demogegevens' }] : []),
    { naam: 'Gemaakt op', waarde: moment(verslag.gemaaktOp) },
  ]
}

export const HERKOMST_UITLEG =
  'Elk cijfer in dit verslag komt uit een antwoord van de NWB-hub. Een noot hoort bij één vraag en noemt de bron, het moment, het kenmerk van het verzoek en alle cijfers die eruit zijn gelezen.'

/** The sources under a note; past two only how many there are, for each figure names its own. */
export function nameBronnen({ bronnen, vraag }: Noot): string {
  const [eerste, ...andere] = bronnen
  if (eerste === undefined) return vraag.id
  return andere.length < 2 ? bronnen.join('; ') : `${eerste} en ${andere.length} andere bronnen`
}

interface Kolom {
  readonly kop: string
  readonly uitlijning: 'links' | 'rechts'
  readonly lees: (cijfer: Cijfer) => string
}

/** What a list of the figures under a note says of each; the source only where there is more than one. */
export function columnsOf(noot: Noot): readonly Kolom[] {
  return [
    { kop: 'Cijfer', uitlijning: 'links', lees: (cijfer) => cijfer.naam },
    ...(noot.bronnen.length > 1
      ? [{ kop: 'Bron', uitlijning: 'links', lees: (cijfer: Cijfer) => cijfer.bron } as const]
      : []),
    { kop: 'Stand op', uitlijning: 'links', lees: (cijfer) => dag(cijfer.peildatum) },
    { kop: 'Waarde', uitlijning: 'rechts', lees: sayWithReden },
  ]
}

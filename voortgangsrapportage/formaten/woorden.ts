import type { Cijfer, CijferStatus, Hoofdstuk, Kennisgeving, Verslag } from '../verslag.ts'
import type { Noot } from './noten.ts'
import { schrijfDatum, schrijfMoment, schrijfWaarde } from './waarde.ts'

/** What the formats themselves say, beside what the report says. */
export const STAATNAAM: Readonly<Record<Hoofdstuk['staat'], string | null>> = {
  heel: null,
  deels: 'onvolledig',
  mislukt: 'zonder cijfers',
}

export const ERNSTNAAM: Readonly<Record<Kennisgeving['ernst'], string>> = {
  uitleg: 'Toelichting',
  'let-op': 'Let op',
  mislukt: 'Niet beschikbaar',
}

const STATUSNAAM: Readonly<Record<CijferStatus, string>> = {
  WAARDE: 'bekend',
  ONDERDRUKT: 'niet getoond',
  ONBEKEND: 'onbekend',
  NIET_VAN_TOEPASSING: 'niet van toepassing',
  GEWEIGERD: 'geen toegang',
  MISLUKT: 'niet opgehaald',
}

/** A figure's value, or what there is instead and why. */
function schrijfCijfer(cijfer: Cijfer): string {
  if (cijfer.status === 'WAARDE' && cijfer.waarde !== null)
    return schrijfWaarde(cijfer.waarde, cijfer.eenheid)
  return cijfer.reden === null ? STATUSNAAM[cijfer.status] : `${STATUSNAAM[cijfer.status]}: ${cijfer.reden}`
}

export interface Gegeven {
  readonly naam: string
  readonly waarde: string
}

/** What a reader must know of the report itself. */
export function gegevens(verslag: Verslag): readonly Gegeven[] {
  return [
    { naam: 'Stand op', waarde: schrijfDatum(verslag.peildatum) },
    ...(verslag.vorige === null ? [] : [{ naam: 'Vergeleken met', waarde: schrijfDatum(verslag.vorige) }]),
    { naam: 'Opgevraagd door', waarde: verslag.afnemer },
    { naam: 'Bij', waarde: verslag.hub ?? 'de ingebedde NWB-hub' },
    { naam: 'Gemaakt op', waarde: schrijfMoment(verslag.gemaaktOp) },
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
    { kop: 'Stand op', uitlijning: 'links', lees: (cijfer) => schrijfDatum(cijfer.peildatum) },
    { kop: 'Waarde', uitlijning: 'rechts', lees: schrijfCijfer },
  ]
}

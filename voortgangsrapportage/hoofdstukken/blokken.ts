import { bedrag } from '../taal/geld.ts'
import { metTiende, procent } from '../taal/getallen.ts'
import { volgens } from '../taal/tekst.ts'
import type {
  Alinea,
  Beeld,
  Cijfer,
  CijferStatus,
  Grafiek,
  Kennisgeving,
  Punt,
  Tabel,
  Tekst,
} from '../verslag.ts'

/** The small parts of a section. What rests on figures of which none has a value is left out: `[]`. */

export function alinea(tekst: Tekst): readonly Alinea[] {
  return [{ soort: 'alinea', tekst }]
}

/** A sentence that needs all of these figures; without one of them it is not said. */
export function alsBekend<const C extends readonly Cijfer[]>(
  cijfers: C,
  maak: (waarden: { [I in keyof C]: number }) => Tekst | null,
): readonly Alinea[] {
  const waarden = cijfers.map(({ waarde }) => waarde)
  if (waarden.some((waarde) => waarde === null)) return []
  const tekst = maak(waarden as { [I in keyof C]: number })
  return tekst === null ? [] : alinea(tekst)
}

export function letOp(tekst: Tekst): readonly Kennisgeving[] {
  return [{ soort: 'kennisgeving', ernst: 'let-op', tekst }]
}

export function uitleg(tekst: Tekst): readonly Kennisgeving[] {
  return [{ soort: 'kennisgeving', ernst: 'uitleg', tekst }]
}

interface Tabelopgave {
  readonly id: string
  readonly bijschrift: string
  readonly kolommen: readonly string[]
  /** The heading of each row, and its cells. */
  readonly rijen: readonly (readonly [kop: string, ...cellen: readonly Cel[]])[]
}

type Cel = Cijfer | Tekst | string

export function tabel(opgave: Tabelopgave): readonly Tabel[] {
  return isLeeg(opgave) ? [] : [maakTabel(opgave)]
}

export function grafiek(
  opgave: Tabelopgave & { readonly alternatief: Tekst | string; readonly beeld: Beeld },
): readonly Grafiek[] {
  if (isLeeg(opgave)) return []
  const { id, bijschrift, alternatief, beeld } = opgave
  const gezegd = typeof alternatief === 'string' ? alternatief : alternatief.map(woorden).join('')
  return [
    {
      soort: 'grafiek',
      id,
      bijschrift,
      alternatief: gezegd,
      beeld,
      tabel: maakTabel({ ...opgave, id: `${id}-tabel` }),
    },
  ]
}

/** A figure in a picture. */
export function punt(naam: string, { waarde, reden }: Cijfer): Punt {
  return reden === null ? { naam, waarde } : { naam, waarde, reden }
}

/** How each status without a value is shown in the place of a number. */
export const zonderWaarde: Readonly<Record<Exclude<CijferStatus, 'WAARDE'>, string>> = {
  ONDERDRUKT: 'onderdrukt',
  ONBEKEND: 'onbekend',
  NIET_VAN_TOEPASSING: 'n.v.t.',
  GEWEIGERD: 'geweigerd',
  MISLUKT: 'mislukt',
}

/** A figure as it stands in a table: exactly, in its unit, or why it is not there. */
export function inTabel(cijfer: Cijfer): Tekst {
  return [volgens(opgemaakt(cijfer), cijfer)]
}

/** A figure in digits and its unit, or the word for why it is not there. */
export function opgemaakt({ waarde, status, eenheid }: Cijfer): string {
  if (waarde === null || status !== 'WAARDE') return status === 'WAARDE' ? 'onbekend' : zonderWaarde[status]
  const vorm = { aantal: metTiende, dagen: metTiende, procent, euro: bedrag }
  return vorm[eenheid](waarde)
}

function maakTabel({ id, bijschrift, kolommen, rijen }: Tabelopgave): Tabel {
  const getallen = (kolom: number) => rijen.some((rij) => isCijfer(rij[kolom]))
  return {
    soort: 'tabel',
    id,
    bijschrift,
    kolommen: kolommen.map((kop, kolom) => ({ kop, uitlijning: getallen(kolom) ? 'rechts' : 'links' })),
    rijen: rijen.map((rij) => rij.map(cel)),
  }
}

function cel(inhoud: Cel): Tekst {
  if (typeof inhoud === 'string') return inhoud === '' ? [] : [inhoud]
  return isCijfer(inhoud) ? inTabel(inhoud) : inhoud
}

function isCijfer(inhoud: Cel | undefined): inhoud is Cijfer {
  return typeof inhoud === 'object' && !Array.isArray(inhoud)
}

/** No rows, or rows of figures of which none has a value. */
function isLeeg({ rijen }: Tabelopgave): boolean {
  const cijfers = rijen.flat().filter(isCijfer)
  return rijen.length === 0 || (cijfers.length > 0 && cijfers.every(({ waarde }) => waarde === null))
}

function woorden(stuk: Tekst[number]): string {
  return typeof stuk === 'string' ? stuk : stuk.tekst
}

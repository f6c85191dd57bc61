import { bedrag } from '../taal/geld.ts'
import { inTienden, metTiende, procent } from '../taal/getallen.ts'
import { leesbaar, volgens } from '../taal/tekst.ts'
import type {
  Alinea,
  Beeld,
  Cijfer,
  CijferStatus,
  Eenheid,
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
export function whenKnown<const C extends readonly Cijfer[]>(
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

/**
 * The columns and rows of a breakdown: a row for each value of the dimension, a column for each figure of it.
 *
 * @param dimensie the heading of the first column: "Functie".
 * @param naamVan a value of the dimension for a reader.
 */
export function breakdown<S extends string>(
  dimensie: string,
  sleutels: readonly S[],
  naamVan: (sleutel: S) => string,
  ...kolommen: readonly (readonly [kop: string, uitsplitsing: { van(sleutel: S): Cijfer }])[]
): Pick<Tabelopgave, 'kolommen' | 'rijen'> {
  return {
    kolommen: [dimensie, ...kolommen.map(([kop]) => kop)],
    rijen: sleutels.map((sleutel) => [naamVan(sleutel), ...kolommen.map(([, { van }]) => van(sleutel))]),
  }
}

/** A breakdown in words, for who cannot see its picture: "fysiek 253, sociale media 241". */
export function enumerated<S extends string>(
  sleutels: readonly S[],
  naamVan: (sleutel: S) => string,
  { van }: { van(sleutel: S): Cijfer },
): string {
  return sleutels.map((sleutel) => `${naamVan(sleutel)} ${opgemaakt(van(sleutel))}`).join(', ')
}

export function tabel(opgave: Tabelopgave): readonly Tabel[] {
  return isLeeg(opgave) ? [] : [makeTabel(opgave)]
}

export function grafiek(
  opgave: Tabelopgave & { readonly alternatief: Tekst | string; readonly beeld: Beeld },
): readonly Grafiek[] {
  if (isLeeg(opgave)) return []
  const { id, bijschrift, alternatief, beeld } = opgave
  const gezegd = typeof alternatief === 'string' ? alternatief : leesbaar(alternatief)
  return [
    {
      soort: 'grafiek',
      id,
      bijschrift,
      alternatief: gezegd,
      beeld,
      tabel: makeTabel({ ...opgave, id: `${id}-tabel` }),
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
export function inTabel(cijfer: Cijfer, tienden = false): Tekst {
  return [volgens(opgemaakt(cijfer, tienden), cijfer)]
}

/** A figure in digits and its unit, or the word for why it is not there. */
export function opgemaakt({ waarde, status, eenheid }: Cijfer, tienden = false): string {
  if (waarde === null || status !== 'WAARDE') return status === 'WAARDE' ? 'onbekend' : zonderWaarde[status]
  const getal = tienden ? inTienden : metTiende
  const vorm = { aantal: getal, dagen: getal, procent, euro: bedrag }
  return vorm[eenheid](waarde)
}

function makeTabel({ id, bijschrift, kolommen, rijen }: Tabelopgave): Tabel {
  const opzij = kolommen.map((_, kolom) => rijen.map((rij) => rij[kolom] ?? ''))
  const tienden = opzij.map(metTienden)
  return {
    soort: 'tabel',
    id,
    bijschrift,
    kolommen: kolommen.map((kop, kolom) => ({
      kop,
      uitlijning: kolom > 0 && isGetallen(opzij[kolom] ?? []) ? 'rechts' : 'links',
    })),
    rijen: rijen.map((rij) => rij.map((inhoud, kolom) => cel(inhoud, tienden[kolom]))),
  }
}

/** A number with its unit. A year is none: it has four digits and no dot, and names a row or a day. */
const getal = /^(minder dan )?(€\s)?\d{1,3}(\.\d{3})*(,\d+)?(\s(miljoen|procent|dag|dagen))?$/

/** The one rule of alignment: a column is read from its end when it holds figures, or every filled cell is a number. */
function isGetallen(cellen: readonly Cel[]): boolean {
  if (cellen.some(isCijfer)) return true
  const ontbrekend = new Set(Object.values(zonderWaarde))
  const gevuld = cellen.map((inhoud) => leesbaar(cel(inhoud))).filter((tekst) => tekst !== '')
  const getallen = gevuld.filter((tekst) => getal.test(tekst))
  return getallen.length > 0 && gevuld.every((tekst) => getal.test(tekst) || ontbrekend.has(tekst))
}

/** The units of which a column has a figure with a decimal: there all have one, so that their digits stand in line. */
function metTienden(cellen: readonly Cel[]): ReadonlySet<Eenheid> {
  return new Set(
    cellen
      .filter(isCijfer)
      .filter((cijfer) => opgemaakt(cijfer).includes(',') && cijfer.eenheid !== 'euro')
      .map(({ eenheid }) => eenheid),
  )
}

function cel(inhoud: Cel, tienden: ReadonlySet<Eenheid> = new Set()): Tekst {
  if (typeof inhoud === 'string') return inhoud === '' ? [] : [inhoud]
  return isCijfer(inhoud) ? inTabel(inhoud, tienden.has(inhoud.eenheid)) : inhoud
}

function isCijfer(inhoud: Cel | undefined): inhoud is Cijfer {
  return typeof inhoud === 'object' && !Array.isArray(inhoud)
}

/** No rows, or rows of figures of which none has a value. */
function isLeeg({ rijen }: Tabelopgave): boolean {
  const cijfers = rijen.flat().filter(isCijfer)
  return rijen.length === 0 || (cijfers.length > 0 && cijfers.every(({ waarde }) => waarde === null))
}

import { say } from '../taal/say.ts'
import { leesbaar, volgens } from '../taal/tekst.ts'
import { statuswoordenZonderWaarde } from '../taal/woorden.ts'
import type { Alinea, Beeld, Cijfer, Grafiek, Kennisgeving, Punt, Tabel, Tekst } from '../verslag.ts'

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
  readonly rijen: readonly (readonly [kop: Cel, ...cellen: readonly Cel[]])[]
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
): Tekst {
  return sleutels.flatMap((sleutel, index): Tekst => {
    const cijfer = van(sleutel)
    return [`${index === 0 ? '' : ', '}${naamVan(sleutel)} `, volgens(say(cijfer), cijfer)]
  })
}

export function tabel(opgave: Tabelopgave): readonly Tabel[] {
  return isLeeg(opgave) ? [] : [makeTabel(opgave)]
}

export function grafiek(
  opgave: Tabelopgave & { readonly alternatief: Tekst; readonly beeld: Beeld },
): readonly Grafiek[] {
  if (isLeeg(opgave)) return []
  const { id, bijschrift, alternatief, beeld } = opgave
  return [
    {
      soort: 'grafiek',
      id,
      bijschrift,
      alternatief,
      beeld,
      tabel: makeTabel({ ...opgave, id: `${id}-tabel` }),
    },
  ]
}

/** A figure in a picture. */
export function punt(naam: string, { id, waarde, reden }: Cijfer): Punt {
  const cijfers = [id]
  return reden === null ? { naam, waarde, cijfers } : { naam, waarde, reden, cijfers }
}

/** A figure as it stands in a table whose heading has the unit, or the word for why it is not there. */
export function inTabel(cijfer: Cijfer): Tekst {
  return [volgens(say(cijfer, 'cel'), cijfer)]
}

function makeTabel({ id, bijschrift, kolommen, rijen }: Tabelopgave): Tabel {
  const opzij = kolommen.map((_, kolom) => rijen.map((rij) => rij[kolom] ?? ''))
  return {
    soort: 'tabel',
    id,
    bijschrift,
    kolommen: kolommen.map((kop, kolom) => ({
      kop,
      uitlijning: kolom > 0 && isGetallen(opzij[kolom] ?? []) ? 'rechts' : 'links',
    })),
    rijen: rijen.map((rij) => rij.map(cel)),
  }
}

/** A number with its unit. A year is none: it has four digits and no dot, and names a row or a day. */
const getal = /^((minder|meer) dan )?(€\s)?\d{1,3}(\.\d{3})*(,\d+)?(\s(miljoen|procent|dag|dagen))?$/

/** The one rule of alignment: a column is read from its end when it holds figures, or every filled cell is a number. */
function isGetallen(cellen: readonly Cel[]): boolean {
  if (cellen.some(isCijfer)) return true
  const ontbrekend = new Set(statuswoordenZonderWaarde)
  const gevuld = cellen.map((inhoud) => leesbaar(cel(inhoud))).filter((tekst) => tekst !== '')
  const getallen = gevuld.filter((tekst) => getal.test(tekst))
  return getallen.length > 0 && gevuld.every((tekst) => getal.test(tekst) || ontbrekend.has(tekst))
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

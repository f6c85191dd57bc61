import { blokkenOf, isVerwijzing, readTexts } from '../texts.ts'
import type { Cijfer, Tabel, Tekst, Verslag, Verwijzing, Vraag } from '../verslag.ts'

/** Where figures come from: one note for every question that was asked. */
export interface Noot {
  readonly nummer: number
  readonly vraag: Vraag
  readonly bronnen: readonly string[]
  readonly cijfers: readonly Cijfer[]
}

export interface Noten {
  readonly alle: readonly Noot[]
  /** The notes under stretches of text, each once, in order, with only the sources of the figures named there. */
  readonly bij: (verwijzingen: readonly Verwijzing[]) => readonly Noot[]
}

/**
 * Numbers the questions in the order in which a reader meets them; those that nothing refers to come last.
 * Throws on a figure or question that the report does not have.
 */
export function makeNoten(verslag: Verslag): Noten {
  const cijfers = new Map(verslag.cijfers.map((cijfer) => [cijfer.id, cijfer]))
  const vragen = new Map(verslag.vragen.map((vraag) => [vraag.id, vraag]))
  for (const cijfer of verslag.cijfers) {
    if (!vragen.has(cijfer.vraag)) throw ontbreekt('question', cijfer.vraag, `figure "${cijfer.id}"`)
  }
  const cijferVan = (id: string, tekst: string): Cijfer => {
    const cijfer = cijfers.get(id)
    if (cijfer === undefined) throw ontbreekt('figure', id, `the text "${tekst}"`)
    return cijfer
  }
  const genoemd = blokkenOf(verslag)
    .flatMap(readTexts)
    .flatMap((tekst) => tekst.filter(isVerwijzing))
    .flatMap((verwijzing) => verwijzing.cijfers.map((id) => cijferVan(id, verwijzing.tekst).vraag))
  const alle = [...new Set([...genoemd, ...vragen.keys()])].flatMap((id, index): Noot[] => {
    const vraag = vragen.get(id)
    if (vraag === undefined) return []
    const eigen = verslag.cijfers.filter((cijfer) => cijfer.vraag === id)
    return [
      { nummer: index + 1, vraag, bronnen: [...new Set(eigen.map((cijfer) => cijfer.bron))], cijfers: eigen },
    ]
  })
  return {
    alle,
    bij: (verwijzingen) => {
      const genoemde = verwijzingen.flatMap(({ cijfers: ids, tekst }) =>
        ids.map((id) => cijferVan(id, tekst)),
      )
      return alle.flatMap((noot) => {
        const eigen = genoemde.filter((cijfer) => cijfer.vraag === noot.vraag.id)
        return eigen.length === 0
          ? []
          : [{ ...noot, bronnen: [...new Set(eigen.map((cijfer) => cijfer.bron))] }]
      })
    },
  }
}

function ontbreekt(soort: string, id: string, waar: string): Error {
  return new Error(`Numbering the notes: ${waar} refers to ${soort} "${id}"; wanted one that the report has`)
}

/** A piece of text and the notes that stand behind it. */
export interface Stuk {
  readonly tekst: string
  readonly verwijzing: Verwijzing | null
  readonly noten: readonly Noot[]
}

/** As in "van 7 naar 83": what is shorter between two figures does not part them. */
const KORT_TUSSENSTUK = 8

/**
 * Puts the notes behind the last of a run of figures, so that a sentence stays legible: figures that rest on the same
 * questions, and figures with hardly a word between them.
 */
export function placeNoten(tekst: Tekst, noten: Noten): readonly Stuk[] {
  const vragen = (verwijzing: Verwijzing) =>
    noten
      .bij([verwijzing])
      .map((noot) => noot.nummer)
      .join(' ')
  const stukken: Stuk[] = []
  let reeks: Verwijzing[] = []
  tekst.forEach((deel, plaats) => {
    if (!isVerwijzing(deel)) {
      stukken.push({ tekst: deel, verwijzing: null, noten: [] })
      return
    }
    reeks.push(deel)
    const verder = tekst.findIndex((later, waar) => waar > plaats && isVerwijzing(later))
    const volgende = tekst[verder]
    const tussen = tekst.slice(plaats + 1, verder).join('').length
    const hoortErbij =
      volgende !== undefined &&
      isVerwijzing(volgende) &&
      (tussen <= KORT_TUSSENSTUK || vragen(volgende) === vragen(deel))
    stukken.push({ tekst: deel.tekst, verwijzing: deel, noten: hoortErbij ? [] : noten.bij(reeks) })
    if (!hoortErbij) reeks = []
  })
  return stukken
}

/** More than this many notes in one place would say nothing; then they stand closer to what they explain. */
const MEESTE_BIJEEN = 3

/** Where the notes of a table stand: all together, at the head of a column, or (`null`) at its cells. */
export interface Tabelnoten {
  readonly samen: readonly Noot[]
  readonly kolommen: readonly (readonly Noot[] | null)[]
}

export function divideNoten(tabel: Tabel, noten: Noten): Tabelnoten {
  const samen = noten.bij(tabel.rijen.flat(2).filter(isVerwijzing))
  if (samen.length <= MEESTE_BIJEEN) return { samen, kolommen: tabel.kolommen.map(() => []) }
  const kolommen = tabel.kolommen.map((_, kolom) => {
    const eigen = noten.bij(tabel.rijen.flatMap((rij) => rij[kolom] ?? []).filter(isVerwijzing))
    return eigen.length <= MEESTE_BIJEEN ? eigen : null
  })
  return { samen: [], kolommen }
}

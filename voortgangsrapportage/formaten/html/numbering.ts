import type { Noot, Noten } from '../noten.ts'
import { html, type Markup } from './markup.ts'

/** What is counted and remembered while a page is written from top to bottom. */
export interface Numbering {
  readonly noten: Noten
  figuren: number
  tabellen: number
  merken: number
  /** The section being written, as a back link names it. */
  plaats: string
  /** For each note the places that refer to it: the first mark of every section. */
  readonly terug: Map<number, Map<string, string>>
}

export function beginNumbering(noten: Noten): Numbering {
  return { noten, figuren: 0, tabellen: 0, merken: 0, plaats: 'de samenvatting', terug: new Map() }
}

/** The marks of notes, raised behind a text or in a line of their own; the note can lead back to each. */
export function noteMarks(
  noten: readonly Noot[],
  opbouw: Numbering,
  plaats: 'hoog' | 'regel' = 'hoog',
): Markup | null {
  if (noten.length === 0) return null
  const merken = noten.map(({ nummer }, i) => {
    opbouw.merken += 1
    const id = `merk-${opbouw.merken}`
    const plaatsen = opbouw.terug.get(nummer) ?? new Map<string, string>()
    if (!plaatsen.has(opbouw.plaats)) plaatsen.set(opbouw.plaats, id)
    opbouw.terug.set(nummer, plaatsen)
    return html`${i > 0 ? html`<span class="scheiding" aria-hidden="true">,</span>` : null}<a id="${id}" href="#noot-${nummer}" aria-label="Herkomst, noot ${nummer}">${nummer}</a>`
  })
  return plaats === 'hoog' ? html`<sup class="noot">${merken}</sup>` : html`${merken}`
}

/** An id as a link may hold it. */
export function anchor(id: string): string {
  return id.toLowerCase().replace(/[^a-z0-9]+/g, '-')
}

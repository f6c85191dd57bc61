import type { Tabel } from '../../verslag.ts'
import { html, type Markup, raw } from './markup.ts'

export interface Cel {
  readonly inhoud: Markup | readonly Markup[]
  readonly kolom: Tabel['kolommen'][number]
  readonly leeg: boolean
}

interface Zetsel {
  readonly bijschrift: Markup
  readonly kolommen: Tabel['kolommen']
  readonly rijen: readonly (readonly Cel[])[]
  /** Whether it becomes a list of cards on a phone. */
  readonly stapel: boolean
}

/** A table; one that is stacked says its roles outright, for browsers forget them when a style sheet stacks its cells. */
export function writeTabel({ bijschrift, kolommen, rijen, stapel }: Zetsel): Markup {
  const rol = (naam: string) => raw(stapel ? ` role="${naam}"` : '')
  const zetCel = ({ inhoud, kolom, leeg }: Cel, plaats: number): Markup =>
    plaats === 0
      ? html`<th scope="row"${rol('rowheader')}><span>${inhoud}</span></th>`
      : html`<td${rol('cell')} class="${kolom.uitlijning}${leeg ? ' leeg' : ''}" data-kop="${kolom.kop}"><span>${inhoud}</span></td>`
  return html`<table${rol('table')}${raw(stapel ? ' class="stapel"' : '')}><caption>${bijschrift}</caption>
<thead${rol('rowgroup')}><tr${rol('row')}>${kolommen.map(
    ({ kop, uitlijning }) => html`<th scope="col"${rol('columnheader')} class="${uitlijning}">${kop}</th>`,
  )}</tr></thead>
<tbody${rol('rowgroup')}>${rijen.map((rij) => html`<tr${rol('row')}>${rij.map(zetCel)}</tr>\n`)}</tbody></table>`
}

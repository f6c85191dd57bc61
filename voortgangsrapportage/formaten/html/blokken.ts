import { THEMED } from '../../grafiek/colours.ts'
import { NARROW_WIDTH, WIDE_WIDTH } from '../../grafiek/drawing.ts'
import { drawGrafiek } from '../../grafiek/grafiek.ts'
import { nameMissing } from '../../grafiek/missing.ts'
import { ernstwoorden } from '../../taal/woorden.ts'
import type { Blok, Grafiek, Kennisgeving, Tabel, Tekst } from '../../verslag.ts'
import { staysTogether } from '../keep-together.ts'
import { divideNoten, type Noot, placeNoten } from '../noten.ts'
import { html, type Markup, raw } from './markup.ts'
import { anchor, type Numbering, noteMarks } from './numbering.ts'
import { type Cel, writeTabel } from './tabel.ts'

export async function writeBlok(blok: Blok, opbouw: Numbering): Promise<Markup> {
  switch (blok.soort) {
    case 'alinea':
      return html`<p>${writeTekst(blok.tekst, opbouw)}</p>\n`
    case 'lijst':
      return html`<ul>${blok.punten.map((punt) => html`<li>${writeTekst(punt, opbouw)}</li>`)}</ul>\n`
    case 'kennisgeving':
      return schrijfKennisgeving(blok, opbouw)
    case 'tabel':
      opbouw.tabellen += 1
      return schrijfTabel(blok, `Tabel ${opbouw.tabellen}`, opbouw)
    case 'grafiek':
      return schrijfGrafiek(blok, opbouw)
  }
}

function writeTekst(tekst: Tekst, opbouw: Numbering, metNoten = true): readonly Markup[] {
  return placeNoten(tekst, opbouw.noten).map((stuk) =>
    stuk.verwijzing === null
      ? html`${stuk.tekst}`
      : html`<span class="cijfer">${stuk.tekst}${metNoten ? noteMarks(stuk.noten, opbouw) : null}</span>`,
  )
}

function schrijfKennisgeving(blok: Kennisgeving, opbouw: Numbering): Markup {
  return html`<div class="kennisgeving ${blok.ernst}" role="note"><p><strong>${ernstwoorden[blok.ernst]}.</strong> ${writeTekst(blok.tekst, opbouw)}</p></div>\n`
}

const MEESTE_SMALLE_KOLOMMEN = 3
/** In characters: a longer text needs the width of the phone. */
const LANGE_CEL = 40

/** Whether a table is too wide for a phone; there it becomes a list of cards, where each cell says its own heading. */
function isBreed(tabel: Tabel): boolean {
  const lengte = (tekst: Tekst) =>
    tekst.reduce((som, deel) => som + (typeof deel === 'string' ? deel : deel.tekst).length, 0)
  const heeftLange = tabel.rijen.some((rij) => rij.slice(1).some((tekst) => lengte(tekst) > LANGE_CEL))
  return tabel.kolommen.length > MEESTE_SMALLE_KOLOMMEN || (tabel.kolommen.length > 2 && heeftLange)
}

/** The notes of a table stand below it, or behind the caption of the picture that it lies behind. */
function schrijfTabel(tabel: Tabel, etiket: string, opbouw: Numbering, isAchterGrafiek = false): Markup {
  const { samen, kolommen } = divideNoten(tabel, opbouw.noten)
  const cel = (tekst: Tekst, kolom: number): Cel => ({
    inhoud: writeTekst(tekst, opbouw, kolommen[kolom] === null),
    kolom: tabel.kolommen[kolom] ?? { kop: '', uitlijning: 'links' },
    leeg: tekst.length === 0,
  })
  return html`<div class="${staysTogether(tabel) ? 'tabel kort' : 'tabel'}" id="${anchor(tabel.id)}">${writeTabel(
    {
      bijschrift: html`<b>${etiket}.</b> ${tabel.bijschrift}`,
      kolommen: tabel.kolommen,
      rijen: tabel.rijen.map((rij) => rij.map(cel)),
      stapel: isBreed(tabel),
    },
  )}${schrijfBron(tabel, isAchterGrafiek ? [] : samen, kolommen, opbouw)}</div>\n`
}

/** In lines of their own, not at the head of a column: on a phone that head is not to be seen. */
function schrijfBron(
  tabel: Tabel,
  samen: readonly Noot[],
  kolommen: readonly (readonly Noot[] | null)[],
  opbouw: Numbering,
): Markup {
  const regel = (noten: readonly Noot[], waarvan: string) =>
    noten.length === 0
      ? null
      : html`<p class="bron">Herkomst${waarvan}: noot ${noteMarks(noten, opbouw, 'regel')}</p>`
  return html`${regel(samen, '')}${tabel.kolommen.map(({ kop }, i) => regel(kolommen[i] ?? [], ` van “${kop}”`))}`
}

const LETTER = 14.5

/** Two drawings of one picture; the style sheet shows the one that fits. */
async function schrijfGrafiek(grafiek: Grafiek, opbouw: Numbering): Promise<Markup> {
  opbouw.figuren += 1
  const etiket = `Figuur ${opbouw.figuren}`
  const id = `figuur-${opbouw.figuren}`
  const doek = { letter: LETTER, kleuren: THEMED }
  const smal = await drawGrafiek(grafiek, { ...doek, breedte: NARROW_WIDTH, naam: `${id}-smal` })
  const breed = await drawGrafiek(grafiek, { ...doek, breedte: WIDE_WIDTH, naam: `${id}-breed` })
  const noten = divideNoten(grafiek.tabel, opbouw.noten).samen
  const ontbrekend = nameMissing(grafiek.beeld)
  return html`<figure class="grafiek" id="${id}">
<figcaption><b>${etiket}.</b> ${grafiek.bijschrift}${noteMarks(noten, opbouw)}</figcaption>
<div class="beeld smal">${raw(smal)}</div>
<div class="beeld breed">${raw(breed)}</div>
${ontbrekend.map((zin) => html`<p class="ontbreekt">${zin}</p>\n`)}<details><summary>Cijfers bij ${etiket.toLowerCase()}</summary>
${schrijfTabel(grafiek.tabel, `Cijfers bij ${etiket.toLowerCase()}`, opbouw, true)}</details>
</figure>\n`
}

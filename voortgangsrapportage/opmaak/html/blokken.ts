import type { Blok, Grafiek, Kennisgeving, Tabel, Tekst } from '../../verslag.ts'
import { blijftBijeen } from '../bijeen.ts'
import { tekenGrafiek } from '../grafiek/grafiek.ts'
import { VERANDERLIJK } from '../grafiek/kleuren.ts'
import { noemOntbrekende } from '../grafiek/ontbrekend.ts'
import { BREDE_BREEDTE, SMALLE_BREEDTE } from '../grafiek/tekening.ts'
import { type Noot, verdeelNoten, zetNoten } from '../noten.ts'
import { ERNSTNAAM } from '../woorden.ts'
import { html, type Markering, rauw } from './markering.ts'
import { anker, merk, type Opbouw } from './opbouw.ts'
import { type Cel, zetTabel } from './tabel.ts'

export async function schrijfBlok(blok: Blok, opbouw: Opbouw): Promise<Markering> {
  switch (blok.soort) {
    case 'alinea':
      return html`<p>${schrijfTekst(blok.tekst, opbouw)}</p>\n`
    case 'lijst':
      return html`<ul>${blok.punten.map((punt) => html`<li>${schrijfTekst(punt, opbouw)}</li>`)}</ul>\n`
    case 'kennisgeving':
      return schrijfKennisgeving(blok, opbouw)
    case 'tabel':
      opbouw.tabellen += 1
      return schrijfTabel(blok, `Tabel ${opbouw.tabellen}`, opbouw)
    case 'grafiek':
      return schrijfGrafiek(blok, opbouw)
  }
}

function schrijfTekst(tekst: Tekst, opbouw: Opbouw, metNoten = true): readonly Markering[] {
  return zetNoten(tekst, opbouw.noten).map((stuk) =>
    stuk.verwijzing === null
      ? html`${stuk.tekst}`
      : html`<span class="cijfer">${stuk.tekst}${metNoten ? merk(stuk.noten, opbouw) : null}</span>`,
  )
}

function schrijfKennisgeving(blok: Kennisgeving, opbouw: Opbouw): Markering {
  return html`<div class="kennisgeving ${blok.ernst}" role="note"><p><strong>${ERNSTNAAM[blok.ernst]}.</strong> ${schrijfTekst(blok.tekst, opbouw)}</p></div>\n`
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
function schrijfTabel(tabel: Tabel, etiket: string, opbouw: Opbouw, isAchterGrafiek = false): Markering {
  const { samen, kolommen } = verdeelNoten(tabel, opbouw.noten)
  const cel = (tekst: Tekst, kolom: number): Cel => ({
    inhoud: schrijfTekst(tekst, opbouw, kolommen[kolom] === null),
    kolom: tabel.kolommen[kolom] ?? { kop: '', uitlijning: 'links' },
    leeg: tekst.length === 0,
  })
  return html`<div class="${blijftBijeen(tabel) ? 'tabel kort' : 'tabel'}" id="${anker(tabel.id)}">${zetTabel(
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
  opbouw: Opbouw,
): Markering {
  const regel = (noten: readonly Noot[], waarvan: string) =>
    noten.length === 0
      ? null
      : html`<p class="bron">Herkomst${waarvan}: noot ${merk(noten, opbouw, 'regel')}</p>`
  return html`${regel(samen, '')}${tabel.kolommen.map(({ kop }, i) => regel(kolommen[i] ?? [], ` van “${kop}”`))}`
}

const LETTER = 14.5

/** Two drawings of one picture; the style sheet shows the one that fits. */
async function schrijfGrafiek(grafiek: Grafiek, opbouw: Opbouw): Promise<Markering> {
  opbouw.figuren += 1
  const etiket = `Figuur ${opbouw.figuren}`
  const id = `figuur-${opbouw.figuren}`
  const doek = { letter: LETTER, kleuren: VERANDERLIJK }
  const smal = await tekenGrafiek(grafiek, { ...doek, breedte: SMALLE_BREEDTE, naam: `${id}-smal` })
  const breed = await tekenGrafiek(grafiek, { ...doek, breedte: BREDE_BREEDTE, naam: `${id}-breed` })
  const noten = verdeelNoten(grafiek.tabel, opbouw.noten).samen
  const ontbrekend = noemOntbrekende(grafiek.beeld)
  return html`<figure class="grafiek" id="${id}">
<figcaption><b>${etiket}.</b> ${grafiek.bijschrift}${merk(noten, opbouw)}</figcaption>
<div class="beeld smal">${rauw(smal)}</div>
<div class="beeld breed">${rauw(breed)}</div>
${ontbrekend.map((zin) => html`<p class="ontbreekt">${zin}</p>\n`)}<details><summary>Cijfers bij ${etiket.toLowerCase()}</summary>
${schrijfTabel(grafiek.tabel, `Cijfers bij ${etiket.toLowerCase()}`, opbouw, true)}</details>
</figure>\n`
}

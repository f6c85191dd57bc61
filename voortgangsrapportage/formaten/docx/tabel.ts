import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import type { Tabel, Tekst } from '../../verslag.ts'
import { cleanText } from '../escape.ts'
import { staysTogether } from '../keep-together.ts'
import { divideNoten, placeNoten } from '../noten.ts'
import { SHEET_WIDTH, STYLE } from './styles.ts'
import { placeVoetnoot, type Voetnoten } from './voetnoten.ts'

/** A table whose first row repeats on every page. */
export function makeTabel(tabel: Tabel, voetnoten: Voetnoten): Table {
  const { kolommen } = divideNoten(tabel, voetnoten.noten)
  const breedten = verdeelBreedte(
    tabel,
    kolommen.map((noten) => (noten?.length === 0 ? CELRUIMTE : CELRUIMTE + NOOTRUIMTE)),
  )
  const bijeen = staysTogether(tabel)
  const kop = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: tabel.kolommen.map(({ kop, uitlijning }, kolom) =>
      maakCel(
        [new TextRun(cleanText(kop)), ...placeVoetnoot(kolommen[kolom] ?? [], voetnoten)],
        breedten[kolom] ?? 0,
        uitlijning,
        true,
      ),
    ),
  })
  const rijen = tabel.rijen.map(
    (rij, index) =>
      new TableRow({
        cantSplit: true,
        children: rij.map((tekst, kolom) =>
          maakCel(
            schrijfCel(tekst, kolommen[kolom] === null, voetnoten),
            breedten[kolom] ?? 0,
            tabel.kolommen[kolom]?.uitlijning ?? 'links',
            false,
            bijeen && index < tabel.rijen.length - 1,
          ),
        ),
      }),
  )
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: breedten.reduce((som, breedte) => som + breedte, 0), type: WidthType.DXA },
    columnWidths: [...breedten],
    borders: RANDEN,
    rows: [kop, ...rijen],
  })
}

const LIJN = { style: BorderStyle.SINGLE, size: 4, color: 'C3CAD4' }
const GEEN = { style: BorderStyle.NONE, size: 0, color: 'auto' }
const RANDEN = {
  top: LIJN,
  bottom: LIJN,
  insideHorizontal: LIJN,
  left: GEEN,
  right: GEEN,
  insideVertical: GEEN,
}

function maakCel(
  inhoud: readonly ParagraphChild[],
  breedte: number,
  uitlijning: 'links' | 'rechts',
  isKop = false,
  metVolgende = isKop,
): TableCell {
  return new TableCell({
    width: { size: breedte, type: WidthType.DXA },
    margins: { left: 60, right: 60 },
    ...(isKop ? { shading: { fill: 'EAF0F6' } } : {}),
    children: [
      new Paragraph({
        style: isKop ? STYLE.celkop : STYLE.cel,
        keepNext: metVolgende,
        alignment: uitlijning === 'rechts' ? AlignmentType.RIGHT : AlignmentType.LEFT,
        children: inhoud,
      }),
    ],
  })
}

function schrijfCel(tekst: Tekst, metNoten: boolean, voetnoten: Voetnoten): readonly ParagraphChild[] {
  return placeNoten(tekst, voetnoten.noten).flatMap((stuk) => [
    new TextRun(cleanText(stuk.tekst)),
    ...(metNoten ? placeVoetnoot(stuk.noten, voetnoten) : []),
  ])
}

const MINSTE_TEKENS = 6
const MEESTE_TEKENS = 48
/** A column of no longer texts, such as amounts and days, has each on one line. */
const OP_EEN_REGEL = 18
/** A text of sentences wants more room than its longest word, and leaves some for its neighbours. */
const MEESTE_GEWENST = 96
/** About the width of a character in a cell, what a cell keeps free for its margins, and for the mark of a note. */
const TWIPS_PER_TEKEN = 98
const CELRUIMTE = 140
const NOOTRUIMTE = 190

/**
 * Gives each column its longest word, or its longest text where all are short, and of what is left as much as its
 * texts are long, within reason. A table of little text does not fill the page.
 */
function verdeelBreedte(tabel: Tabel, ruimten: readonly number[]): readonly number[] {
  const kolommen = tabel.kolommen.map(({ kop }, kolom) => {
    const cellen = tabel.rijen.map((rij) =>
      (rij[kolom] ?? []).map((deel) => (typeof deel === 'string' ? deel : deel.tekst)).join(''),
    )
    const langste = Math.max(0, ...cellen.map((cel) => cel.length))
    const ondeelbaar = langste <= OP_EEN_REGEL ? langste : Math.max(...cellen.map(langsteWoord))
    const nodig = Math.min(MEESTE_TEKENS, Math.max(MINSTE_TEKENS, langsteWoord(kop) + 1, ondeelbaar))
    const gewenst = Math.max(nodig, Math.min(MEESTE_GEWENST, langste))
    const ruimte = ruimten[kolom] ?? CELRUIMTE
    return { nodig: nodig * TWIPS_PER_TEKEN + ruimte, gewenst: gewenst * TWIPS_PER_TEKEN + ruimte }
  })
  const som = (soort: 'nodig' | 'gewenst') => kolommen.reduce((totaal, kolom) => totaal + kolom[soort], 0)
  const breedte = Math.min(SHEET_WIDTH, Math.max(SHEET_WIDTH / 2, som('gewenst')))
  if (som('nodig') >= breedte)
    return kolommen.map(({ nodig }) => Math.floor((nodig / som('nodig')) * breedte))
  const over = breedte - som('nodig')
  const wens = som('gewenst') - som('nodig')
  return kolommen.map(({ nodig, gewenst }) =>
    Math.floor(nodig + over * (wens === 0 ? 1 / kolommen.length : (gewenst - nodig) / wens)),
  )
}

/** In characters; what a no-break space joins is one word. */
function langsteWoord(tekst: string): number {
  return Math.max(0, ...tekst.split(/[ \n\t-]+/).map((woord) => woord.length))
}

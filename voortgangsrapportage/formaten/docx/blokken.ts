import {
  type FileChild,
  ImageRun,
  LineRuleType,
  Paragraph,
  type ParagraphChild,
  SimpleField,
  TextRun,
} from 'docx'
import { LIGHT } from '../../grafiek/colours.ts'
import { WIDE_WIDTH } from '../../grafiek/drawing.ts'
import { drawGrafiek } from '../../grafiek/grafiek.ts'
import { nameMissing } from '../../grafiek/missing.ts'
import { makePng } from '../../grafiek/png.ts'
import { leesbaar } from '../../taal/tekst.ts'
import { ernstwoorden } from '../../taal/woorden.ts'
import type { Blok, Grafiek, Kennisgeving, Tabel, Tekst } from '../../verslag.ts'
import { cleanText } from '../escape.ts'
import { divideNoten, type Noot, placeNoten } from '../noten.ts'
import { BULLETS, STYLE } from './styles.ts'
import { makeTabel } from './tabel.ts'
import { placeVoetnoot, type Voetnoten } from './voetnoten.ts'

export interface Numbering {
  readonly voetnoten: Voetnoten
  figuren: number
  tabellen: number
}

export async function makeBlok(blok: Blok, opbouw: Numbering): Promise<readonly FileChild[]> {
  switch (blok.soort) {
    case 'alinea':
      return [new Paragraph({ children: writeTekst(blok.tekst, opbouw.voetnoten) })]
    case 'lijst':
      return blok.punten.map(
        (punt) =>
          new Paragraph({
            numbering: { reference: BULLETS, level: 0 },
            children: writeTekst(punt, opbouw.voetnoten),
          }),
      )
    case 'kennisgeving':
      return [maakKennisgeving(blok, opbouw.voetnoten)]
    case 'tabel':
      opbouw.tabellen += 1
      return maakTabelMetBijschrift(blok, opbouw)
    case 'grafiek':
      return maakFiguur(blok, opbouw)
  }
}

export function writeTekst(tekst: Tekst, voetnoten: Voetnoten): ParagraphChild[] {
  return placeNoten(tekst, voetnoten.noten).flatMap((stuk) => [
    new TextRun(cleanText(stuk.tekst)),
    ...placeVoetnoot(stuk.noten, voetnoten),
  ])
}

const STIJL_VAN_ERNST: Readonly<Record<Kennisgeving['ernst'], string>> = {
  uitleg: STYLE.toelichting,
  'let-op': STYLE.letOp,
  mislukt: STYLE.mislukt,
}

function maakKennisgeving(blok: Kennisgeving, voetnoten: Voetnoten): Paragraph {
  return new Paragraph({
    style: STIJL_VAN_ERNST[blok.ernst],
    children: [
      new TextRun({ text: `${ernstwoorden[blok.ernst]}. `, bold: true }),
      ...writeTekst(blok.tekst, voetnoten),
    ],
  })
}

function maakTabelMetBijschrift(tabel: Tabel, opbouw: Numbering): readonly FileChild[] {
  const noten = divideNoten(tabel, opbouw.voetnoten.noten).samen
  return [
    maakBijschrift('Tabel', opbouw.tabellen, tabel.bijschrift, noten, opbouw.voetnoten),
    makeTabel(tabel, opbouw.voetnoten),
    witregel(),
  ]
}

/** A caption with a number that Word keeps: adding a picture between numbers the rest anew. */
function maakBijschrift(
  reeks: 'Figuur' | 'Tabel',
  nummer: number,
  tekst: string,
  noten: readonly Noot[],
  voetnoten: Voetnoten,
): Paragraph {
  return new Paragraph({
    style: STYLE.bijschrift,
    children: [
      new TextRun(`${reeks} `),
      new SimpleField(`SEQ ${reeks} \\* ARABIC`, String(nummer)),
      new TextRun(cleanText(`. ${tekst}`)),
      ...placeVoetnoot(noten, voetnoten),
    ],
  })
}

const LETTER = 15
const BREEDTE_OP_BLAD = 604
/** Twice the size on the page, for print. */
const PNG_BREEDTE = BREEDTE_OP_BLAD * 2

async function maakFiguur(grafiek: Grafiek, opbouw: Numbering): Promise<readonly FileChild[]> {
  opbouw.figuren += 1
  const nummer = opbouw.figuren
  const doek = { breedte: WIDE_WIDTH, letter: LETTER, kleuren: LIGHT, naam: `figuur-${nummer}` }
  const plaatje = makePng(await drawGrafiek(grafiek, doek), PNG_BREEDTE)
  const noten = divideNoten(grafiek.tabel, opbouw.voetnoten.noten).samen
  const ontbrekend = nameMissing(grafiek.beeld)
  return [
    maakBijschrift('Figuur', nummer, grafiek.bijschrift, noten, opbouw.voetnoten),
    new Paragraph({
      children: [
        new ImageRun({
          type: 'png',
          data: plaatje.png,
          transformation: {
            width: BREEDTE_OP_BLAD,
            height: Math.round((BREEDTE_OP_BLAD * plaatje.hoogte) / plaatje.breedte),
          },
          altText: {
            name: `figuur-${nummer}`,
            title: cleanText(grafiek.bijschrift),
            description: cleanText(leesbaar(grafiek.alternatief)),
          },
        }),
      ],
    }),
    ...ontbrekend.map(
      (zin) => new Paragraph({ style: STYLE.onderFiguur, children: [new TextRun(cleanText(zin))] }),
    ),
    new Paragraph({
      style: STYLE.onderFiguur,
      keepNext: true,
      children: [new TextRun(`Cijfers bij figuur ${nummer}:`)],
    }),
    makeTabel(grafiek.tabel, opbouw.voetnoten),
    witregel(),
  ]
}

/** Word lays a table against what follows; this keeps them apart. */
function witregel(): Paragraph {
  return new Paragraph({ spacing: { after: 120, line: 120, lineRule: LineRuleType.AUTO } })
}

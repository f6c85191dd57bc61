import {
  type FileChild,
  ImageRun,
  LineRuleType,
  Paragraph,
  type ParagraphChild,
  SimpleField,
  TextRun,
} from 'docx'
import type { Blok, Grafiek, Kennisgeving, Tabel, Tekst } from '../../verslag.ts'
import { tekenGrafiek } from '../grafiek/grafiek.ts'
import { LICHT } from '../grafiek/kleuren.ts'
import { noemOntbrekende } from '../grafiek/ontbrekend.ts'
import { maakPng } from '../grafiek/png.ts'
import { BREDE_BREEDTE } from '../grafiek/tekening.ts'
import { type Noot, verdeelNoten, zetNoten } from '../noten.ts'
import { zuiver } from '../ontsnap.ts'
import { ERNSTNAAM } from '../woorden.ts'
import { OPSOMMING, STIJL } from './stijlen.ts'
import { maakTabel } from './tabel.ts'
import { type Voetnoten, zetVoetnoot } from './voetnoten.ts'

export interface Opbouw {
  readonly voetnoten: Voetnoten
  figuren: number
  tabellen: number
}

export async function maakBlok(blok: Blok, opbouw: Opbouw): Promise<readonly FileChild[]> {
  switch (blok.soort) {
    case 'alinea':
      return [new Paragraph({ children: schrijfTekst(blok.tekst, opbouw.voetnoten) })]
    case 'lijst':
      return blok.punten.map(
        (punt) =>
          new Paragraph({
            numbering: { reference: OPSOMMING, level: 0 },
            children: schrijfTekst(punt, opbouw.voetnoten),
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

export function schrijfTekst(tekst: Tekst, voetnoten: Voetnoten): ParagraphChild[] {
  return zetNoten(tekst, voetnoten.noten).flatMap((stuk) => [
    new TextRun(zuiver(stuk.tekst)),
    ...zetVoetnoot(stuk.noten, voetnoten),
  ])
}

const STIJL_VAN_ERNST: Readonly<Record<Kennisgeving['ernst'], string>> = {
  uitleg: STIJL.toelichting,
  'let-op': STIJL.letOp,
  mislukt: STIJL.mislukt,
}

function maakKennisgeving(blok: Kennisgeving, voetnoten: Voetnoten): Paragraph {
  return new Paragraph({
    style: STIJL_VAN_ERNST[blok.ernst],
    children: [
      new TextRun({ text: `${ERNSTNAAM[blok.ernst]}. `, bold: true }),
      ...schrijfTekst(blok.tekst, voetnoten),
    ],
  })
}

function maakTabelMetBijschrift(tabel: Tabel, opbouw: Opbouw): readonly FileChild[] {
  const noten = verdeelNoten(tabel, opbouw.voetnoten.noten).samen
  return [
    maakBijschrift('Tabel', opbouw.tabellen, tabel.bijschrift, noten, opbouw.voetnoten),
    maakTabel(tabel, opbouw.voetnoten),
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
    style: STIJL.bijschrift,
    children: [
      new TextRun(`${reeks} `),
      new SimpleField(`SEQ ${reeks} \\* ARABIC`, String(nummer)),
      new TextRun(zuiver(`. ${tekst}`)),
      ...zetVoetnoot(noten, voetnoten),
    ],
  })
}

const LETTER = 15
const BREEDTE_OP_BLAD = 604
/** Twice the size on the page, for print. */
const PNG_BREEDTE = BREEDTE_OP_BLAD * 2

async function maakFiguur(grafiek: Grafiek, opbouw: Opbouw): Promise<readonly FileChild[]> {
  opbouw.figuren += 1
  const nummer = opbouw.figuren
  const doek = { breedte: BREDE_BREEDTE, letter: LETTER, kleuren: LICHT, naam: `figuur-${nummer}` }
  const plaatje = maakPng(await tekenGrafiek(grafiek, doek), PNG_BREEDTE)
  const noten = verdeelNoten(grafiek.tabel, opbouw.voetnoten.noten).samen
  const ontbrekend = noemOntbrekende(grafiek.beeld)
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
            title: zuiver(grafiek.bijschrift),
            description: zuiver(grafiek.alternatief),
          },
        }),
      ],
    }),
    ...ontbrekend.map(
      (zin) => new Paragraph({ style: STIJL.onderFiguur, children: [new TextRun(zuiver(zin))] }),
    ),
    new Paragraph({
      style: STIJL.onderFiguur,
      keepNext: true,
      children: [new TextRun(`Cijfers bij figuur ${nummer}:`)],
    }),
    maakTabel(grafiek.tabel, opbouw.voetnoten),
    witregel(),
  ]
}

/** Word lays a table against what follows; this keeps them apart. */
function witregel(): Paragraph {
  return new Paragraph({ spacing: { after: 120, line: 120, lineRule: LineRuleType.AUTO } })
}

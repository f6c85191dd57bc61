import {
  Bookmark,
  Document,
  type FileChild,
  Footer,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
} from 'docx'
import { dag } from '../../taal/datums.ts'
import { staatwoorden } from '../../taal/woorden.ts'
import type { Blok, Hoofdstuk, Verslag } from '../../verslag.ts'
import { cleanText } from '../escape.ts'
import { makeNoten } from '../noten.ts'
import { gegevens } from '../woorden.ts'
import { makeBlok, type Numbering } from './blokken.ts'
import { HERKOMST, makeHerkomst } from './herkomst.ts'
import { type Kop, kopnaam, makeInhoudsopgave } from './inhoudsopgave.ts'
import { HEADING_NUMBERING, NUMBERING, STYLE, STYLES, TWIPS_PER_CM } from './styles.ts'
import { beginVoetnoten } from './voetnoten.ts'

const SAMENVATTING = 'Samenvatting'

/**
 * The report as a Word document that an editor goes on from: Word's own headings, numbers, captions, footnotes and
 * table of contents, none of them typed out.
 */
export async function makeDocx(verslag: Verslag): Promise<Uint8Array> {
  const voetnoten = beginVoetnoten(makeNoten(verslag))
  const opbouw: Numbering = { voetnoten, figuren: 0, tabellen: 0 }
  const samenvatting = await maakBlokken(verslag.samenvatting, opbouw)
  const hoofdstukken: FileChild[] = []
  for (const hoofdstuk of verslag.hoofdstukken) hoofdstukken.push(...(await maakHoofdstuk(hoofdstuk, opbouw)))
  const document = new Document({
    title: cleanText(verslag.titel),
    subject: `Stand op ${dag(verslag.peildatum)}`,
    creator: cleanText(verslag.afnemer),
    lastModifiedBy: cleanText(verslag.afnemer),
    description: 'Gemaakt uit de NWB-hub; elk cijfer heeft een voetnoot met zijn herkomst.',
    keywords: 'weerbaar bestuur, voortgangsrapportage',
    styles: STYLES,
    numbering: NUMBERING,
    footnotes: voetnoten.alle,
    sections: [
      {
        properties: {
          titlePage: true,
          page: {
            size: { width: 21 * TWIPS_PER_CM, height: Math.round(29.7 * TWIPS_PER_CM) },
            margin: {
              top: 2.5 * TWIPS_PER_CM,
              bottom: 2.2 * TWIPS_PER_CM,
              left: 2.5 * TWIPS_PER_CM,
              right: 2.5 * TWIPS_PER_CM,
            },
          },
        },
        footers: { default: voettekst(verslag) },
        children: [
          ...maakVoorblad(verslag),
          new Paragraph({
            heading: HeadingLevel.HEADING_1,
            pageBreakBefore: true,
            children: [new Bookmark({ id: kopnaam(SAMENVATTING), children: [new TextRun(SAMENVATTING)] })],
          }),
          ...samenvatting,
          ...hoofdstukken,
          ...makeHerkomst(voetnoten),
        ],
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}

function maakVoorblad(verslag: Verslag): readonly FileChild[] {
  return [
    new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun(cleanText(verslag.titel))] }),
    ...gegevens(verslag).map(
      ({ naam, waarde }) =>
        new Paragraph({
          style: STYLE.gegeven,
          children: [new TextRun({ text: `${naam}: `, bold: true }), new TextRun(cleanText(waarde))],
        }),
    ),
    new Paragraph({
      spacing: { before: 360, after: 120 },
      children: [new TextRun({ text: 'Inhoud', bold: true, size: 28 })],
    }),
    ...makeInhoudsopgave(inhoud(verslag)),
  ]
}

function inhoud(verslag: Verslag): readonly Kop[] {
  const regels = (hoofdstuk: Hoofdstuk): readonly Kop[] => [
    {
      titel: `${hoofdstuk.nummer}  ${kop(hoofdstuk)}`,
      niveau: hoofdstuk.niveau,
      bladwijzer: kopnaam(hoofdstuk.id),
    },
    ...hoofdstuk.paragrafen.flatMap(regels),
  ]
  return [
    { titel: SAMENVATTING, niveau: 1, bladwijzer: kopnaam(SAMENVATTING) },
    ...verslag.hoofdstukken.flatMap(regels),
    { titel: HERKOMST, niveau: 1, bladwijzer: kopnaam(HERKOMST) },
  ]
}

function kop(hoofdstuk: Hoofdstuk): string {
  const staat = staatwoorden[hoofdstuk.staat]
  return staat === null ? hoofdstuk.titel : `${hoofdstuk.titel} (${staat})`
}

async function maakHoofdstuk(hoofdstuk: Hoofdstuk, opbouw: Numbering): Promise<readonly FileChild[]> {
  const delen: FileChild[] = [
    new Paragraph({
      heading: hoofdstuk.niveau === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2,
      numbering: { reference: HEADING_NUMBERING, level: hoofdstuk.niveau - 1 },
      children: [
        new Bookmark({ id: kopnaam(hoofdstuk.id), children: [new TextRun(cleanText(kop(hoofdstuk)))] }),
      ],
    }),
    ...(await maakBlokken(hoofdstuk.blokken, opbouw)),
  ]
  for (const paragraaf of hoofdstuk.paragrafen) delen.push(...(await maakHoofdstuk(paragraaf, opbouw)))
  return delen
}

async function maakBlokken(blokken: readonly Blok[], opbouw: Numbering): Promise<readonly FileChild[]> {
  const delen: FileChild[] = []
  for (const blok of blokken) delen.push(...(await makeBlok(blok, opbouw)))
  return delen
}

function voettekst(verslag: Verslag): Footer {
  return new Footer({
    children: [
      new Paragraph({
        style: 'Footer',
        children: [
          new TextRun(cleanText(`${verslag.titel} · `)),
          new TextRun({ children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] }),
        ],
      }),
    ],
  })
}

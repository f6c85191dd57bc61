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
import type { Blok, Hoofdstuk, Verslag } from '../verslag.ts'
import { maakBlok, type Opbouw } from './docx/blokken.ts'
import { HERKOMST, maakHerkomst } from './docx/herkomst.ts'
import { type Kop, kopnaam, maakInhoudsopgave } from './docx/inhoudsopgave.ts'
import { KOPNUMMERING, NUMMERING, STIJL, STIJLEN, TWIPS_PER_CM } from './docx/stijlen.ts'
import { beginVoetnoten } from './docx/voetnoten.ts'
import { maakNoten } from './noten.ts'
import { zuiver } from './ontsnap.ts'
import { schrijfDatum } from './waarde.ts'
import { gegevens, STAATNAAM } from './woorden.ts'

const SAMENVATTING = 'Samenvatting'

/**
 * The report as a Word document that an editor goes on from: Word's own headings, numbers, captions, footnotes and
 * table of contents, none of them typed out.
 */
export async function maakDocx(verslag: Verslag): Promise<Uint8Array> {
  const voetnoten = beginVoetnoten(maakNoten(verslag))
  const opbouw: Opbouw = { voetnoten, figuren: 0, tabellen: 0 }
  const samenvatting = await maakBlokken(verslag.samenvatting, opbouw)
  const hoofdstukken: FileChild[] = []
  for (const hoofdstuk of verslag.hoofdstukken) hoofdstukken.push(...(await maakHoofdstuk(hoofdstuk, opbouw)))
  const document = new Document({
    title: zuiver(verslag.titel),
    subject: `Stand op ${schrijfDatum(verslag.peildatum)}`,
    creator: zuiver(verslag.afnemer),
    lastModifiedBy: zuiver(verslag.afnemer),
    description: 'Gemaakt uit de NWB-hub; elk cijfer heeft een voetnoot met zijn herkomst.',
    keywords: 'weerbaar bestuur, voortgangsrapportage',
    styles: STIJLEN,
    numbering: NUMMERING,
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
          ...maakHerkomst(voetnoten),
        ],
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}

function maakVoorblad(verslag: Verslag): readonly FileChild[] {
  return [
    new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun(zuiver(verslag.titel))] }),
    ...gegevens(verslag).map(
      ({ naam, waarde }) =>
        new Paragraph({
          style: STIJL.gegeven,
          children: [new TextRun({ text: `${naam}: `, bold: true }), new TextRun(zuiver(waarde))],
        }),
    ),
    new Paragraph({
      spacing: { before: 360, after: 120 },
      children: [new TextRun({ text: 'Inhoud', bold: true, size: 28 })],
    }),
    ...maakInhoudsopgave(inhoud(verslag)),
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
  const staat = STAATNAAM[hoofdstuk.staat]
  return staat === null ? hoofdstuk.titel : `${hoofdstuk.titel} (${staat})`
}

async function maakHoofdstuk(hoofdstuk: Hoofdstuk, opbouw: Opbouw): Promise<readonly FileChild[]> {
  const delen: FileChild[] = [
    new Paragraph({
      heading: hoofdstuk.niveau === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2,
      numbering: { reference: KOPNUMMERING, level: hoofdstuk.niveau - 1 },
      children: [
        new Bookmark({ id: kopnaam(hoofdstuk.id), children: [new TextRun(zuiver(kop(hoofdstuk)))] }),
      ],
    }),
    ...(await maakBlokken(hoofdstuk.blokken, opbouw)),
  ]
  for (const paragraaf of hoofdstuk.paragrafen) delen.push(...(await maakHoofdstuk(paragraaf, opbouw)))
  return delen
}

async function maakBlokken(blokken: readonly Blok[], opbouw: Opbouw): Promise<readonly FileChild[]> {
  const delen: FileChild[] = []
  for (const blok of blokken) delen.push(...(await maakBlok(blok, opbouw)))
  return delen
}

function voettekst(verslag: Verslag): Footer {
  return new Footer({
    children: [
      new Paragraph({
        style: 'Footer',
        children: [
          new TextRun(zuiver(`${verslag.titel} · `)),
          new TextRun({ children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] }),
        ],
      }),
    ],
  })
}

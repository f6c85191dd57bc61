import { Bookmark, type FileChild, HeadingLevel, Paragraph, TextRun } from 'docx'
import { moment } from '../../taal/datums.ts'
import type { Tabel } from '../../verslag.ts'
import { cleanText } from '../escape.ts'
import type { Noot } from '../noten.ts'
import { columnsOf, HERKOMST_UITLEG, nameBronnen } from '../woorden.ts'
import { kopnaam } from './inhoudsopgave.ts'
import { STYLE } from './styles.ts'
import { makeTabel } from './tabel.ts'
import { bladwijzer, type Voetnoten } from './voetnoten.ts'

export const HERKOMST = 'Herkomst van de cijfers'

/** The appendix that footnotes lead to. The text of the questions is left to the page and the data, which are for machines. */
export function makeHerkomst(voetnoten: Voetnoten): readonly FileChild[] {
  return [
    new Paragraph({
      heading: HeadingLevel.HEADING_1,
      pageBreakBefore: true,
      children: [new Bookmark({ id: kopnaam(HERKOMST), children: [new TextRun(HERKOMST)] })],
    }),
    new Paragraph(
      `${HERKOMST_UITLEG} De tekst van de vragen staat in de HTML-versie en de JSON-versie van dit verslag.`,
    ),
    ...voetnoten.noten.alle.flatMap((noot) => maakNoot(noot, voetnoten)),
  ]
}

function maakNoot(noot: Noot, voetnoten: Voetnoten): readonly FileChild[] {
  const { vraag } = noot
  const bron = nameBronnen(noot)
  const antwoord = vraag.status === null ? 'geen antwoord' : `HTTP ${vraag.status}`
  return [
    new Paragraph({
      heading: HeadingLevel.HEADING_3,
      keepNext: true,
      children: [
        new Bookmark({
          id: bladwijzer(noot),
          children: [new TextRun(cleanText(`Herkomst ${noot.nummer}: ${bron}`))],
        }),
      ],
    }),
    new Paragraph({
      style: STYLE.onderFiguur,
      keepNext: noot.cijfers.length > 0,
      children: [
        new TextRun(
          cleanText(
            `Vraag ${vraag.id}, gesteld op ${moment(vraag.gesteldOp)}; ${antwoord}. Kenmerk van het verzoek: ${vraag.traceId}.`,
          ),
        ),
      ],
    }),
    ...(noot.cijfers.length === 0 ? [] : [makeTabel(alsTabel(noot), voetnoten)]),
  ]
}

function alsTabel(noot: Noot): Tabel {
  const kolommen = columnsOf(noot)
  return {
    soort: 'tabel',
    id: bladwijzer(noot),
    bijschrift: '',
    kolommen: kolommen.map(({ kop, uitlijning }) => ({ kop, uitlijning })),
    rijen: noot.cijfers.map((cijfer) => kolommen.map((kolom) => [kolom.lees(cijfer)])),
  }
}

import { FootnoteReferenceRun, InternalHyperlink, Paragraph, TextRun } from 'docx'
import { moment } from '../../taal/datums.ts'
import { cleanText } from '../escape.ts'
import type { Noot, Noten } from '../noten.ts'
import { nameBronnen } from '../woorden.ts'

/**
 * Word has a footnote for each place and cannot point at one twice. So every footnote stands by itself: the source and
 * the question, the first time with its moment and trace, and a way to the appendix, which gives all figures.
 */
export interface Voetnoten {
  readonly noten: Noten
  readonly alle: Record<string, { readonly children: readonly Paragraph[] }>
  readonly genoemd: Set<number>
}

export function beginVoetnoten(noten: Noten): Voetnoten {
  return { noten, alle: {}, genoemd: new Set() }
}

/** The name of a question's place in the appendix. */
export function bladwijzer(noot: Noot): string {
  return `herkomst_${noot.nummer}`
}

export function placeVoetnoot(noten: readonly Noot[], voetnoten: Voetnoten): FootnoteReferenceRun[] {
  if (noten.length === 0) return []
  const nummer = Object.keys(voetnoten.alle).length + 1
  voetnoten.alle[String(nummer)] = { children: noten.map((noot) => schrijfVoetnoot(noot, voetnoten)) }
  return [new FootnoteReferenceRun(nummer)]
}

function schrijfVoetnoot(noot: Noot, voetnoten: Voetnoten): Paragraph {
  const eerste = !voetnoten.genoemd.has(noot.nummer)
  voetnoten.genoemd.add(noot.nummer)
  const { vraag } = noot
  const bron = nameBronnen(noot)
  const verzoek = eerste ? `, gesteld op ${moment(vraag.gesteldOp)}, kenmerk ${vraag.traceId}` : ''
  return new Paragraph({
    style: 'FootnoteText',
    children: [
      new TextRun(cleanText(` ${bron}; vraag ${vraag.id}${verzoek} (`)),
      new InternalHyperlink({ anchor: bladwijzer(noot), children: [new TextRun(`herkomst ${noot.nummer}`)] }),
      new TextRun(').'),
    ],
  })
}

import { InternalHyperlink, NextAttributeComponent, Paragraph, Run, TextRun, XmlComponent } from 'docx'
import { cleanText } from '../escape.ts'
import { CONTENTS_LINE } from './styles.ts'

export interface Kop {
  readonly titel: string
  readonly niveau: 1 | 2
  /** The bookmark at the heading itself. */
  readonly bladwijzer: string
}

/**
 * A table of contents with links that is there before Word has updated it; Word adds the pages, which only it can count. The library's own puts
 * the field's code in one run with its beginning, which LibreOffice shows as text.
 */
export function makeInhoudsopgave(koppen: readonly Kop[]): readonly Paragraph[] {
  return koppen.map(
    (kop, i) =>
      new Paragraph({
        style: CONTENTS_LINE[kop.niveau],
        children: [
          ...(i === 0
            ? [veldteken('begin'), new Veldcode('TOC \\o "1-2" \\h \\z \\u'), veldteken('separate')]
            : []),
          new InternalHyperlink({
            anchor: kop.bladwijzer,
            children: [new TextRun(cleanText(kop.titel))],
          }),
          ...(i === koppen.length - 1 ? [veldteken('end')] : []),
        ],
      }),
  )
}

/** The bookmark of a heading; Word takes letters, digits and underscores, at most 40. */
export function kopnaam(id: string): string {
  return `kop_${id.toLowerCase().replace(/[^a-z0-9]+/g, '_')}`.slice(0, 40)
}

class Veldteken extends XmlComponent {
  constructor(soort: 'begin' | 'separate' | 'end') {
    super('w:fldChar')
    const bijwerken = { bijwerken: { key: 'w:dirty', value: 'true' } }
    this.root.push(
      new NextAttributeComponent({
        soort: { key: 'w:fldCharType', value: soort },
        ...(soort === 'begin' ? bijwerken : {}),
      }),
    )
  }
}

function veldteken(soort: 'begin' | 'separate' | 'end'): Run {
  return new Run({ children: [new Veldteken(soort)] })
}

class Veldtekst extends XmlComponent {
  constructor(code: string) {
    super('w:instrText')
    this.root.push(new NextAttributeComponent({ ruimte: { key: 'xml:space', value: 'preserve' } }), code)
  }
}

class Veldcode extends Run {
  constructor(code: string) {
    super({ children: [new Veldtekst(code)] })
  }
}

import {
  AlignmentType,
  BorderStyle,
  type INumberingOptions,
  type IParagraphStylePropertiesOptions,
  type IStylesOptions,
  LevelFormat,
  LineRuleType,
} from 'docx'

/** Word's measures: a twentieth of a point, and for type half a point. */
export const TWIPS_PER_CM = 567
const HALVE = 2

export const SHEET_WIDTH = 16 * TWIPS_PER_CM

export const HEADING_NUMBERING = 'koppen'
export const BULLETS = 'opsomming'

/** Names of styles of our own; an editor finds them under the Dutch names below. */
export const STYLE = {
  bijschrift: 'Caption',
  celkop: 'Celkop',
  cel: 'Cel',
  gegeven: 'Gegeven',
  onderFiguur: 'OnderFiguur',
  toelichting: 'KennisgevingUitleg',
  letOp: 'KennisgevingLetOp',
  mislukt: 'KennisgevingMislukt',
} as const

/** Word's own names of the lines of a table of contents. */
export const CONTENTS_LINE = { 1: 'TOC1', 2: 'TOC2' } as const

const BLAUW = '12365C'
const GRIJS = '4D5866'
const FONT = 'Arial'

export const STYLES: IStylesOptions = {
  default: {
    document: {
      run: { font: FONT, size: 10 * HALVE, language: { value: 'nl-NL' } },
      paragraph: { spacing: { after: 140, line: 290, lineRule: LineRuleType.AUTO } },
    },
    title: {
      run: { size: 28 * HALVE, bold: true, color: BLAUW },
      paragraph: {
        spacing: { before: 600, after: 360, line: 260, lineRule: LineRuleType.AUTO },
        alignment: AlignmentType.LEFT,
      },
    },
    heading1: {
      run: { size: 17 * HALVE, bold: true, color: BLAUW },
      paragraph: { spacing: { before: 480, after: 160 }, keepNext: true, keepLines: true },
    },
    heading2: {
      run: { size: 12.5 * HALVE, bold: true, color: BLAUW },
      paragraph: { spacing: { before: 320, after: 100 }, keepNext: true, keepLines: true },
    },
    heading3: {
      run: { size: 10.5 * HALVE, bold: true, color: BLAUW },
      paragraph: { spacing: { before: 240, after: 60 }, keepNext: true, keepLines: true },
    },
    footnoteText: {
      run: { size: 8 * HALVE },
      paragraph: { spacing: { after: 20, line: 220, lineRule: LineRuleType.AUTO } },
    },
    footnoteReference: { run: { superScript: true } },
  },
  paragraphStyles: [
    {
      id: STYLE.bijschrift,
      name: 'caption',
      basedOn: 'Normal',
      next: 'Normal',
      quickFormat: true,
      run: { size: 9 * HALVE, color: GRIJS, bold: true },
      paragraph: { spacing: { before: 240, after: 100 }, keepNext: true, keepLines: true },
    },
    {
      id: STYLE.cel,
      name: 'Cel',
      basedOn: 'Normal',
      run: { size: 8.5 * HALVE },
      paragraph: { spacing: { before: 30, after: 30, line: 240, lineRule: LineRuleType.AUTO } },
    },
    {
      id: STYLE.celkop,
      name: 'Celkop',
      basedOn: STYLE.cel,
      run: { bold: true },
      paragraph: { keepNext: true },
    },
    { id: STYLE.gegeven, name: 'Gegeven', basedOn: 'Normal', paragraph: { spacing: { after: 40 } } },
    {
      id: STYLE.onderFiguur,
      name: 'Onder figuur',
      basedOn: 'Normal',
      run: { size: 8.5 * HALVE, color: GRIJS },
    },
    inhoudsregel(1, { spacing: { before: 70, after: 10, line: 260, lineRule: LineRuleType.AUTO } }),
    inhoudsregel(2, {
      indent: { left: 400 },
      spacing: { after: 10, line: 260, lineRule: LineRuleType.AUTO },
    }),
    {
      id: 'Footer',
      name: 'footer',
      basedOn: 'Normal',
      run: { size: 8 * HALVE, color: GRIJS },
      paragraph: { alignment: AlignmentType.RIGHT },
    },
    kennisgeving(STYLE.toelichting, 'Kennisgeving: toelichting', '154A7D', 'F2F5F9'),
    kennisgeving(STYLE.letOp, 'Kennisgeving: let op', '8A5A00', 'FDF5E3'),
    kennisgeving(STYLE.mislukt, 'Kennisgeving: niet beschikbaar', 'A32626', 'FCEFEE'),
  ],
}

function inhoudsregel(niveau: 1 | 2, paragraph: IParagraphStylePropertiesOptions) {
  return { id: CONTENTS_LINE[niveau], name: `toc ${niveau}`, basedOn: 'Normal', next: 'Normal', paragraph }
}

function kennisgeving(id: string, name: string, kleur: string, tint: string) {
  return {
    id,
    name,
    basedOn: 'Normal',
    next: 'Normal',
    quickFormat: true,
    paragraph: {
      indent: { left: 200, right: 200 },
      spacing: { before: 160, after: 200 },
      keepLines: true,
      shading: { fill: tint },
      border: { left: { style: BorderStyle.SINGLE, size: 24, space: 8, color: kleur } },
    },
  }
}

export const NUMBERING: INumberingOptions = {
  config: [
    {
      reference: HEADING_NUMBERING,
      levels: ['%1', '%1.%2'].map((text, level) => ({
        level,
        text,
        format: LevelFormat.DECIMAL,
        alignment: AlignmentType.LEFT,
        style: { paragraph: { indent: { left: 680, hanging: 680 } } },
      })),
    },
    {
      reference: BULLETS,
      levels: [
        {
          level: 0,
          text: '•',
          format: LevelFormat.BULLET,
          alignment: AlignmentType.LEFT,
          style: { paragraph: { indent: { left: 400, hanging: 280 } } },
        },
      ],
    },
  ],
}

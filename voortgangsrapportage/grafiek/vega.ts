import { type Mark, parse, type Spec, View } from 'vega'
import { cleanText } from '../formaten/escape.ts'
import type { Canvas, Drawing, Vorm } from './drawing.ts'
import { LINE_HEIGHT } from './drawing.ts'

/** The font in every picture: what the reader's system has; Source Sans comes along where a picture becomes a PNG. */
export const FONT = "'Source Sans 3','Segoe UI','Helvetica Neue',Arial,'Liberation Sans',sans-serif"

const SYMBOOLMAAT = 64
const KRUIS = 'M-.6,-.6L.6,.6M-.6,.6L.6,-.6'

/** Has Vega write a placed drawing as SVG, with nothing in it that asks for another file. */
export async function writeSvg(tekening: Drawing, doek: Canvas): Promise<string> {
  const view = new View(parse(specificatie(tekening, doek)), { renderer: 'none' })
  try {
    return await view.toSVG()
  } finally {
    view.finalize()
  }
}

function specificatie(tekening: Drawing, doek: Canvas): Spec {
  return {
    width: doek.breedte,
    height: tekening.hoogte,
    padding: 0,
    autosize: 'none',
    config: { style: { cell: { stroke: 'transparent' } } },
    data: [
      { name: 'vlakken', values: [...tekening.vlakken] },
      { name: 'achter', values: tekening.paden.filter((pad) => pad.achter) },
      { name: 'paden', values: tekening.paden.filter((pad) => !pad.achter) },
      {
        name: 'symbolen',
        values: tekening.symbolen.map((symbool) => ({ ...symbool, pad: vormpad(symbool.vorm) })),
      },
      {
        name: 'teksten',
        values: tekening.teksten.map((tekst) => ({
          ...tekst,
          regels: tekst.regels.map(cleanText),
          hoogte: tekst.grootte * LINE_HEIGHT,
        })),
      },
    ],
    marks: [
      padmark('achter'),
      {
        type: 'rect',
        aria: false,
        from: { data: 'vlakken' },
        encode: {
          enter: {
            x: { field: 'x' },
            y: { field: 'y' },
            width: { field: 'breedte' },
            height: { field: 'hoogte' },
            fill: { field: 'vulling' },
            stroke: { field: 'rand' },
            strokeDash: { field: 'streep' },
            cornerRadius: { field: 'hoek' },
            fillOpacity: { signal: 'isValid(datum.dekking) ? datum.dekking : 1' },
          },
        },
      },
      padmark('paden'),
      {
        type: 'symbol',
        aria: false,
        from: { data: 'symbolen' },
        encode: {
          enter: {
            x: { field: 'x' },
            y: { field: 'y' },
            shape: { field: 'pad' },
            size: { value: SYMBOOLMAAT },
            fill: { field: 'vulling' },
            stroke: { field: 'kleur' },
            strokeWidth: { value: 2 },
          },
        },
      },
      {
        type: 'text',
        aria: false,
        from: { data: 'teksten' },
        encode: {
          enter: {
            x: { field: 'x' },
            y: { field: 'y' },
            text: { field: 'regels' },
            fill: { field: 'kleur' },
            font: { value: FONT },
            fontSize: { field: 'grootte' },
            lineHeight: { field: 'hoogte' },
            fontWeight: { signal: 'datum.vet ? 600 : 400' },
            fontStyle: { signal: "datum.schuin ? 'italic' : 'normal'" },
            align: { signal: "datum.uitlijning || 'left'" },
            baseline: { value: 'alphabetic' },
          },
        },
      },
    ],
  }
}

function vormpad(vorm: Vorm): string {
  return vorm === 'kruis' ? KRUIS : vorm
}

function padmark(data: 'achter' | 'paden'): Mark {
  return {
    type: 'path',
    aria: false,
    from: { data },
    encode: {
      enter: {
        path: { field: 'pad' },
        stroke: { field: 'lijn' },
        strokeWidth: { signal: 'isValid(datum.dikte) ? datum.dikte : 1' },
        strokeDash: { field: 'streep' },
        strokeJoin: { value: 'round' },
        fill: { field: 'vulling' },
        opacity: { signal: 'isValid(datum.dekking) ? datum.dekking : 1' },
      },
    },
  }
}

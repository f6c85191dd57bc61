import { type Area, type Canvas, type Drawing, LINE_HEIGHT, type Mark, type Pad } from './drawing.ts'
import { breakLines, textWidth } from './text-width.ts'

/** What stands for a series, drawn in the room of a swatch at `x`, with `midden` as its middle height. */
export type Staal = (x: number, midden: number) => { vlakken?: Area[]; paden?: Pad[]; symbolen?: Mark[] }

export interface LegendItem {
  readonly naam: string
  readonly staal: Staal
}

export const SWATCH_WIDTH = 26
const TUSSEN = 8
const RUIMTE = 18

/** The names of the series, in as many rows as they need. */
export function drawLegend(punten: readonly LegendItem[], doek: Canvas): Drawing {
  const regelhoogte = doek.letter * LINE_HEIGHT
  const vlakken: Area[] = []
  const paden: Pad[] = []
  const symbolen: Mark[] = []
  const teksten: Drawing['teksten'][number][] = []
  let x = 0
  let y = doek.letter
  for (const { naam, staal } of punten) {
    const breedte = SWATCH_WIDTH + TUSSEN + textWidth(naam, doek.letter)
    if (x > 0 && x + breedte > doek.breedte) {
      x = 0
      y += regelhoogte * 1.2
    }
    const deel = staal(x, y - doek.letter * 0.35)
    vlakken.push(...(deel.vlakken ?? []))
    paden.push(...(deel.paden ?? []))
    symbolen.push(...(deel.symbolen ?? []))
    const regels = breakLines(naam, doek.breedte - SWATCH_WIDTH - TUSSEN - 1, doek.letter)
    teksten.push({ x: x + SWATCH_WIDTH + TUSSEN, y, regels, kleur: doek.kleuren.tekst, grootte: doek.letter })
    x += breedte + RUIMTE
    y += (regels.length - 1) * regelhoogte
  }
  return { hoogte: y + doek.letter * 0.8, vlakken, paden, symbolen, teksten }
}

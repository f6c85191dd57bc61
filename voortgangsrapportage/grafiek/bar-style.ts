import { GEEN_CIJFER } from '../taal/woorden.ts'
import type { Staven } from '../verslag.ts'
import type { Area, Canvas, Drawing } from './drawing.ts'
import { drawLegend, type LegendItem, SWATCH_WIDTH } from './legend.ts'
import { patternName } from './pattern.ts'

const STAALHOOGTE = 14

/** How a series is filled: its texture, in its colour, with an edge of that colour. */
export function vul(reeks: number, doek: Canvas): Pick<Area, 'vulling' | 'rand'> {
  const rand = doek.kleuren.reeks[reeks % doek.kleuren.reeks.length] ?? doek.kleuren.tekst
  return { vulling: `url(#${patternName(doek.naam, reeks)})`, rand }
}

/** A place without a figure: an empty box with a broken edge, never a bar of no length. */
export function emptyBox(plaats: Pick<Area, 'x' | 'y' | 'breedte' | 'hoogte'>, doek: Canvas): Area {
  return { ...plaats, vulling: 'none', rand: doek.kleuren.zacht, streep: [3, 3] }
}

/** The lengths that must fit: each value, or each sum where bars stand on each other. */
export function lengths(beeld: Staven): readonly (number | null)[] {
  if (!beeld.gestapeld) return beeld.reeksen.flatMap((reeks) => reeks.punten.map((punt) => punt.waarde))
  const sommen = new Map<string, number>()
  for (const punt of beeld.reeksen.flatMap((reeks) => reeks.punten)) {
    sommen.set(punt.naam, (sommen.get(punt.naam) ?? 0) + (punt.waarde ?? 0))
  }
  return [...sommen.values()]
}

/** Names the series where there is more than one, and the empty box where nothing beside it does. */
export function makeBarLegend(beeld: Staven, doek: Canvas, metLeegvak: boolean): Drawing {
  const vak = (x: number, y: number) => ({
    x,
    y: y - STAALHOOGTE / 2,
    breedte: SWATCH_WIDTH,
    hoogte: STAALHOOGTE,
  })
  const punten: LegendItem[] =
    beeld.reeksen.length < 2
      ? []
      : beeld.reeksen.map((reeks, nummer) => ({
          naam: reeks.naam,
          staal: (x, y) => ({ vlakken: [{ ...vak(x, y), ...vul(nummer, doek) }] }),
        }))
  if (metLeegvak && beeld.reeksen.some((reeks) => reeks.punten.some((punt) => punt.waarde === null))) {
    punten.push({ naam: GEEN_CIJFER, staal: (x, y) => ({ vlakken: [emptyBox(vak(x, y), doek)] }) })
  }
  return punten.length === 0
    ? { hoogte: 0, vlakken: [], paden: [], symbolen: [], teksten: [] }
    : drawLegend(punten, doek)
}

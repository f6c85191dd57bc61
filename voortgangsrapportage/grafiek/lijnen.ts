import { sayValue } from '../taal/say.ts'
import { GEEN_CIJFER } from '../taal/woorden.ts'
import type { Lijnen } from '../verslag.ts'
import { axisWidth, drawStandingAxis, makeValueAxis } from './axis.ts'
import {
  type Canvas,
  combine,
  type Drawing,
  isNarrow,
  type Mark,
  type Pad,
  type Regels,
  type Vorm,
} from './drawing.ts'
import { drawLegend, type LegendItem, SWATCH_WIDTH } from './legend.ts'
import { spreadOut } from './spread.ts'
import { textWidth } from './text-width.ts'
import { drawTimeAxis, makeTimeAxis } from './time-axis.ts'

const VORMEN: readonly Vorm[] = ['circle', 'square', 'diamond', 'triangle-up', 'triangle-down']
const STREPEN: readonly (readonly number[])[] = [[], [7, 4], [2, 4], [10, 3, 2, 3], [4, 2]]
/** Past this many, points are a row of beads that hides the line. */
const MEESTE_PUNTEN = 40

export function drawLijnen(beeld: Lijnen, doek: Canvas): Drawing {
  const waarden = beeld.reeksen.flatMap((reeks) => reeks.punten.map((punt) => punt.waarde))
  const ontbreekt = waarden.includes(null)
  const legenda = maakLegenda(beeld, doek, ontbreekt)
  const boven = legenda.hoogte + doek.letter * 2
  const onder = boven + (isNarrow(doek) ? 190 : 250)
  const as = makeValueAxis(waarden, beeld.eenheid, [onder, boven])
  const links = axisWidth(as, beeld.eenheid, doek)
  const rechts = doek.breedte - Math.max(14, laatsteBreedte(beeld, doek))
  const tijd = makeTimeAxis(
    beeld.reeksen.map((reeks) => reeks.punten.map((punt) => punt.naam)),
    [links + 12, rechts],
  )
  const onderschrift = drawTimeAxis(tijd, doek, onder + 14)
  const raster = drawStandingAxis(as, beeld.eenheid, doek, { links, rechts: doek.breedte, boven })
  const reeksen = beeld.reeksen.map((reeks, nummer) => {
    const punten = reeks.punten.map((punt) => ({
      x: tijd.plaats(punt.naam),
      y: punt.waarde === null ? null : as.plaats(punt.waarde),
    }))
    return tekenReeks(punten, nummer, onder, doek)
  })
  return combine(
    onder + 14 + onderschrift.hoogte,
    legenda,
    raster,
    { teksten: onderschrift.teksten },
    ...reeksen,
    { teksten: laatsteWaarden(beeld, doek, tijd.plaats, as.plaats) },
  )
}

/** A line that is broken where a value is missing; there a cross stands on the axis. */
function tekenReeks(
  punten: readonly { x: number; y: number | null }[],
  nummer: number,
  onder: number,
  doek: Canvas,
): { paden: Pad[]; symbolen: Mark[] } {
  const { kleur, vorm, streep } = stijl(nummer, doek)
  let pad = ''
  let pen = false
  for (const { x, y } of punten) {
    if (y !== null) pad += `${pen ? 'L' : 'M'}${rond(x)},${rond(y)}`
    pen = y !== null
  }
  const alleen = (i: number) => (punten[i - 1]?.y ?? null) === null && (punten[i + 1]?.y ?? null) === null
  const symbolen = punten.flatMap(({ x, y }, i): Mark[] => {
    if (y === null) return [{ x, y: onder, vorm: 'kruis', kleur, vulling: kleur }]
    return punten.length <= MEESTE_PUNTEN || alleen(i)
      ? [{ x, y, vorm, kleur, vulling: doek.kleuren.papier }]
      : []
  })
  return { paden: pad === '' ? [] : [{ pad, lijn: kleur, dikte: 2.5, streep }], symbolen }
}

function stijl(nummer: number, doek: Canvas) {
  return {
    kleur: doek.kleuren.reeks[nummer % doek.kleuren.reeks.length] ?? doek.kleuren.tekst,
    vorm: VORMEN[nummer % VORMEN.length] ?? 'circle',
    streep: STREPEN[nummer % STREPEN.length] ?? [],
  }
}

function maakLegenda(beeld: Lijnen, doek: Canvas, ontbreekt: boolean): Drawing {
  const punten: LegendItem[] = beeld.reeksen.map((reeks, nummer) => {
    const { kleur, vorm, streep } = stijl(nummer, doek)
    return {
      naam: reeks.naam,
      staal: (x, y) => ({
        paden: [{ pad: `M${x},${y}h${SWATCH_WIDTH}`, lijn: kleur, dikte: 2.5, streep }],
        symbolen: [{ x: x + SWATCH_WIDTH / 2, y, vorm, kleur, vulling: doek.kleuren.papier }],
      }),
    }
  })
  if (ontbreekt) {
    const kleur = doek.kleuren.tekst
    punten.push({
      naam: GEEN_CIJFER,
      staal: (x, y) => ({ symbolen: [{ x: x + SWATCH_WIDTH / 2, y, vorm: 'kruis', kleur, vulling: kleur }] }),
    })
  }
  return drawLegend(punten, doek)
}

function laatstePunt(punten: Lijnen['reeksen'][number]['punten']) {
  const laatste = punten.at(-1)
  return laatste === undefined || laatste.waarde === null ? null : { ...laatste, waarde: laatste.waarde }
}

function laatsteBreedte(beeld: Lijnen, doek: Canvas): number {
  const breedten = beeld.reeksen.map((reeks) => {
    const punt = laatstePunt(reeks.punten)
    return punt === null
      ? 0
      : textWidth(sayValue(punt.waarde, beeld.eenheid, 'beeld'), doek.letter, true) + 12
  })
  return Math.max(0, ...breedten)
}

/** The last value of each line beside its end, moved apart where two would touch. */
function laatsteWaarden(
  beeld: Lijnen,
  doek: Canvas,
  x: (naam: string) => number,
  y: (waarde: number) => number,
): readonly Regels[] {
  const gewenst = beeld.reeksen.flatMap((reeks, nummer) => {
    const punt = laatstePunt(reeks.punten)
    if (punt === null) return []
    const { kleur } = stijl(nummer, doek)
    return [{ x: x(punt.naam) + 9, y: y(punt.waarde) + doek.letter * 0.35, kleur, waarde: punt.waarde }]
  })
  const plaatsen = spreadOut(
    gewenst.map((label) => label.y),
    doek.letter * 1.15,
  )
  return gewenst.map((label, i) => ({
    x: label.x,
    y: plaatsen[i] ?? label.y,
    regels: [sayValue(label.waarde, beeld.eenheid, 'beeld')],
    kleur: label.kleur,
    grootte: doek.letter,
    vet: true,
  }))
}

function rond(getal: number): number {
  return Math.round(getal * 100) / 100
}

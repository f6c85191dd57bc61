import { scale } from 'vega'
import { sayTick } from '../taal/say.ts'
import type { Eenheid } from '../verslag.ts'
import type { Canvas, Pad, Regels } from './drawing.ts'
import { textWidth } from './text-width.ts'

export interface ValueAxis {
  readonly stappen: readonly number[]
  /** From value to pixels. */
  readonly plaats: (waarde: number) => number
}

interface Schaal {
  (waarde: number): number
  domain(domein: readonly number[]): Schaal
  range(bereik: readonly number[]): Schaal
  nice(aantal: number): Schaal
  ticks(aantal: number): number[]
}

const STAPPEN = 4
const HEEL = new Set<Eenheid>(['aantal', 'dagen'])

/**
 * A scale that begins at zero, with few steps; whole ones where the unit has no halves. It ends at a round number, or
 * at the largest value where no axis is drawn.
 */
export function makeValueAxis(
  waarden: readonly (number | null)[],
  eenheid: Eenheid,
  bereik: readonly [number, number],
  rond = true,
): ValueAxis {
  const gegeven = waarden.filter((waarde) => waarde !== null)
  const laagste = Math.min(0, ...gegeven)
  const hoogste = Math.max(...gegeven, 0) || 1
  const lineair: () => Schaal = scale('linear')
  const precies = lineair().domain([laagste, hoogste]).range(bereik)
  const schaal = rond ? precies.nice(STAPPEN) : precies
  const stappen = schaal.ticks(STAPPEN).filter((stap) => !HEEL.has(eenheid) || Number.isInteger(stap))
  return { stappen, plaats: (waarde) => schaal(waarde) }
}

/** What stands above an axis whose values do not say it themselves. */
const EENHEIDNAAM: Readonly<Record<Eenheid, string | null>> = {
  aantal: 'aantal',
  procent: null,
  dagen: 'dagen',
  euro: null,
}

/** Lines across with their values on the left, and the unit above them. */
export function drawStandingAxis(
  as: ValueAxis,
  eenheid: Eenheid,
  doek: Canvas,
  vak: { links: number; rechts: number; boven: number },
): { paden: Pad[]; teksten: Regels[] } {
  const letter = doek.letter * 0.93
  const naam = EENHEIDNAAM[eenheid]
  return {
    paden: as.stappen.map((stap) => ({
      pad: `M${vak.links},${as.plaats(stap)}H${vak.rechts}`,
      lijn: stap === 0 ? doek.kleuren.zacht : doek.kleuren.raster,
      achter: stap !== 0,
    })),
    teksten: [
      ...as.stappen.map((stap) => ({
        x: vak.links - 8,
        y: as.plaats(stap) + letter * 0.35,
        regels: [sayTick(stap, eenheid)],
        kleur: doek.kleuren.zacht,
        grootte: letter,
        uitlijning: 'right' as const,
      })),
      ...(naam === null
        ? []
        : [
            { x: 0, y: vak.boven - letter * 1.1, regels: [naam], kleur: doek.kleuren.zacht, grootte: letter },
          ]),
    ],
  }
}

/** How much room the values on the left need. */
export function axisWidth(as: Pick<ValueAxis, 'stappen'>, eenheid: Eenheid, doek: Canvas): number {
  return Math.max(...as.stappen.map((stap) => textWidth(sayTick(stap, eenheid), doek.letter * 0.93))) + 10
}

import { type Doek, type Pad, REGELHOOGTE, type Symbool, type Tekening, type Vlak } from './tekening.ts'
import { breekRegels, tekstbreedte } from './tekstmaat.ts'

/** What stands for a series, drawn in the room of a swatch at `x`, with `midden` as its middle height. */
export type Staal = (x: number, midden: number) => { vlakken?: Vlak[]; paden?: Pad[]; symbolen?: Symbool[] }

export interface Legendapunt {
  readonly naam: string
  readonly staal: Staal
}

export const STAALBREEDTE = 26
const TUSSEN = 8
const RUIMTE = 18

/** The names of the series, in as many rows as they need. */
export function tekenLegenda(punten: readonly Legendapunt[], doek: Doek): Tekening {
  const regelhoogte = doek.letter * REGELHOOGTE
  const vlakken: Vlak[] = []
  const paden: Pad[] = []
  const symbolen: Symbool[] = []
  const teksten: Tekening['teksten'][number][] = []
  let x = 0
  let y = doek.letter
  for (const { naam, staal } of punten) {
    const breedte = STAALBREEDTE + TUSSEN + tekstbreedte(naam, doek.letter)
    if (x > 0 && x + breedte > doek.breedte) {
      x = 0
      y += regelhoogte * 1.2
    }
    const deel = staal(x, y - doek.letter * 0.35)
    vlakken.push(...(deel.vlakken ?? []))
    paden.push(...(deel.paden ?? []))
    symbolen.push(...(deel.symbolen ?? []))
    const regels = breekRegels(naam, doek.breedte - STAALBREEDTE - TUSSEN - 1, doek.letter)
    teksten.push({ x: x + STAALBREEDTE + TUSSEN, y, regels, kleur: doek.kleuren.tekst, grootte: doek.letter })
    x += breedte + RUIMTE
    y += (regels.length - 1) * regelhoogte
  }
  return { hoogte: y + doek.letter * 0.8, vlakken, paden, symbolen, teksten }
}

import { sayValue } from '../taal/say.ts'
import { GEEN_CIJFER } from '../taal/woorden.ts'
import type { Hellingen } from '../verslag.ts'
import { makeValueAxis } from './axis.ts'
import {
  type Canvas,
  combine,
  type Drawing,
  LINE_HEIGHT,
  type Mark,
  type Pad,
  type Regels,
} from './drawing.ts'
import { drawLegend } from './legend.ts'
import { breakLines, textWidth } from './text-width.ts'

const RIJHOOGTE = 26

/** Then and now on a phone: under each name a line from an open point, then, to a full one, now. */
export function drawHalters(beeld: Hellingen, doek: Canvas): Drawing {
  const kleur = doek.kleuren.reeks[0] ?? doek.kleuren.tekst
  const punt = (x: number, y: number, nu: boolean): Mark => ({
    x,
    y,
    vorm: 'circle',
    kleur,
    vulling: nu ? kleur : doek.kleuren.papier,
  })
  const legenda = drawLegend(
    [beeld.van, beeld.naar].map((naam, i) => ({
      naam,
      staal: (x, y) => ({ symbolen: [punt(x + 13, y, i === 1)] }),
    })),
    doek,
  )
  const schrijf = (waarde: number) => sayValue(waarde, beeld.eenheid, 'beeld')
  const waarden = beeld.lijnen.flatMap((lijn) => [lijn.van, lijn.naar])
  const rand = Math.max(
    0,
    ...waarden.map((waarde) => (waarde === null ? 0 : textWidth(schrijf(waarde), doek.letter, true))),
  )
  const as = makeValueAxis(waarden, beeld.eenheid, [rand + 14, doek.breedte - rand - 14], false)
  const paden: Pad[] = []
  const symbolen: Mark[] = []
  const teksten: Regels[] = []
  let y = legenda.hoogte
  for (const { naam, van, naar } of beeld.lijnen) {
    const regels = breakLines(naam, doek.breedte, doek.letter)
    teksten.push({ x: 0, y: y + doek.letter, regels, kleur: doek.kleuren.tekst, grootte: doek.letter })
    const midden = y + regels.length * doek.letter * LINE_HEIGHT + RIJHOOGTE / 2
    const basis = { y: midden + doek.letter * 0.35, grootte: doek.letter }
    if (van !== null && naar !== null)
      paden.push({ pad: `M${as.plaats(van)},${midden}H${as.plaats(naar)}`, lijn: kleur, dikte: 3 })
    if (van !== null) symbolen.push(punt(as.plaats(van), midden, false))
    if (naar !== null) symbolen.push(punt(as.plaats(naar), midden, true))
    for (const { waarde, kant } of schikEinden(van, naar)) {
      const x = waarde === null ? 0 : as.plaats(waarde) + (kant === 'right' ? -9 : 9)
      const leeg = waarde === null
      teksten.push({
        ...basis,
        x,
        regels: [leeg ? GEEN_CIJFER : schrijf(waarde)],
        kleur: leeg ? doek.kleuren.zacht : doek.kleuren.tekst,
        uitlijning: kant,
        schuin: leeg,
      })
    }
    y = midden + RIJHOOGTE / 2 + 8
  }
  return combine(y, legenda, { paden, symbolen, teksten })
}

interface Einde {
  readonly waarde: number | null
  readonly kant: 'left' | 'right'
}

/** The smaller value stands left of its point, the larger right of it; one alone stands right. */
function schikEinden(van: number | null, naar: number | null): readonly Einde[] {
  const gegeven = [van, naar].filter((waarde) => waarde !== null).sort((a, b) => a - b)
  const [kleinste, grootste] = gegeven
  if (kleinste === undefined) return [{ waarde: null, kant: 'left' }]
  if (grootste === undefined) return [{ waarde: kleinste, kant: 'left' }]
  return [
    { waarde: kleinste, kant: 'right' },
    { waarde: grootste, kant: 'left' },
  ]
}

import { sayValue } from '../taal/say.ts'
import type { Staven } from '../verslag.ts'
import { axisWidth, drawStandingAxis, makeValueAxis } from './axis.ts'
import { emptyBox, lengths, makeBarLegend, vul } from './bar-style.ts'
import {
  type Area,
  type Canvas,
  combine,
  type Drawing,
  isNarrow,
  LINE_HEIGHT,
  type Regels,
} from './drawing.ts'
import { drawLiggendeStaven } from './liggende-staven.ts'
import { leesPeriode, schrijfPeriode } from './periode.ts'
import { breakLines, textWidth } from './text-width.ts'
import { drawTimeAxis, makeTimeAxis } from './time-axis.ts'

const LUCHT = 0.3
const STOMP = 14

/** Bars; upright ones lie down where their names would not fit below them. */
export function drawStaven(beeld: Staven, doek: Canvas): Drawing {
  return beeld.richting === 'staand' && pastStaand(beeld, doek)
    ? tekenStaandeStaven(beeld, doek)
    : drawLiggendeStaven(beeld, doek)
}

function namenVan(beeld: Staven): readonly string[] {
  return [...new Set(beeld.reeksen.flatMap((reeks) => reeks.punten.map((punt) => punt.naam)))]
}

/** Periods are thinned out along the axis; other names may take three lines. */
function pastStaand(beeld: Staven, doek: Canvas): boolean {
  const namen = namenVan(beeld)
  const stap = (doek.breedte - 50) / Math.max(1, namen.length)
  const staven = beeld.gestapeld ? 1 : beeld.reeksen.length
  if (stap * (1 - LUCHT) < staven * 9) return false
  if (namen.every((naam) => leesPeriode(naam) !== null)) return true
  return namen.every((naam) => {
    const langste = Math.max(...naam.split(/\s+/).map((woord) => textWidth(woord, doek.letter * 0.93)))
    return langste <= stap - 6 && breakLines(naam, stap - 6, doek.letter * 0.93).length <= 3
  })
}

function tekenStaandeStaven(beeld: Staven, doek: Canvas): Drawing {
  const namen = namenVan(beeld)
  const legenda = makeBarLegend(beeld, doek, true)
  const boven = legenda.hoogte + doek.letter * 2.4
  const onder = boven + (isNarrow(doek) ? 180 : 230)
  const as = makeValueAxis(lengths(beeld), beeld.eenheid, [onder, boven])
  const links = axisWidth(as, beeld.eenheid, doek)
  const stap = (doek.breedte - links) / namen.length
  const midden = (naam: string) => links + (namen.indexOf(naam) + 0.5) * stap
  const staafbreedte = Math.min(56, (stap * (1 - LUCHT)) / (beeld.gestapeld ? 1 : beeld.reeksen.length))
  const vlakken: Area[] = []
  const teksten: Regels[] = []
  for (const naam of namen) {
    let top = onder
    beeld.reeksen.forEach((reeks, nummer) => {
      const punt = reeks.punten.find((kandidaat) => kandidaat.naam === naam)
      if (punt === undefined) return
      const plaats = beeld.gestapeld ? 0 : nummer - (beeld.reeksen.length - 1) / 2
      const x = midden(naam) + plaats * staafbreedte - staafbreedte / 2 + 1
      const breedte = staafbreedte - 2
      if (punt.waarde === null) {
        vlakken.push(emptyBox({ x, y: top - STOMP, breedte, hoogte: STOMP }, doek))
        if (beeld.gestapeld) top -= STOMP
        return
      }
      const hoogte = onder - as.plaats(punt.waarde)
      const y = (beeld.gestapeld ? top : onder) - hoogte
      vlakken.push({ x, y, breedte, hoogte, ...vul(nummer, doek) })
      if (beeld.gestapeld) top = y
      else teksten.push(...waardeBoven(punt.waarde, beeld, x + breedte / 2, y, staafbreedte, doek))
    })
    if (beeld.gestapeld) teksten.push(...totaalBoven(beeld, naam, midden(naam), top, stap, doek))
  }
  const onderschrift = tekenNamen(namen, midden, stap, onder + 4, doek)
  return combine(
    onder + 4 + onderschrift.hoogte,
    legenda,
    drawStandingAxis(as, beeld.eenheid, doek, {
      links,
      rechts: doek.breedte,
      boven: boven - doek.letter * 0.4,
    }),
    { vlakken, teksten },
    { teksten: onderschrift.teksten },
  )
}

function waardeBoven(
  waarde: number,
  beeld: Staven,
  x: number,
  y: number,
  ruimte: number,
  doek: Canvas,
): Regels[] {
  const grootte = doek.letter * 0.93
  const tekst = sayValue(waarde, beeld.eenheid, 'beeld')
  const regel: Regels = {
    x,
    y: y - 5,
    regels: [tekst],
    kleur: doek.kleuren.tekst,
    grootte,
    uitlijning: 'center',
  }
  return textWidth(tekst, grootte) <= ruimte + 6 ? [regel] : []
}

function totaalBoven(
  beeld: Staven,
  naam: string,
  x: number,
  y: number,
  ruimte: number,
  doek: Canvas,
): Regels[] {
  const waarden = beeld.reeksen.map(
    (reeks) => reeks.punten.find((punt) => punt.naam === naam)?.waarde ?? null,
  )
  if (waarden.includes(null)) return []
  const totaal = waarden.reduce<number>((som, waarde) => som + (waarde ?? 0), 0)
  return waardeBoven(totaal, beeld, x, y, ruimte, doek)
}

function tekenNamen(
  namen: readonly string[],
  midden: (naam: string) => number,
  stap: number,
  y: number,
  doek: Canvas,
): { teksten: readonly Regels[]; hoogte: number } {
  const grootte = doek.letter * 0.93
  if (namen.every((naam) => leesPeriode(naam) !== null)) {
    const eerste = namen[0] ?? ''
    const laatste = namen.at(-1) ?? ''
    return drawTimeAxis(
      { ...makeTimeAxis([namen], [midden(eerste), midden(laatste)]), plaats: midden },
      doek,
      y,
    )
  }
  const teksten = namen.map((naam) => ({
    x: midden(naam),
    y: y + grootte,
    regels: breakLines(schrijfPeriode(naam), stap - 6, grootte),
    kleur: doek.kleuren.zacht,
    grootte,
    uitlijning: 'center' as const,
  }))
  const regels = Math.max(...teksten.map((tekst) => tekst.regels.length))
  return { teksten, hoogte: regels * grootte * LINE_HEIGHT + 4 }
}

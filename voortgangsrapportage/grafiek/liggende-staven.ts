import { sayValue } from '../taal/say.ts'
import { GEEN_CIJFER } from '../taal/woorden.ts'
import type { Staven } from '../verslag.ts'
import { makeValueAxis } from './axis.ts'
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
import { schrijfPeriode } from './periode.ts'
import { breakLines, textWidth } from './text-width.ts'

const STAAFHOOGTE = 20
const TUSSEN = 3
const GROEPRUIMTE = 14
const STOMP = 24

/** Bars that lie: names beside them where there is room, above them on a phone. */
export function drawLiggendeStaven(beeld: Staven, doek: Canvas): Drawing {
  const legenda = makeBarLegend(beeld, doek, beeld.gestapeld)
  const namen = [...new Set(beeld.reeksen.flatMap((reeks) => reeks.punten.map((punt) => punt.naam)))]
  const naastElkaar = !isNarrow(doek)
  const naambreedte = naastElkaar ? kolombreedte(namen, doek) : doek.breedte
  const links = naastElkaar ? naambreedte + 12 : 0
  const rechts = doek.breedte - eindbreedte(beeld, doek)
  const as = makeValueAxis(lengths(beeld), beeld.eenheid, [links, rechts], false)
  const regelhoogte = doek.letter * LINE_HEIGHT
  const vlakken: Area[] = []
  const teksten: Regels[] = []
  const begin = legenda.hoogte === 0 ? 2 : legenda.hoogte + 6
  let y = begin
  for (const naam of namen) {
    const regels = breakLines(schrijfPeriode(naam), naambreedte, doek.letter)
    const staven = beeld.gestapeld ? 1 : beeld.reeksen.length
    const stavenhoogte = staven * (STAAFHOOGTE + TUSSEN) - TUSSEN
    const naamhoogte = regels.length * regelhoogte
    const hoogte = naastElkaar ? Math.max(stavenhoogte, naamhoogte) : stavenhoogte
    if (!naastElkaar) y += naamhoogte
    teksten.push({
      x: naastElkaar ? naambreedte : 0,
      y: naastElkaar ? y + (hoogte - naamhoogte) / 2 + doek.letter : y - naamhoogte + doek.letter * 0.9,
      regels,
      kleur: doek.kleuren.tekst,
      grootte: doek.letter,
      uitlijning: naastElkaar ? 'right' : 'left',
    })
    const rij = tekenRij(
      beeld,
      naam,
      { x: links, y: y + (hoogte - stavenhoogte) / 2, plaats: as.plaats },
      doek,
    )
    vlakken.push(...rij.vlakken)
    teksten.push(...rij.teksten)
    y += hoogte + GROEPRUIMTE
  }
  const grondlijn = { pad: `M${links},${begin}V${y - GROEPRUIMTE}`, lijn: doek.kleuren.zacht }
  return combine(
    y - GROEPRUIMTE + 4,
    legenda,
    { vlakken, teksten },
    naastElkaar ? { paden: [grondlijn] } : {},
  )
}

interface Rijplaats {
  readonly x: number
  readonly y: number
  readonly plaats: (waarde: number) => number
}

function tekenRij(
  beeld: Staven,
  naam: string,
  rij: Rijplaats,
  doek: Canvas,
): { vlakken: readonly Area[]; teksten: readonly Regels[] } {
  const vlakken: Area[] = []
  const teksten: Regels[] = []
  let x = rij.x
  let y = rij.y
  let totaal: number | null = 0
  for (const [nummer, reeks] of beeld.reeksen.entries()) {
    const punt = reeks.punten.find((kandidaat) => kandidaat.naam === naam)
    const waarde = punt?.waarde ?? null
    if (punt !== undefined && waarde === null) {
      vlakken.push(emptyBox({ x, y, breedte: STOMP, hoogte: STAAFHOOGTE }, doek))
      if (!beeld.gestapeld) teksten.push(naastStaaf(GEEN_CIJFER, x + STOMP, y, doek, true))
    }
    const breedte = waarde === null ? 0 : rij.plaats(waarde) - rij.x
    if (waarde !== null) {
      vlakken.push({ x, y, breedte, hoogte: STAAFHOOGTE, ...vul(nummer, doek) })
      if (!beeld.gestapeld)
        teksten.push(naastStaaf(sayValue(waarde, beeld.eenheid, 'beeld'), x + breedte, y, doek))
    }
    totaal = totaal === null || waarde === null ? null : totaal + waarde
    if (beeld.gestapeld) x += punt !== undefined && waarde === null ? STOMP : breedte
    else y += STAAFHOOGTE + TUSSEN
  }
  if (beeld.gestapeld && totaal !== null)
    teksten.push(naastStaaf(sayValue(totaal, beeld.eenheid, 'beeld'), x, y, doek))
  return { vlakken, teksten }
}

function naastStaaf(tekst: string, x: number, y: number, doek: Canvas, schuin = false): Regels {
  const kleur = schuin ? doek.kleuren.zacht : doek.kleuren.tekst
  return {
    x: x + 7,
    y: y + STAAFHOOGTE / 2 + doek.letter * 0.35,
    regels: [tekst],
    kleur,
    grootte: doek.letter,
    schuin,
  }
}

function kolombreedte(namen: readonly string[], doek: Canvas): number {
  const langste = Math.max(0, ...namen.map((naam) => textWidth(schrijfPeriode(naam), doek.letter)))
  return Math.min(langste + 2, doek.breedte * 0.36)
}

/** Room for what stands behind the longest bar. */
function eindbreedte(beeld: Staven, doek: Canvas): number {
  const waarden = lengths(beeld).flatMap((waarde) =>
    waarde === null ? [] : [sayValue(waarde, beeld.eenheid, 'beeld')],
  )
  return Math.max(0, ...waarden.map((tekst) => textWidth(tekst, doek.letter))) + 12
}

import { sayValue, share } from '../taal/say.ts'
import { GEEN_CIJFER } from '../taal/woorden.ts'
import type { Eenheid, Punt, Trechter } from '../verslag.ts'
import { emptyBox, vul } from './bar-style.ts'
import {
  type Area,
  type Canvas,
  combine,
  type Drawing,
  isNarrow,
  LINE_HEIGHT,
  type Pad,
  type Regels,
} from './drawing.ts'
import { breakLines } from './text-width.ts'

const STAAFHOOGTE = 26
const HALS = 12
const LEEGBREEDTE = 60

/** The stages under each other, each as wide as what came so far, with a neck between. */
export function drawTrechter(beeld: Trechter, doek: Canvas): Drawing {
  return isNarrow(doek) ? tekenSmal(beeld, doek) : tekenBreed(beeld, doek)
}

/** Names on the left, figures on the right, the funnel between. */
function tekenBreed(beeld: Trechter, doek: Canvas): Drawing {
  const naambreedte = doek.breedte * 0.34
  const cijferbreedte = doek.breedte * 0.2
  const midden = (naambreedte + (doek.breedte - cijferbreedte)) / 2
  const grootste = doek.breedte - naambreedte - cijferbreedte - 24
  const rijen = beeld.stappen.map((stap, i) => ({ stap, y: i * (STAAFHOOGTE + HALS + 14) }))
  const hoogte = (rijen.at(-1)?.y ?? 0) + STAAFHOOGTE + 4
  const teksten = rijen.flatMap(({ stap, y }): Regels[] => {
    const regels = breakLines(stap.naam, naambreedte - 4, doek.letter)
    const top =
      y + STAAFHOOGTE / 2 - ((regels.length - 1) * doek.letter * LINE_HEIGHT) / 2 + doek.letter * 0.35
    const basis = y + STAAFHOOGTE / 2 + doek.letter * 0.35
    return [
      { x: 0, y: top, regels, kleur: doek.kleuren.tekst, grootte: doek.letter },
      { x: doek.breedte, y: basis, ...cijfer(stap, beeld, doek), uitlijning: 'right' },
    ]
  })
  return combine(hoogte, drawStaven(beeld, rijen, midden, grootste, doek), { teksten })
}

/** The name and figure of a stage above its bar. */
function tekenSmal(beeld: Trechter, doek: Canvas): Drawing {
  const teksten: Regels[] = []
  let y = 0
  const rijen = beeld.stappen.map((stap) => {
    const regels = breakLines(stap.naam, doek.breedte * 0.66, doek.letter)
    const basis = y + doek.letter
    teksten.push(
      { x: 0, y: basis, regels, kleur: doek.kleuren.tekst, grootte: doek.letter },
      { x: doek.breedte, y: basis, ...cijfer(stap, beeld, doek), uitlijning: 'right' },
    )
    const staaf = y + regels.length * doek.letter * LINE_HEIGHT + 4
    y = staaf + STAAFHOOGTE + HALS
    return { stap, y: staaf }
  })
  return combine(y - HALS + 4, drawStaven(beeld, rijen, doek.breedte / 2, doek.breedte - 4, doek, false), {
    teksten,
  })
}

interface Rij {
  readonly stap: Punt
  readonly y: number
}

function drawStaven(
  beeld: Trechter,
  rijen: readonly Rij[],
  midden: number,
  grootste: number,
  doek: Canvas,
  metHals = true,
): { vlakken: readonly Area[]; paden: readonly Pad[] } {
  const hoogste = Math.max(1, ...beeld.stappen.map((stap) => stap.waarde ?? 0))
  const breedte = (stap: Punt) =>
    stap.waarde === null ? null : Math.max(2, (stap.waarde / hoogste) * grootste)
  const vlakken = rijen.map(({ stap, y }): Area => {
    const b = breedte(stap)
    return b === null
      ? emptyBox({ x: midden - LEEGBREEDTE / 2, y, breedte: LEEGBREEDTE, hoogte: STAAFHOOGTE }, doek)
      : { x: midden - b / 2, y, breedte: b, hoogte: STAAFHOOGTE, ...vul(0, doek) }
  })
  const paden = rijen.flatMap(({ stap, y }, i): Pad[] => {
    const volgende = rijen[i + 1]
    const boven = breedte(stap)
    const onder = volgende === undefined ? null : breedte(volgende.stap)
    if (!metHals || volgende === undefined || boven === null || onder === null) return []
    const top = y + STAAFHOOGTE
    const pad = `M${midden - boven / 2},${top}H${midden + boven / 2}L${midden + onder / 2},${volgende.y}H${midden - onder / 2}Z`
    return [{ pad, vulling: doek.kleuren.trap[1] ?? doek.kleuren.raster, dekking: 0.6, dikte: 0 }]
  })
  return { vlakken, paden }
}

/** "95 · 68%": how many, and which share of the first stage. */
function cijfer(stap: Punt, beeld: Trechter, doek: Canvas) {
  const eerste = beeld.stappen[0]?.waarde ?? null
  const tekst = stap.waarde === null ? GEEN_CIJFER : schrijfStap(stap.waarde, eerste, beeld.eenheid)
  const leeg = stap.waarde === null
  return {
    regels: [tekst],
    kleur: leeg ? doek.kleuren.zacht : doek.kleuren.tekst,
    grootte: doek.letter,
    vet: !leeg,
    schuin: leeg,
  }
}

function schrijfStap(waarde: number, eerste: number | null, eenheid: Eenheid): string {
  const zelf = sayValue(waarde, eenheid, 'beeld')
  const deel = eerste === null ? null : share(waarde, eerste, 'beeld')
  return deel === null ? zelf : `${zelf} · ${deel}`
}

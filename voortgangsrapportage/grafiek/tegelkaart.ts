import { sayTick, sayValue } from '../taal/say.ts'
import { GEEN_CIJFER } from '../taal/woorden.ts'
import type { Tegelkaart } from '../verslag.ts'
import { emptyBox } from './bar-style.ts'
import { verdeel } from './colour-steps.ts'
import {
  type Area,
  type Canvas,
  combine,
  type Drawing,
  isNarrow,
  LINE_HEIGHT,
  type Regels,
} from './drawing.ts'
import { drawLegend, type LegendItem, SWATCH_WIDTH } from './legend.ts'
import { breakLines } from './text-width.ts'

/** Where each provincie stands among the tiles: column, row. By TOOI code. */
const PLAATSEN: Readonly<Record<string, readonly [number, number]>> = {
  pv21: [2, 0],
  pv20: [3, 0],
  pv27: [1, 1],
  pv24: [2, 1],
  pv22: [3, 1],
  pv28: [0, 2],
  pv26: [1, 2],
  pv25: [2, 2],
  pv23: [3, 2],
  pv29: [0, 3],
  pv30: [1, 3],
  pv31: [2, 3],
}
const KOLOMMEN = 4
const TUSSEN = 5

/** The twelve provincies about where they lie, each as large as the other. Throws on a code that is none of them. */
export function drawTegelkaart(beeld: Tegelkaart, doek: Canvas): Drawing {
  const trappen = verdeel(
    beeld.tegels.map((tegel) => tegel.waarde),
    doek.kleuren.trap.length,
  )
  const legenda = maakLegenda(beeld, trappen, doek)
  const breedte = (Math.min(doek.breedte - 2, 560) - (KOLOMMEN - 1) * TUSSEN) / KOLOMMEN
  const hoogte = isNarrow(doek) ? 74 : 76
  const rijen = Math.max(...Object.values(PLAATSEN).map(([, rij]) => rij)) + 1
  const tegels = beeld.tegels.map((tegel) => {
    const plaats = PLAATSEN[tegel.code]
    if (plaats === undefined) {
      throw new Error(
        `Drawing the tile map: "${tegel.code}" is no provincie; wanted one of ${Object.keys(PLAATSEN).join(', ')}`,
      )
    }
    const x = 1 + plaats[0] * (breedte + TUSSEN)
    const y = legenda.hoogte + plaats[1] * (hoogte + TUSSEN)
    return tekenTegel(tegel, { x, y, breedte, hoogte }, trappen.index(tegel.waarde), beeld, doek)
  })
  return combine(legenda.hoogte + rijen * (hoogte + TUSSEN), legenda, ...tegels)
}

type Vak = Pick<Area, 'x' | 'y' | 'breedte' | 'hoogte'>

function tekenTegel(
  tegel: Tegelkaart['tegels'][number],
  vak: Vak,
  trap: number | null,
  beeld: Tegelkaart,
  doek: Canvas,
): { vlakken: Area[]; teksten: Regels[] } {
  const letter = doek.letter * 0.93
  const kleur = (trap === null ? undefined : doek.kleuren.trapTekst[trap]) ?? doek.kleuren.tekst
  const vulling = (trap === null ? undefined : doek.kleuren.trap[trap]) ?? 'none'
  const midden = vak.x + vak.breedte / 2
  const regels = breakLines(tegel.naam, vak.breedte - 6, letter)
  const waarde =
    tegel.waarde === null ? GEEN_CIJFER : (tegel.tekst ?? sayValue(tegel.waarde, beeld.eenheid, 'beeld'))
  const naamhoogte = regels.length * letter * LINE_HEIGHT
  const top = vak.y + (vak.hoogte - naamhoogte - doek.letter * 1.3) / 2
  return {
    vlakken: [
      tegel.waarde === null ? emptyBox(vak, doek) : { ...vak, vulling, rand: doek.kleuren.zacht, hoek: 3 },
    ],
    teksten: [
      { x: midden, y: top + letter * 0.95, regels, kleur, grootte: letter, uitlijning: 'center' },
      {
        x: midden,
        y: top + naamhoogte + doek.letter,
        regels: [waarde],
        kleur,
        grootte: tegel.waarde === null ? letter : doek.letter * 1.1,
        uitlijning: 'center',
        vet: tegel.waarde !== null,
        schuin: tegel.waarde === null,
      },
    ],
  }
}

function maakLegenda(beeld: Tegelkaart, trappen: ReturnType<typeof verdeel>, doek: Canvas): Drawing {
  const vak = (x: number, y: number) => ({ x, y: y - 8, breedte: SWATCH_WIDTH, hoogte: 16 })
  const punten: LegendItem[] = trappen.grenzen.map(([van, tot], i) => ({
    naam:
      van === tot
        ? sayTick(van, beeld.eenheid)
        : `${sayTick(van, beeld.eenheid)} – ${sayTick(tot, beeld.eenheid)}`,
    staal: (x, y) => ({
      vlakken: [
        {
          ...vak(x, y),
          vulling: doek.kleuren.trap[trappen.trap(i)] ?? 'none',
          rand: doek.kleuren.zacht,
          hoek: 3,
        },
      ],
    }),
  }))
  if (beeld.tegels.some((tegel) => tegel.waarde === null)) {
    punten.push({ naam: GEEN_CIJFER, staal: (x, y) => ({ vlakken: [emptyBox(vak(x, y), doek)] }) })
  }
  const titel = breakLines(beeld.legenda, doek.breedte, doek.letter)
  const titelhoogte = titel.length * doek.letter * LINE_HEIGHT + 4
  const legenda = drawLegend(punten, doek)
  return {
    hoogte: legenda.hoogte + titelhoogte + 4,
    vlakken: legenda.vlakken.map((vlak) => ({ ...vlak, y: vlak.y + titelhoogte })),
    paden: [],
    symbolen: [],
    teksten: [
      { x: 0, y: doek.letter, regels: titel, kleur: doek.kleuren.tekst, grootte: doek.letter, vet: true },
      ...legenda.teksten.map((tekst) => ({ ...tekst, y: tekst.y + titelhoogte })),
    ],
  }
}

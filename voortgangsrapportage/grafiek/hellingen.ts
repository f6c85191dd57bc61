import { sayValue } from '../taal/say.ts'
import { GEEN_CIJFER } from '../taal/woorden.ts'
import type { Hellingen } from '../verslag.ts'
import { makeValueAxis } from './axis.ts'
import {
  type Canvas,
  combine,
  type Drawing,
  isNarrow,
  LINE_HEIGHT,
  type Mark,
  type Pad,
  type Regels,
} from './drawing.ts'
import { drawHalters } from './halters.ts'
import { spreadOut } from './spread.ts'
import { breakLines, textWidth } from './text-width.ts'

const HOOGTE = 240
const HOOGTE_PER_LIJN = 36
/** Between the end of a line and its figure: room for the stroke that leads from one to the other. */
const AANLOOP = 26
const STREPEN: readonly (readonly number[])[] = [[], [8, 4], [2, 4]]

type Helling = Hellingen['lijnen'][number]

/** Then on the left, now on the right, with the name of each line behind its end. */
export function drawHellingen(beeld: Hellingen, doek: Canvas): Drawing {
  return isNarrow(doek) ? drawHalters(beeld, doek) : drawLijnen(beeld, doek)
}

function drawLijnen(beeld: Hellingen, doek: Canvas): Drawing {
  const letter = doek.letter
  const waarden = beeld.lijnen.flatMap((lijn) => [lijn.van, lijn.naar])
  const schrijf = (waarde: number | null) =>
    waarde === null ? GEEN_CIJFER : sayValue(waarde, beeld.eenheid, 'beeld')
  const breedste = (kant: 'van' | 'naar') =>
    Math.max(0, ...beeld.lijnen.map((lijn) => textWidth(schrijf(lijn[kant]), letter, true)))
  const links = Math.max(breedste('van') + AANLOOP + 2, textWidth(beeld.van, letter, true))
  const rechts = doek.breedte * 0.5
  const naamX = rechts + AANLOOP + breedste('naar') + 12
  const namen = beeld.lijnen.map((lijn) => breakLines(lijn.naam, doek.breedte - naamX, letter))
  const nodig = namen.reduce((som, regels) => som + regels.length * letter * LINE_HEIGHT + 6, 0)
  const boven = letter * 2.6
  const onder = boven + Math.max(HOOGTE, nodig, beeld.lijnen.length * HOOGTE_PER_LIJN)
  const as = makeValueAxis(waarden, beeld.eenheid, [onder - letter, boven + letter], false)
  const plaats = (waarde: number | null, ander: number | null) => as.plaats(waarde ?? ander ?? 0)
  const rechterplaatsen = spreadOut(
    beeld.lijnen.map((lijn) => plaats(lijn.naar, lijn.van)),
    namen.map((regels) => regels.length * letter * LINE_HEIGHT + 6),
  )
  const linkerplaatsen = spreadOut(
    beeld.lijnen.map((lijn) => plaats(lijn.van, lijn.naar)),
    letter * 1.2,
  )
  const hoogte = Math.max(
    onder,
    ...rechterplaatsen.map((y, i) => y + ((namen[i]?.length ?? 1) * letter * LINE_HEIGHT) / 2),
  )
  const kop = { y: letter, kleur: doek.kleuren.tekst, grootte: letter, vet: true }
  return combine(
    hoogte + 6,
    {
      paden: [links, rechts].map((x) => ({
        pad: `M${x},${boven - letter}V${hoogte}`,
        lijn: doek.kleuren.raster,
        achter: true,
      })),
      teksten: [
        { ...kop, x: links, regels: [beeld.van], uitlijning: 'right' },
        { ...kop, x: rechts, regels: [beeld.naar], uitlijning: 'left' },
      ],
    },
    ...beeld.lijnen.map((lijn, i) => tekenLijn(lijn, i, as.plaats, links, rechts, doek)),
    {
      paden: beeld.lijnen.flatMap((lijn, i) => [
        aanloop(
          links - 6,
          plaats(lijn.van, lijn.naar),
          links - AANLOOP + 4,
          linkerplaatsen[i] ?? 0,
          kleurVan(i, doek),
        ),
        aanloop(
          rechts + 6,
          plaats(lijn.naar, lijn.van),
          rechts + AANLOOP - 4,
          rechterplaatsen[i] ?? 0,
          kleurVan(i, doek),
        ),
      ]),
    },
    {
      teksten: beeld.lijnen.flatMap((lijn, i): Regels[] => {
        const y = (rechterplaatsen[i] ?? 0) + letter * 0.35
        const regels = namen[i] ?? []
        const top = y - ((regels.length - 1) * letter * LINE_HEIGHT) / 2
        return [
          {
            x: links - AANLOOP,
            y: (linkerplaatsen[i] ?? 0) + letter * 0.35,
            uitlijning: 'right',
            ...waarde(lijn.van, i),
          },
          { x: rechts + AANLOOP, y: top, ...waarde(lijn.naar, i) },
          { x: naamX, y: top, regels, kleur: doek.kleuren.tekst, grootte: letter },
        ]
      }),
    },
  )

  function waarde(getal: number | null, nummer: number) {
    const leeg = getal === null
    return {
      regels: [schrijf(getal)],
      kleur: leeg ? doek.kleuren.zacht : kleurVan(nummer, doek),
      grootte: letter,
      vet: !leeg,
      schuin: leeg,
    }
  }
}

function tekenLijn(
  lijn: Helling,
  nummer: number,
  y: (waarde: number) => number,
  links: number,
  rechts: number,
  doek: Canvas,
): { paden: readonly Pad[]; symbolen: readonly Mark[] } {
  const kleur = kleurVan(nummer, doek)
  const punt = (x: number, waarde: number | null, ander: number | null): Mark[] => {
    if (waarde !== null) return [{ x, y: y(waarde), vorm: 'circle', kleur, vulling: doek.kleuren.papier }]
    return ander === null ? [] : [{ x, y: y(ander), vorm: 'kruis', kleur, vulling: kleur }]
  }
  const heel = lijn.van !== null && lijn.naar !== null
  return {
    paden: heel
      ? [
          {
            pad: `M${links},${y(lijn.van ?? 0)}L${rechts},${y(lijn.naar ?? 0)}`,
            lijn: kleur,
            dikte: 2.5,
            streep: STREPEN[Math.floor(nummer / doek.kleuren.reeks.length) % STREPEN.length] ?? [],
          },
        ]
      : [],
    symbolen: [...punt(links, lijn.van, lijn.naar), ...punt(rechts, lijn.naar, lijn.van)],
  }
}

/** The thin stroke from the end of a line to its figure, which may have had to give way. */
function aanloop(x: number, y: number, naarX: number, naarY: number, lijn: string): Pad {
  return { pad: `M${x},${y}L${naarX},${naarY}`, lijn }
}

function kleurVan(nummer: number, doek: Canvas): string {
  return doek.kleuren.reeks[nummer % doek.kleuren.reeks.length] ?? doek.kleuren.tekst
}

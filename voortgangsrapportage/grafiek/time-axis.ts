import { type Canvas, LINE_HEIGHT, type Regels } from './drawing.ts'
import { leesPeriode, type Periode } from './periode.ts'
import { textWidth } from './text-width.ts'

export interface TimeAxis {
  readonly namen: readonly string[]
  /** From a period's name to pixels. */
  readonly plaats: (naam: string) => number
}

/** Periods at their place in time; names that are no periods at equal distances. */
export function makeTimeAxis(
  reeksen: readonly (readonly string[])[],
  bereik: readonly [number, number],
): TimeAxis {
  const perNaam = new Map<string, Periode | null>()
  for (const naam of reeksen.flat()) perNaam.set(naam, leesPeriode(naam))
  const tijden = [...perNaam.values()].flatMap((periode) => (periode === null ? [] : [periode.plaats]))
  const alleen = tijden.length === perNaam.size
  const namen = alleen
    ? [...perNaam.keys()].sort((a, b) => (perNaam.get(a)?.plaats ?? 0) - (perNaam.get(b)?.plaats ?? 0))
    : [...perNaam.keys()]
  const plaatsen = new Map(
    namen.map((naam, index) => [naam, alleen ? (perNaam.get(naam)?.plaats ?? 0) : index]),
  )
  const eerste = Math.min(...plaatsen.values())
  const lengte = Math.max(...plaatsen.values()) - eerste
  const [van, tot] = bereik
  return {
    namen,
    plaats: (naam) =>
      lengte === 0
        ? (van + tot) / 2
        : van + (((plaatsen.get(naam) ?? eerste) - eerste) / lengte) * (tot - van),
  }
}

/** Names below an axis: as many as fit, always the last, with the year on a second line where it changes. */
export function drawTimeAxis(as: TimeAxis, doek: Canvas, y: number): { teksten: Regels[]; hoogte: number } {
  const letter = doek.letter * 0.93
  const gekozen = kiesNamen(as, letter)
  let jaar: string | null = null
  let regels = 1
  const teksten = gekozen.map((naam) => {
    const periode = leesPeriode(naam)
    const nieuw = periode !== null && periode.jaar !== null && periode.jaar !== jaar
    jaar = periode?.jaar ?? jaar
    if (nieuw) regels = 2
    return {
      x: as.plaats(naam),
      y: y + letter,
      regels: [periode?.kort ?? naam, ...(nieuw && typeof periode?.jaar === 'string' ? [periode.jaar] : [])],
      kleur: doek.kleuren.zacht,
      grootte: letter,
      uitlijning: 'center' as const,
    }
  })
  return { teksten, hoogte: regels * letter * LINE_HEIGHT + 4 }
}

const LUCHT = 10

/** Every name, or every second, third, sixth … so that no two touch; counted from the last, which matters most. */
function kiesNamen(as: TimeAxis, letter: number): readonly string[] {
  const breedte = (naam: string) => Math.max(textWidth(leesPeriode(naam)?.kort ?? naam, letter), letter * 2.4)
  const raakt = (namen: readonly string[]) =>
    namen.some((naam, i) => {
      const vorige = namen[i - 1]
      if (vorige === undefined) return false
      return as.plaats(naam) - as.plaats(vorige) < (breedte(naam) + breedte(vorige)) / 2 + LUCHT
    })
  for (const stap of [1, 2, 3, 4, 6, 12, 24]) {
    const keuze = as.namen.filter((_, i) => (as.namen.length - 1 - i) % stap === 0)
    if (!raakt(keuze)) return keuze
  }
  return as.namen.slice(-1)
}

import type { Staven } from '../../verslag.ts'
import { type Legendapunt, STAALBREEDTE, tekenLegenda } from './legenda.ts'
import { GEEN_CIJFER } from './ontbrekend.ts'
import { patroonnaam } from './patroon.ts'
import type { Doek, Tekening, Vlak } from './tekening.ts'

const STAALHOOGTE = 14

/** How a series is filled: its texture, in its colour, with an edge of that colour. */
export function vul(reeks: number, doek: Doek): Pick<Vlak, 'vulling' | 'rand'> {
  const rand = doek.kleuren.reeks[reeks % doek.kleuren.reeks.length] ?? doek.kleuren.tekst
  return { vulling: `url(#${patroonnaam(doek.naam, reeks)})`, rand }
}

/** A place without a figure: an empty box with a broken edge, never a bar of no length. */
export function leegvak(plaats: Pick<Vlak, 'x' | 'y' | 'breedte' | 'hoogte'>, doek: Doek): Vlak {
  return { ...plaats, vulling: 'none', rand: doek.kleuren.zacht, streep: [3, 3] }
}

/** The lengths that must fit: each value, or each sum where bars stand on each other. */
export function lengten(beeld: Staven): readonly (number | null)[] {
  if (!beeld.gestapeld) return beeld.reeksen.flatMap((reeks) => reeks.punten.map((punt) => punt.waarde))
  const sommen = new Map<string, number>()
  for (const punt of beeld.reeksen.flatMap((reeks) => reeks.punten)) {
    sommen.set(punt.naam, (sommen.get(punt.naam) ?? 0) + (punt.waarde ?? 0))
  }
  return [...sommen.values()]
}

/** Names the series where there is more than one, and the empty box where nothing beside it does. */
export function maakStavenlegenda(beeld: Staven, doek: Doek, metLeegvak: boolean): Tekening {
  const vak = (x: number, y: number) => ({
    x,
    y: y - STAALHOOGTE / 2,
    breedte: STAALBREEDTE,
    hoogte: STAALHOOGTE,
  })
  const punten: Legendapunt[] =
    beeld.reeksen.length < 2
      ? []
      : beeld.reeksen.map((reeks, nummer) => ({
          naam: reeks.naam,
          staal: (x, y) => ({ vlakken: [{ ...vak(x, y), ...vul(nummer, doek) }] }),
        }))
  if (metLeegvak && beeld.reeksen.some((reeks) => reeks.punten.some((punt) => punt.waarde === null))) {
    punten.push({ naam: GEEN_CIJFER, staal: (x, y) => ({ vlakken: [leegvak(vak(x, y), doek)] }) })
  }
  return punten.length === 0
    ? { hoogte: 0, vlakken: [], paden: [], symbolen: [], teksten: [] }
    : tekenLegenda(punten, doek)
}

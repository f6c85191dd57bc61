import type { Cijfer, Eenheid, Verwijzing } from '../verslag.ts'
import { begrensd } from './begrenzing.ts'
import { bedrag } from './geld.ts'
import { bij, decimaal, telwoord } from './getallen.ts'
import { statuswoord } from './woorden.ts'

/**
 * How a figure is said: in digits with its unit, in a cell whose heading has the unit, beside a shape in a picture, as
 * a count in running text, or bounded as the letters bound a count.
 */
export type How = 'cijfers' | 'cel' | 'beeld' | 'woord' | 'rond'

type Figure = Pick<Cijfer, 'waarde' | 'status' | 'eenheid'>

/**
 * The one place where a figure becomes words, so that it reads the same wherever it stands: exactly, with the decimals
 * that it has; only `rond` says less, and says that it does. Where there is no value, the word for its status.
 */
export function say({ waarde, status, eenheid }: Figure, how: How = 'cijfers'): string {
  return waarde === null || status !== 'WAARDE' ? statuswoord(status) : sayValue(waarde, eenheid, how)
}

/** The same for a bare value: euro in whole cents, percentages from 0 to 100. */
export function sayValue(waarde: number, eenheid: Eenheid, how: How = 'cijfers'): string {
  switch (eenheid) {
    case 'aantal':
      return sayCount(waarde, how)
    case 'procent':
      return `${decimaal(waarde)}${how === 'beeld' ? '%' : ' procent'}`
    case 'dagen':
      return how === 'cel' || how === 'beeld' ? decimaal(waarde) : `${decimaal(waarde)} ${bij(waarde, 'dag')}`
    case 'euro':
      return bedrag(waarde)
  }
}

function sayCount(waarde: number, how: How): string {
  if (!Number.isInteger(waarde) || how === 'cijfers' || how === 'cel' || how === 'beeld')
    return decimaal(waarde)
  return how === 'rond' ? begrensd(waarde) : telwoord(waarde)
}

/** A figure in running text, with the reference to it. */
export function cite(cijfer: Cijfer, how: How = 'cijfers'): Verwijzing {
  return { tekst: say(cijfer, how), cijfers: [cijfer.id] }
}

/**
 * A part of a whole in whole percents, which is nought only of nothing, and a hundred only of everything: otherwise
 * `minder dan 1` and `meer dan 99`. `null` when there is no whole.
 */
export function share(deel: number, geheel: number, how: How = 'cijfers'): string | null {
  if (geheel === 0) return null
  const percentage = (100 * deel) / geheel
  const [onder, boven, teken] = how === 'beeld' ? ['<', '>', '%'] : ['minder dan ', 'meer dan ', ' procent']
  if (deel > 0 && percentage < 1) return `${onder}1${teken}`
  if (deel < geheel && percentage > 99) return `${boven}99${teken}`
  return `${Math.round(percentage)}${teken}`
}

/** That share in running text, resting on both figures; `null` where one is not known, or there is no whole. */
export function citeShare(deel: Cijfer, geheel: Cijfer): Verwijzing | null {
  if (deel.waarde === null || geheel.waarde === null) return null
  const woorden = share(deel.waarde, geheel.waarde)
  return woorden === null ? null : { tekst: woorden, cijfers: [deel.id, geheel.id] }
}

const compact = new Intl.NumberFormat('nl-NL', {
  style: 'currency',
  currency: 'EUR',
  notation: 'compact',
  maximumFractionDigits: 1,
})

/** A step along an axis or the bound of a colour: a round number that is no figure of the report. */
export function sayTick(waarde: number, eenheid: Eenheid): string {
  return eenheid === 'euro' ? compact.format(waarde / 100) : sayValue(waarde, eenheid, 'beeld')
}

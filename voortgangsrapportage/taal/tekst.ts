import type { Cijfer, Tekst, Verwijzing } from '../verslag.ts'
import { hoofdletter } from './getallen.ts'

type Deel = string | Verwijzing | Tekst

/** Running text with figures in it: tekst`Er zijn ${volgens('142', aanvragen)} aanvragen.` */
export function tekst(vast: TemplateStringsArray, ...delen: readonly Deel[]): Tekst {
  return vast.flatMap((stuk, index): Tekst => {
    const deel = delen[index]
    return [...(stuk === '' ? [] : [stuk]), ...(deel === undefined ? [] : ontleed(deel))]
  })
}

/** Words that rest on figures. */
export function volgens(woorden: string, ...cijfers: readonly Cijfer[]): Verwijzing {
  return { tekst: woorden, cijfers: cijfers.map(({ id }) => id) }
}

/** Words of the source itself: what a letter wrote, a name, an explanation. */
export function letterlijk(woorden: string, ...cijfers: readonly Cijfer[]): Verwijzing {
  return { tekst: woorden, cijfers: cijfers.map(({ id }) => id), letterlijk: true }
}

/** The same words at the head of a sentence. */
export function atHead(verwijzing: Verwijzing): Verwijzing {
  return { ...verwijzing, tekst: hoofdletter(verwijzing.tekst) }
}

/** Text as it reads, without its references. */
export function leesbaar(stukken: Tekst): string {
  return stukken.map((stuk) => (typeof stuk === 'string' ? stuk : stuk.tekst)).join('')
}

/** Several texts as one, with something between them. */
export function samen(teksten: readonly Tekst[], tussen = ' '): Tekst {
  return teksten.flatMap((stukken, index) => (index === 0 ? stukken : [tussen, ...stukken]))
}

/** Texts in a row, with commas and `en`. */
export function rij(teksten: readonly Tekst[]): Tekst {
  return teksten.flatMap((stukken, index): Tekst => {
    if (index === 0) return stukken
    return [index === teksten.length - 1 ? ' en ' : ', ', ...stukken]
  })
}

function ontleed(deel: Deel): Tekst {
  if (typeof deel === 'string') return deel === '' ? [] : [deel]
  return 'cijfers' in deel ? [deel] : deel
}

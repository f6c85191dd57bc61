import type { Beeld, Grafiek } from '../../verslag.ts'
import { ontsnap } from '../ontsnap.ts'
import { tekenHellingen } from './hellingen.ts'
import { tekenLijnen } from './lijnen.ts'
import { patronen } from './patroon.ts'
import { tekenStaven } from './staven.ts'
import { tekenTegelkaart } from './tegelkaart.ts'
import type { Doek, Tekening } from './tekening.ts'
import { tekenTrechter } from './trechter.ts'
import { schrijfSvg } from './vega.ts'

export function teken(beeld: Beeld, doek: Doek): Tekening {
  switch (beeld.vorm) {
    case 'lijnen':
      return tekenLijnen(beeld, doek)
    case 'staven':
      return tekenStaven(beeld, doek)
    case 'trechter':
      return tekenTrechter(beeld, doek)
    case 'tegelkaart':
      return tekenTegelkaart(beeld, doek)
    case 'hellingen':
      return tekenHellingen(beeld, doek)
  }
}

/** The picture as one `<svg>` element that scales to the room it gets and says in words what it shows. */
export async function tekenGrafiek(grafiek: Grafiek, doek: Doek): Promise<string> {
  const svg = await schrijfSvg(teken(grafiek.beeld, doek), doek)
  const begin = /^<svg[^>]*viewBox="([^"]*)"[^>]*>/.exec(svg)
  if (begin?.[1] === undefined)
    throw new Error(
      `Drawing "${grafiek.id}": Vega wrote "${svg.slice(0, 80)}"; wanted an <svg> with a viewBox`,
    )
  const titel = `${doek.naam}-titel`
  const uitleg = `${doek.naam}-uitleg`
  const kop = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${begin[1]}" role="img" aria-labelledby="${titel}" aria-describedby="${uitleg}">`,
    `<title id="${titel}">${ontsnap(grafiek.bijschrift)}</title>`,
    `<desc id="${uitleg}">${ontsnap(grafiek.alternatief)}</desc>`,
    `<defs>${patronen(doek.naam, doek.kleuren.reeks, doek.kleuren.papier)}</defs>`,
  ]
  return (
    kop.join('') +
    svg.slice(begin[0].length).replace(/<[a-z]+ [^>]*>/g, (tag) => tag.replace(VEGA_ROLLEN, ''))
  )
}

/** Vega names the role of each of its groups; inside one picture with one text these say nothing. */
const VEGA_ROLLEN = / (?:role|aria-roledescription|aria-hidden|class)="[^"]*"/g

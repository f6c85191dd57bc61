import { escapeMarkup } from '../formaten/escape.ts'
import { leesbaar } from '../taal/tekst.ts'
import type { Beeld, Grafiek } from '../verslag.ts'
import type { Canvas, Drawing } from './drawing.ts'
import { drawHellingen } from './hellingen.ts'
import { drawLijnen } from './lijnen.ts'
import { patterns } from './pattern.ts'
import { drawStaven } from './staven.ts'
import { drawTegelkaart } from './tegelkaart.ts'
import { drawTrechter } from './trechter.ts'
import { writeSvg } from './vega.ts'

export function teken(beeld: Beeld, doek: Canvas): Drawing {
  switch (beeld.vorm) {
    case 'lijnen':
      return drawLijnen(beeld, doek)
    case 'staven':
      return drawStaven(beeld, doek)
    case 'trechter':
      return drawTrechter(beeld, doek)
    case 'tegelkaart':
      return drawTegelkaart(beeld, doek)
    case 'hellingen':
      return drawHellingen(beeld, doek)
  }
}

/** The picture as one `<svg>` element that scales to the room it gets and says in words what it shows. */
export async function drawGrafiek(grafiek: Grafiek, doek: Canvas): Promise<string> {
  const svg = await writeSvg(teken(grafiek.beeld, doek), doek)
  const begin = /^<svg[^>]*viewBox="([^"]*)"[^>]*>/.exec(svg)
  if (begin?.[1] === undefined)
    throw new Error(
      `Drawing "${grafiek.id}": Vega wrote "${svg.slice(0, 80)}"; wanted an <svg> with a viewBox`,
    )
  const titel = `${doek.naam}-titel`
  const uitleg = `${doek.naam}-uitleg`
  const kop = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${begin[1]}" role="img" aria-labelledby="${titel}" aria-describedby="${uitleg}">`,
    `<title id="${titel}">${escapeMarkup(grafiek.bijschrift)}</title>`,
    `<desc id="${uitleg}">${escapeMarkup(leesbaar(grafiek.alternatief))}</desc>`,
    `<defs>${patterns(doek.naam, doek.kleuren.reeks, doek.kleuren.papier)}</defs>`,
  ]
  return (
    kop.join('') +
    svg.slice(begin[0].length).replace(/<[a-z]+ [^>]*>/g, (tag) => tag.replace(VEGA_ROLLEN, ''))
  )
}

/** Vega names the role of each of its groups; inside one picture with one text these say nothing. */
const VEGA_ROLLEN = / (?:role|aria-roledescription|aria-hidden|class)="[^"]*"/g

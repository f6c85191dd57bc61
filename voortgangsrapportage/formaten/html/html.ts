import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { type Colours, colourNames, DARK, LIGHT } from '../../grafiek/colours.ts'
import { staatwoorden } from '../../taal/woorden.ts'
import type { Blok, Hoofdstuk, Verslag } from '../../verslag.ts'
import { makeNoten } from '../noten.ts'
import { gegevens } from '../woorden.ts'
import { writeBlok } from './blokken.ts'
import { HERKOMST, writeHerkomst } from './herkomst.ts'
import { html, type Markup, raw } from './markup.ts'
import { anchor, beginNumbering, type Numbering } from './numbering.ts'

const SAMENVATTING = { id: 'samenvatting', titel: 'Samenvatting' }

/**
 * The report as one page that asks for nothing else: no script, no font, no picture from elsewhere. Its policy lets
 * through the one style sheet by its hash, so that whatever text a source gives, a browser runs and fetches nothing.
 */
export async function makeHtml(verslag: Verslag): Promise<string> {
  const opbouw = beginNumbering(makeNoten(verslag))
  const samenvatting = await schrijfBlokken(verslag.samenvatting, opbouw)
  const hoofdstukken: Markup[] = []
  for (const hoofdstuk of verslag.hoofdstukken) hoofdstukken.push(await schrijfHoofdstuk(hoofdstuk, opbouw))
  const stijl = schrijfStijl()
  const pagina = html`<!doctype html>
<html lang="nl">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${beleid(stijl)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${verslag.titel}</title>
<style>${raw(stijl)}</style>
</head>
<body>
<a class="overslaan" href="#inhoud">Naar de inhoud</a>
<header><div>
<h1>${verslag.titel}</h1>
<dl>${gegevens(verslag).map(({ naam, waarde }) => html`<div><dt>${naam}</dt><dd>${waarde}</dd></div>`)}</dl>
</div></header>
<div class="blad">
${schrijfInhoudsopgave(verslag)}<main id="inhoud" tabindex="-1">
<section id="${SAMENVATTING.id}" class="samenvatting" aria-labelledby="${SAMENVATTING.id}-kop">
<h2 id="${SAMENVATTING.id}-kop">${SAMENVATTING.titel}</h2>
${samenvatting}</section>
${hoofdstukken}${writeHerkomst(opbouw)}</main>
</div>
</body>
</html>
`
  return pagina.inhoud
}

/** One after the other: figures, tables and marks are numbered while writing. */
async function schrijfBlokken(blokken: readonly Blok[], opbouw: Numbering): Promise<readonly Markup[]> {
  const geschreven: Markup[] = []
  for (const blok of blokken) geschreven.push(await writeBlok(blok, opbouw))
  return geschreven
}

async function schrijfHoofdstuk(hoofdstuk: Hoofdstuk, opbouw: Numbering): Promise<Markup> {
  const id = anchor(hoofdstuk.id)
  opbouw.plaats = `${hoofdstuk.niveau === 1 ? 'hoofdstuk' : 'paragraaf'} ${hoofdstuk.nummer}`
  const blokken = await schrijfBlokken(hoofdstuk.blokken, opbouw)
  const paragrafen: Markup[] = []
  for (const paragraaf of hoofdstuk.paragrafen) paragrafen.push(await schrijfHoofdstuk(paragraaf, opbouw))
  const kop = raw(hoofdstuk.niveau === 1 ? 'h2' : 'h3')
  return html`<section id="${id}" aria-labelledby="${id}-kop">
<${kop} id="${id}-kop"><span class="nummer">${hoofdstuk.nummer}</span> ${hoofdstuk.titel}${schrijfStaat(hoofdstuk)}</${kop}>
${blokken}${paragrafen}</section>\n`
}

function schrijfStaat(hoofdstuk: Hoofdstuk): Markup | null {
  const staat = staatwoorden[hoofdstuk.staat]
  return staat === null ? null : html` <span class="staat">${staat}</span>`
}

function schrijfInhoudsopgave(verslag: Verslag): Markup {
  const punt = (hoofdstuk: Hoofdstuk): Markup =>
    html`<li><a href="#${anchor(hoofdstuk.id)}"><span class="nummer">${hoofdstuk.nummer}</span> <span>${hoofdstuk.titel}${schrijfStaat(hoofdstuk)}</span></a>${
      hoofdstuk.paragrafen.length === 0 ? null : html`<ol>${hoofdstuk.paragrafen.map(punt)}</ol>`
    }</li>`
  const los = ({ id, titel }: { id: string; titel: string }) =>
    html`<li><a href="#${id}"><span class="nummer"></span> <span>${titel}</span></a></li>`
  return html`<nav aria-labelledby="inhoudsopgave"><h2 id="inhoudsopgave">Inhoud</h2>
<ol>${los(SAMENVATTING)}${verslag.hoofdstukken.map(punt)}${los(HERKOMST)}</ol></nav>\n`
}

function schrijfStijl(): string {
  const regels = readFileSync(new URL('./verslag.css', import.meta.url), 'utf8')
  const kleuren = (palet: Colours) =>
    [...colourNames(palet)].map(([naam, kleur]) => `${naam}:${kleur}`).join(';')
  return `:root{${kleuren(LIGHT)}}
@media (prefers-color-scheme: dark){:root{${kleuren(DARK)}}}
@media print{:root{${kleuren(LIGHT)}}}
${regels}`
}

function beleid(stijl: string): string {
  const hash = createHash('sha256').update(stijl).digest('base64')
  return `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`
}

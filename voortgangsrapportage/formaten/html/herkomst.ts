import { moment } from '../../taal/datums.ts'
import type { Noot } from '../noten.ts'
import { columnsOf, HERKOMST_UITLEG, nameBronnen } from '../woorden.ts'
import { html, type Markup } from './markup.ts'
import type { Numbering } from './numbering.ts'
import { writeTabel } from './tabel.ts'

export const HERKOMST = { id: 'herkomst', titel: 'Herkomst van de cijfers' }

/** The notes: for every question its source, moment, trace, figures and text, and the ways back. */
export function writeHerkomst(opbouw: Numbering): Markup {
  return html`<section id="${HERKOMST.id}" aria-labelledby="${HERKOMST.id}-kop">
<h2 id="${HERKOMST.id}-kop">${HERKOMST.titel}</h2>
<p>${HERKOMST_UITLEG}</p>
<ol class="noten">${opbouw.noten.alle.map((noot) => schrijfNoot(noot, opbouw))}</ol>
</section>\n`
}

function schrijfNoot(noot: Noot, opbouw: Numbering): Markup {
  const { vraag } = noot
  const bron = nameBronnen(noot)
  const antwoord = vraag.status === null ? 'geen antwoord' : `HTTP ${vraag.status}`
  return html`<li id="noot-${noot.nummer}">
<p><b>${bron}</b></p>
<p>Vraag <span class="kenmerk">${vraag.id}</span>, gesteld op ${moment(vraag.gesteldOp)}; ${antwoord}. Kenmerk van het verzoek: <span class="kenmerk">${vraag.traceId}</span>.</p>
${schrijfTerug(noot, opbouw)}${schrijfCijfers(noot)}
<details class="vraag"><summary>De vraag van noot ${noot.nummer}</summary>
<pre tabindex="0" role="region" aria-label="GraphQL van noot ${noot.nummer}"><code lang="en">${vraag.document}</code></pre>
<pre tabindex="0" role="region" aria-label="Variabelen van noot ${noot.nummer}"><code>${JSON.stringify(vraag.variabelen, null, 2)}</code></pre></details>
</li>\n`
}

function schrijfTerug(noot: Noot, opbouw: Numbering): Markup | null {
  const plaatsen = [...(opbouw.terug.get(noot.nummer) ?? [])]
  if (plaatsen.length === 0) return null
  const links = plaatsen.map(
    ([plaats, id]) =>
      html` <a href="#${id}" aria-label="Terug van noot ${noot.nummer} naar ${plaats}">${plaats}</a>`,
  )
  return html`<p class="terug">Terug naar:${links}</p>\n`
}

/** The source stands with each figure where a question has more than one. */
function schrijfCijfers(noot: Noot): Markup | null {
  if (noot.cijfers.length === 0) return null
  const naam = `${noot.cijfers.length} ${noot.cijfers.length === 1 ? 'cijfer' : 'cijfers'} van noot ${noot.nummer}`
  const kolommen = columnsOf(noot)
  const tabel = writeTabel({
    bijschrift: html`${naam}`,
    kolommen,
    rijen: noot.cijfers.map((cijfer) =>
      kolommen.map((kolom) => ({ kolom, inhoud: html`${kolom.lees(cijfer)}`, leeg: false })),
    ),
    stapel: true,
  })
  return html`<details><summary>${naam}</summary><div class="tabel">${tabel}</div></details>`
}

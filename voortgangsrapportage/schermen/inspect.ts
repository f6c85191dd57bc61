import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const REGELS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

interface Overtreding {
  readonly id: string
  readonly help: string
  readonly nodes: readonly { readonly target: readonly string[]; readonly failureSummary?: string }[]
}

/** What axe finds wrong, a line for each rule; empty when nothing. */
export async function inspectAccessibility(page: Page): Promise<readonly string[]> {
  await page.evaluate(AXE)
  const overtredingen: readonly Overtreding[] = await page.evaluate(
    `axe.run({ runOnly: ${JSON.stringify(REGELS)} }).then((uitkomst) => uitkomst.violations)`,
  )
  return overtredingen.map(({ id, help, nodes }) => {
    const waar = nodes.slice(0, 3).map((node) => node.target.join(' '))
    return `axe ${id}: ${help} (${nodes.length}×, ${waar.join('; ')}) ${nodes[0]?.failureSummary ?? ''}`
  })
}

/** Smaller type than this, in CSS pixels as shown, is not legible in a picture. */
const KLEINSTE_LETTER = 11

/**
 * What cannot be read: a page wider than the screen, text outside it or cut off, and in pictures type too small, text
 * outside the drawing and texts over each other. Runs in the page, so it is written as text.
 */
const LEESBAARHEID = `(() => {
  const bezwaren = []
  const breedte = document.documentElement.clientWidth
  const kort = (tekst) => JSON.stringify(tekst.trim().slice(0, 40))
  if (document.documentElement.scrollWidth > breedte) {
    bezwaren.push('the page is ' + document.documentElement.scrollWidth + ' wide, the screen ' + breedte)
  }
  const verborgen = (element) => element.closest('.overslaan, .stapel thead') !== null
  const lopers = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let tekst = lopers.nextNode(); tekst; tekst = lopers.nextNode()) {
    if (tekst.data.trim() === '' || verborgen(tekst.parentElement) || tekst.parentElement.closest('svg')) continue
    const bereik = document.createRange()
    bereik.selectNodeContents(tekst)
    for (const vak of bereik.getClientRects()) {
      if (vak.width > 0 && (vak.left < -1 || vak.right > breedte + 1)) {
        bezwaren.push('text outside the screen: ' + kort(tekst.data))
        break
      }
    }
  }
  for (const element of document.querySelectorAll('body *')) {
    if (verborgen(element) || element.closest('svg')) continue
    const stijl = getComputedStyle(element)
    const kapt = stijl.overflowX === 'hidden' || stijl.overflowX === 'clip'
    if (kapt && element.scrollWidth > element.clientWidth + 1) bezwaren.push('cut off: ' + kort(element.textContent))
    if (stijl.overflowX === 'auto' && element.scrollWidth > element.clientWidth + 1) {
      bezwaren.push('scrolls sideways: ' + kort(element.textContent))
    }
  }
  for (const svg of document.querySelectorAll('svg[role="img"]')) {
    const kader = svg.getBoundingClientRect()
    if (kader.width === 0) continue
    const naam = kort(svg.querySelector('title').textContent)
    const vakken = []
    for (const tekst of svg.querySelectorAll('text')) {
      const grootte = parseFloat(tekst.getAttribute('font-size')) * (kader.width / svg.viewBox.baseVal.width)
      if (grootte < ${KLEINSTE_LETTER}) bezwaren.push('type of ' + grootte.toFixed(1) + ' px in ' + naam)
      const regels = tekst.querySelectorAll('tspan').length > 0 ? [...tekst.querySelectorAll('tspan')] : [tekst]
      for (const regel of regels) {
        const vak = regel.getBoundingClientRect()
        if (vak.left < kader.left - 1 || vak.right > kader.right + 1 || vak.top < kader.top - 3 || vak.bottom > kader.bottom + 4) {
          bezwaren.push('outside the picture ' + naam + ': ' + kort(regel.textContent))
        }
        vakken.push({ vak, tekst: regel.textContent })
      }
    }
    vakken.forEach((een, i) => {
      for (const ander of vakken.slice(i + 1)) {
        const dx = Math.min(een.vak.right, ander.vak.right) - Math.max(een.vak.left, ander.vak.left)
        const dy = Math.min(een.vak.bottom, ander.vak.bottom) - Math.max(een.vak.top, ander.vak.top)
        if (dx > 1 && dy > een.vak.height * 0.3) {
          bezwaren.push('over each other in ' + naam + ': ' + kort(een.tekst) + ' and ' + kort(ander.tekst))
        }
      }
    })
  }
  return bezwaren
})()`

export async function inspectLegibility(page: Page): Promise<readonly string[]> {
  return page.evaluate(LEESBAARHEID)
}

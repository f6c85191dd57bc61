import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { inspectAccessibility, inspectLegibility } from './inspect.ts'

export interface Screen {
  readonly naam: string
  readonly breedte: number
  readonly hoogte: number
  readonly schaal: number
  readonly thema: 'light' | 'dark'
}

const THEMAS = [
  ['licht', 'light'],
  ['donker', 'dark'],
] as const

/** The screens a report is looked at on. */
export const SCREENS: readonly Screen[] = THEMAS.flatMap(([naam, thema]) => [
  { naam: `telefoon-${naam}`, breedte: 390, hoogte: 844, schaal: 2, thema },
  { naam: `bureau-${naam}`, breedte: 1280, hoogte: 900, schaal: 1, thema },
])

/** The narrowest screen on which nothing may scroll sideways (WCAG 1.4.10); no pictures are made of it. */
export const NARROWEST: Screen = { naam: 'smalst', breedte: 320, hoogte: 640, schaal: 1, thema: 'light' }

/** Opens the page on a screen, with all that can be folded out, folded in. */
export async function openScreen(browser: Browser, html: string, scherm: Screen): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: scherm.breedte, height: scherm.hoogte },
    deviceScaleFactor: scherm.schaal,
    colorScheme: scherm.thema,
    // Whatever the page would ask for is a fault; nothing may answer it.
    offline: true,
  })
  const page = await context.newPage()
  await page.setContent(html, { waitUntil: 'load' })
  return page
}

/** Everything wrong with the page on one screen, folded in and folded out. */
export async function inspectScreen(page: Page, scherm: Screen): Promise<readonly string[]> {
  const dicht = await inspectLegibility(page)
  await page.evaluate('for (const uitklap of document.querySelectorAll("details")) uitklap.open = true')
  const open = [...(await inspectLegibility(page)), ...(await inspectAccessibility(page))]
  await page.evaluate('for (const uitklap of document.querySelectorAll("details")) uitklap.open = false')
  return [...new Set([...dicht, ...open])].map((bezwaar) => `${scherm.naam}: ${bezwaar}`)
}

/** In CSS pixels: what still can be looked at as one picture. */
const STUKHOOGTE = 1800

/** Pictures of the whole page, from top to bottom. */
export async function takeScreens(page: Page, scherm: Screen, map: string): Promise<readonly string[]> {
  const hoogte: number = await page.evaluate('document.documentElement.scrollHeight')
  const bestanden: string[] = []
  for (let y = 0; y < hoogte; y += STUKHOOGTE) {
    const bestand = join(map, `${scherm.naam}-${String(bestanden.length + 1).padStart(2, '0')}.png`)
    const clip = { x: 0, y, width: scherm.breedte, height: Math.min(STUKHOOGTE, hoogte - y) }
    await page.screenshot({ path: bestand, fullPage: true, clip })
    bestanden.push(bestand)
  }
  return bestanden
}

export async function makePdf(page: Page, map: string): Promise<string> {
  const bestand = join(map, 'papier.pdf')
  await writeFile(
    bestand,
    await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, outline: true }),
  )
  return bestand
}

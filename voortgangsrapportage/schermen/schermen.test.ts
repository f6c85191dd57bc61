import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { EXAMPLE } from '../formaten/example.ts'
import { makeHtml } from '../formaten/html/html.ts'
import { findChromium, startBrowser } from './browser.ts'
import { inspectScreen, NARROWEST, openScreen, SCREENS } from './schermen.ts'

if (process.env['CI'] !== undefined && findChromium() === null) {
  throw new Error('Looking at the report: CI has no Chromium; wanted the package chromium')
}

describe.skipIf(findChromium() === null)('the page in a browser', () => {
  let browser: Browser
  let html: string

  beforeAll(async () => {
    html = await makeHtml(EXAMPLE)
    browser = await startBrowser()
  })

  afterAll(() => browser.close())

  it.each([...SCREENS, NARROWEST])(
    'can be read by all on $naam',
    async (scherm) => {
      const page = await openScreen(browser, html, scherm)
      expect(await inspectScreen(page, scherm)).toEqual([])
      await page.context().close()
    },
    120_000,
  )

  it('asks for no file and says nothing on the console', async () => {
    const page = await openScreen(browser, '<p>leeg</p>', NARROWEST)
    const gevraagd: string[] = []
    page.on('request', (verzoek) => gevraagd.push(verzoek.url()))
    page.on('console', (bericht) => gevraagd.push(bericht.text()))
    await page.setContent(html, { waitUntil: 'load' })
    expect(gevraagd).toEqual([])
    expect(await page.evaluate('getComputedStyle(document.querySelector("header")).backgroundColor')).toBe(
      'rgb(18, 54, 92)',
    )
    await page.context().close()
  })

  it('folds everything out on paper, but for the text of the questions', async () => {
    const page = await openScreen(browser, html, NARROWEST)
    await page.emulateMedia({ media: 'print' })
    const hoog = (wat: string) =>
      page.evaluate(`document.querySelector(${JSON.stringify(wat)}).getBoundingClientRect().height`)
    expect(await hoog('figure details table')).toBeGreaterThan(50)
    expect(await hoog('.vraag')).toBe(0)
    await page.context().close()
  })

  it('sees what cannot be read', async () => {
    const breed =
      '<html lang="nl"><title>x</title><main><h1>x</h1><p style="width:900px">breed</p></main></html>'
    const page = await openScreen(browser, breed, NARROWEST)
    expect((await inspectScreen(page, NARROWEST)).join('\n')).toMatch(
      /the page is 9\d\d wide, the screen 320/,
    )
    const plaatje =
      '<svg role="img" viewBox="0 0 300 50" width="300"><title>p</title><text x="290" y="20" font-size="14px">buiten beeld</text><text x="10" y="40" font-size="14px">eerste</text><text x="12" y="42" font-size="6px">tweede</text></svg>'
    await page.setContent(
      `<html lang="nl"><title>x</title><main><h1>x</h1>${plaatje}<span style="color:#eee">vaag</span></main></html>`,
    )
    const bezwaren = (await inspectScreen(page, NARROWEST)).join('\n')
    for (const bezwaar of [/outside the picture/, /over each other/, /type of 6/, /axe color-contrast/])
      expect(bezwaren).toMatch(bezwaar)
    await page.context().close()
  })
})

/**
 * `npm run voortgangsrapportage:schermen`: looks at the report as its readers do. Pictures on a phone and at a desk,
 * light and dark, and on paper; fails when axe, a text cut off or a page that scrolls sideways says it cannot be read.
 */
import { spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { startBrowser } from './browser.ts'
import { inspectScreen, makePdf, NARROWEST, openScreen, SCREENS, takeScreens } from './schermen.ts'

const GEBRUIK = `npm run voortgangsrapportage:schermen -- [MAP] [--html BESTAND] [--peildatum JJJJ-MM-DD]
  MAP               waar de beelden komen; standaard voortgangsrapportage-schermen
  --html BESTAND    het verslag dat er al is; anders wordt er een gemaakt
  --peildatum DAG   van het verslag dat gemaakt wordt; standaard 2024-05-14`

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      html: { type: 'string' },
      peildatum: { type: 'string', default: '2024-05-14' },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) {
    console.log(GEBRUIK)
    return 0
  }
  const map = resolve(positionals[0] ?? 'voortgangsrapportage-schermen')
  await mkdir(map, { recursive: true })
  const html =
    values.html === undefined ? await makeVerslag(values.peildatum) : await readFile(values.html, 'utf8')
  const bezwaren = await bekijk(html, map)
  for (const bezwaar of bezwaren) console.error(bezwaar)
  console.log(
    bezwaren.length === 0
      ? `Niets op aan te merken. De beelden staan in ${map}`
      : `${bezwaren.length} bezwaren. De beelden staan in ${map}`,
  )
  return bezwaren.length === 0 ? 0 : 1
}

/** The report as its own command makes it. Throws when that gives none. */
async function makeVerslag(peildatum: string): Promise<string> {
  const map = await mkdtemp(join(tmpdir(), 'verslag-'))
  try {
    const opties = ['--peildatum', peildatum, '--formaat', 'html', '--uit', map]
    const programma = ['--import', './scripts/typescript.js', 'voortgangsrapportage/main.ts']
    const { status } = spawnSync(process.execPath, [...programma, ...opties], { stdio: 'inherit' })
    if (status === null || status === 1)
      throw new Error(`Making the report of ${peildatum}: its command ended with ${status}; wanted a report`)
    return await readFile(join(map, 'voortgangsrapportage.html'), 'utf8')
  } finally {
    await rm(map, { recursive: true })
  }
}

async function bekijk(html: string, map: string): Promise<readonly string[]> {
  const browser = await startBrowser()
  try {
    const bezwaren: string[] = []
    for (const scherm of [...SCREENS, NARROWEST]) {
      const page = await openScreen(browser, html, scherm)
      bezwaren.push(...(await inspectScreen(page, scherm)))
      if (scherm !== NARROWEST) {
        const bestanden = await takeScreens(page, scherm, map)
        console.log(`${scherm.naam}: ${bestanden.length} beelden`)
      } else {
        const pdf = await makePdf(page, map)
        console.log(`papier: ${pdf}`)
        tekenBladen(pdf, map)
      }
      await page.context().close()
    }
    return bezwaren
  } finally {
    await browser.close()
  }
}

/** Pages of the PDF as pictures, where poppler is there to draw them. */
function tekenBladen(pdf: string, map: string): void {
  const { error } = spawnSync('pdftoppm', ['-r', '70', '-png', pdf, join(map, 'papier')])
  if (error) console.log('papier: geen pdftoppm, dus geen beelden van de bladen')
}

process.exitCode = await main()

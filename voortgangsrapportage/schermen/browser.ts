import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

const PLAATSEN = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

const OPTIES = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Where Chromium is: as the environment says, or where Debian puts it; `null` when it is not there. */
export function findChromium(): string | null {
  const gegeven = process.env['CHROMIUM']
  return [...(gegeven === undefined ? [] : [gegeven]), ...PLAATSEN].find((pad) => existsSync(pad)) ?? null
}

/** Starts Chromium without a window. Throws when there is none. */
export async function startBrowser(): Promise<Browser> {
  const pad = findChromium()
  if (pad === null) {
    throw new Error(
      `Starting Chromium: none at ${PLAATSEN.join(', ')}; wanted Debian's package chromium, or its path in CHROMIUM`,
    )
  }
  return chromium.launch({ executablePath: pad, headless: true, args: OPTIES })
}

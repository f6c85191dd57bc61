import type { HubChoice } from '../options.ts'
import { startEmbeddedHub } from './embedded-hub.ts'

/** A hub to ask, and how. */
export interface HubAccess {
  readonly url: string
  readonly token: string
  readonly ingebed: boolean
}

/** Does something with the hub that was chosen; the embedded one starts for it and stops after it, come what may. */
export async function withHub<T>(
  keuze: HubChoice,
  meld: (regel: string) => void,
  doe: (toegang: HubAccess) => Promise<T>,
): Promise<T> {
  if (keuze.url !== null) return doe({ url: keuze.url, token: keuze.token, ingebed: false })
  meld('De ingebedde hub start …')
  const hub = await startEmbeddedHub((regel) => meld(`  ${regel}`))
  try {
    return await doe({ url: hub.url, token: await hub.token(keuze.afnemer), ingebed: true })
  } finally {
    await hub.stop()
  }
}

import type { Verslag } from '../verslag.ts'

type Maak = (verslag: Verslag) => string | Uint8Array | Promise<string | Uint8Array>

interface Formaat {
  readonly bestand: string
  readonly laad: () => Promise<Maak>
}

/**
 * Every format a report can be written in, by the name it has on the command line. What makes one is loaded when it is
 * asked for: the charts and the Word library take longer to load than the report takes to ask.
 */
export const formaten = {
  html: {
    bestand: 'voortgangsrapportage.html',
    laad: async () => (await import('./html/html.ts')).makeHtml,
  },
  docx: {
    bestand: 'voortgangsrapportage.docx',
    laad: async () => (await import('./docx/docx.ts')).makeDocx,
  },
  md: {
    bestand: 'voortgangsrapportage.md',
    laad: async () => (await import('./markdown/markdown.ts')).makeMarkdown,
  },
  json: {
    bestand: 'voortgangsrapportage.json',
    laad: async () => (await import('./json/json.ts')).makeJson,
  },
} as const satisfies Readonly<Record<string, Formaat>>

export type Formaatnaam = keyof typeof formaten

export const formaatnamen = Object.keys(formaten) as readonly Formaatnaam[]

/** A format that is ready to be written. */
export interface Writer {
  readonly bestand: string
  readonly maak: Maak
}

export function loadWriters(gekozen: readonly Formaatnaam[]): Promise<readonly Writer[]> {
  return Promise.all(
    gekozen.map(async (naam) => ({ bestand: formaten[naam].bestand, maak: await formaten[naam].laad() })),
  )
}

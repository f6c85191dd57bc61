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
    laad: async () => (await import('../opmaak/html.ts')).maakHtml,
  },
  docx: {
    bestand: 'voortgangsrapportage.docx',
    laad: async () => (await import('../opmaak/docx.ts')).maakDocx,
  },
  md: {
    bestand: 'voortgangsrapportage.md',
    laad: async () => (await import('./markdown.ts')).maakMarkdown,
  },
  json: {
    bestand: 'voortgangsrapportage.json',
    laad: async () => (await import('./json.ts')).maakJson,
  },
} as const satisfies Readonly<Record<string, Formaat>>

export type Formaatnaam = keyof typeof formaten

export const formaatnamen = Object.keys(formaten) as readonly Formaatnaam[]

/** A format that is ready to be written. */
export interface Maker {
  readonly bestand: string
  readonly maak: Maak
}

export function laadMakers(gekozen: readonly Formaatnaam[]): Promise<readonly Maker[]> {
  return Promise.all(
    gekozen.map(async (naam) => ({ bestand: formaten[naam].bestand, maak: await formaten[naam].laad() })),
  )
}

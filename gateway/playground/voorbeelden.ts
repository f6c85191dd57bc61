import { readFileSync } from 'node:fs'

export interface Voorbeeld {
  readonly titel: string
  /** What the example shows: its first line, without the comment sign. */
  readonly toont: string
  readonly vraag: string
}

/** The example queries in the order in which the playground offers them. The first one opens by itself. */
export const bestanden = [{ bestand: 'wie-ben-ik.graphql', titel: 'Wie ben ik' }] as const

/** Reads the example queries. Throws when one does not begin with a comment line that says what it shows. */
export function readVoorbeelden(): readonly Voorbeeld[] {
  return bestanden.map(({ bestand, titel }) => {
    const vraag = readFileSync(new URL(`voorbeelden/${bestand}`, import.meta.url), 'utf8')
    const toont = /^# (.+)\n/.exec(vraag)?.[1]
    if (toont === undefined) {
      throw new Error(`Reading the example "${bestand}": wanted a comment that says what it shows on line 1`)
    }
    return { titel, toont, vraag }
  })
}

import { readFileSync } from 'node:fs'

export interface Voorbeeld {
  readonly titel: string
  /** What the example shows: its first line, without the comment sign. */
  readonly toont: string
  readonly vraag: string
}

/**
 * The example queries in the order in which the playground offers them; the first one opens by itself. To add one: a
 * file in `voorbeelden/` that begins with a comment line, and a line here.
 */
export const bestanden = [
  { bestand: 'wie-ben-ik.graphql', titel: 'Wie ben ik' },
  { bestand: 'gemeente-over-alle-bronnen.graphql', titel: 'Eén gemeente over alle bronnen' },
  { bestand: 'meldingen-naast-monitor.graphql', titel: 'Meldingen naast de Monitor' },
  { bestand: 'wachtlijst-veilig-wonen.graphql', titel: 'Wachtlijst Veilig Wonen' },
  { bestand: 'dekking-van-de-tour.graphql', titel: 'Dekking van de tour' },
  { bestand: 'opvallende-afwijkingen.graphql', titel: 'Opvallende afwijkingen' },
  { bestand: 'toen-en-nu.graphql', titel: 'Toen en nu' },
] as const

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

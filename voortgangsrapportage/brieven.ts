import { voluit } from './taal/datums.ts'

/** A letter to the Tweede Kamer, as the hub knows it. */
export interface Brief {
  readonly id: string
  readonly datumOmschrijving: string
  /** From this day on what it says is known. */
  readonly uitersteDatum: string
}

/** The letters that are known on a day, the newest last. What a letter says is never more than what that letter says. */
export type Brieven = readonly Brief[]

export function knownOn(brieven: readonly Brief[] | null | undefined, peildatum: string): Brieven {
  return (brieven ?? [])
    .filter(({ uitersteDatum }) => uitersteDatum <= peildatum)
    .toSorted((a, b) => a.uitersteDatum.localeCompare(b.uitersteDatum))
}

/** A letter by its date: `de brief van 14 mei 2024`, `de brief (begin 2022, na 16 januari 2022)`. */
export function nameBrief({ datumOmschrijving }: Pick<Brief, 'datumOmschrijving'>): string {
  const wanneer = voluit(datumOmschrijving)
  return /^\d/.test(wanneer) ? `de brief van ${wanneer}` : `de brief (${wanneer})`
}

/** Whose words the letters are, up to the newest: `de brieven in de hub, tot en met de brief van 14 mei 2024,`. */
export function nameBrieven(brieven: Brieven): string {
  const laatste = brieven.at(-1)
  return laatste === undefined
    ? 'de brieven in de hub'
    : `de brieven in de hub, tot en met ${nameBrief(laatste)},`
}

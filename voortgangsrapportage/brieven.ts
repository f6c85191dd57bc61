import { voluit } from './taal/datums.ts'

/** A letter to the Tweede Kamer, as the hub knows it. Where its day is not known, the days between which it appeared. */
export interface Brief {
  readonly id: string
  readonly soort: 'KAMERBRIEF' | 'BESLISNOTA'
  readonly kenmerk: string | null
  readonly datumOmschrijving: string
  /** Before this day it had not appeared. */
  readonly vroegsteDatum: string
  /** From this day on what it says is known. */
  readonly uitersteDatum: string
}

/** The letters on a day, each list with the newest last. What a letter says is never more than what that letter says. */
export interface Brieven {
  readonly bekend: readonly Brief[]
  /** Those that may have appeared by then, or not: nobody knows the day. */
  readonly onzeker: readonly Brief[]
}

/** Whether a letter had appeared on a day. What an uncertain letter says is then neither there nor absent, but unknown. */
export type Bekendheid = 'bekend' | 'onzeker' | 'later'

export function bekendheidOp(
  { vroegsteDatum, uitersteDatum }: Pick<Brief, 'vroegsteDatum' | 'uitersteDatum'>,
  peildatum: string,
): Bekendheid {
  if (uitersteDatum <= peildatum) return 'bekend'
  return vroegsteDatum <= peildatum ? 'onzeker' : 'later'
}

export function brievenOp(brieven: readonly Brief[] | null | undefined, peildatum: string): Brieven {
  const gesorteerd = (brieven ?? []).toSorted((a, b) => a.uitersteDatum.localeCompare(b.uitersteDatum))
  const met = (stand: Bekendheid) => gesorteerd.filter((brief) => bekendheidOp(brief, peildatum) === stand)
  return { bekend: met('bekend'), onzeker: met('onzeker') }
}

const stukken = { KAMERBRIEF: 'de brief', BESLISNOTA: 'de beslisnota' } as const satisfies Record<
  Brief['soort'],
  string
>

/** A letter or the note beside it by its date: `de brief van 14 mei 2024`, `de beslisnota (voorjaar 2024, na 21 maart 2024)`. */
export function nameBrief({ soort, datumOmschrijving }: Pick<Brief, 'soort' | 'datumOmschrijving'>): string {
  const wanneer = voluit(datumOmschrijving)
  return /^\d/.test(wanneer) ? `${stukken[soort]} van ${wanneer}` : `${stukken[soort]} (${wanneer})`
}

/** Whose words the letters are, up to the newest that is known: `de brieven in de hub, tot en met de brief van 14 mei 2024,`. */
export function nameBrieven({ bekend }: Brieven): string {
  const laatste = bekend.at(-1)
  return laatste === undefined
    ? 'de brieven in de hub'
    : `de brieven in de hub, tot en met ${nameBrief(laatste)},`
}

import type { Antwoord } from '../hub/antwoord.ts'

/** What the sections of a chapter are made of: the answer to its question, and the day that it is about. */
export interface Material<Query> {
  readonly antwoord: Antwoord<Query>
  readonly peildatum: string
}

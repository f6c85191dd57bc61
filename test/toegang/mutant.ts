/** What a mutant of the code is: a check taken out by replacing exact text. */
import type { First } from './check.ts'

export interface Edit {
  readonly file: string
  readonly from: string
  readonly to: string
}

/** A mutant that the walk judges, from where it is expected to be noticed; or one that a suite of its own does. */
export type CodeMutant = { readonly name: string; readonly edits: readonly Edit[] } & (
  | { readonly first: First }
  | { readonly suite: string }
)

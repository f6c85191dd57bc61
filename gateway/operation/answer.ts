import type { AnswerError } from '../errors.ts'

/** What goes back to the caller. */
export interface Answer {
  readonly errors?: readonly AnswerError[]
  readonly data: Record<string, unknown> | null
}

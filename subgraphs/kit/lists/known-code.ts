import { type CodeList, type Given, isGiven, quoted, unfit } from '../request/given.ts'
import type { Loader } from './loaders.ts'

/** A public code that stands in a table of its own: how it is written there, and what finds it. */
export interface CodeTable extends Pick<CodeList, 'wanted' | 'shape'> {
  /** The code as the table writes it; `code` comes trimmed, in any case. */
  readonly spelled: (code: string) => string
}

/**
 * A code that was asked for, as the table writes it; null when nothing is asked. What it filters on must be counted
 * after this: that no row has a code which does not exist, is not to be told as a number.
 *
 * @throws BAD_USER_INPUT naming the argument, what was found and what was wanted, when the table has no such code.
 */
export async function knownCode(
  table: CodeTable,
  rows: Loader<unknown>,
  argument: string,
  value: Given<string>,
): Promise<string | null> {
  if (!isGiven(value)) return null
  const text = value.trim()
  const code = table.spelled(text)
  if (text !== '' && (await rows.load(code)) !== null) return code
  throw unfit(argument, quoted(text, table.shape), table.wanted)
}

/**
 * The code of what is looked up, as the table writes it: that there is none, is an answer.
 *
 * @throws BAD_USER_INPUT for a text that nothing could have as its code.
 */
export function possibleCode(table: CodeTable, argument: string, value: string): string {
  const text = value.trim()
  if (table.shape.test(text)) return table.spelled(text)
  throw unfit(argument, quoted(text, table.shape), table.wanted)
}

export const lowerCase = (code: string): string => code.toLowerCase()
export const upperCase = (code: string): string => code.toUpperCase()

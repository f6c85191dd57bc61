import { isShort } from '../../../schema/language/given-value.ts'
import { badInput } from './errors.ts'

/** What an argument or a field of a filter holds, where the schema lets it be left out. */
export type Given<Value> = Value | null | undefined

/** Whether anything is asked: absent and null ask nothing. An empty text or list does ask, and `false` and 0 do too. */
export function isGiven<Value>(value: Given<Value>): value is Value {
  return value !== null && value !== undefined
}

/**
 * The id of what is looked up: that there is none such, is an answer.
 *
 * @throws BAD_USER_INPUT for an empty text, which asks for nothing.
 */
export function idGiven(id: string): string {
  if (id.trim() !== '') return id
  throw unfit('id', quoted('', /^$/), 'an id as the lists give it')
}

/** How a public code is written. */
export interface CodeList {
  /** The code as the register has it; undefined when it has none such. `code` comes trimmed, in any case. */
  readonly find: (code: string) => string | undefined
  /** What was wanted, for whoever sees the error: `the id of a RIEC such as riec-limburg`. */
  readonly wanted: string
  /** What may be quoted of another: something that looks like a code of this kind, and never a person's text. */
  readonly shape: RegExp
}

/**
 * A code that was asked for, as the register writes it; null when nothing is asked.
 *
 * @throws BAD_USER_INPUT naming the argument, what was found and what was wanted, when the register has no such code.
 */
export function codeGiven(list: CodeList, argument: string, value: Given<string>): string | null {
  if (!isGiven(value)) return null
  const text = value.trim()
  const code = text === '' ? undefined : list.find(text)
  if (code !== undefined) return code
  throw unfit(argument, quoted(text, list.shape), list.wanted)
}

/**
 * A text that is none of ours is described, and repeated only with a digit in it, and six at most: people also type names
 * and numbers of people.
 */
export function quoted(text: string, shape: RegExp): string {
  if (text === '') return 'an empty text'
  return text.length <= 40 && /\d/.test(text) && isShort(text) && shape.test(text)
    ? `"${text}"`
    : `a text of ${text.length} characters`
}

export function unfit(argument: string, found: string, wanted: string) {
  return badInput(`The argument "${argument}" is ${found}; wanted ${wanted}`, undefined, { argument, wanted })
}

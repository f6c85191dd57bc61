import { PublicError, toAnswerErrors, toPublic } from '../errors.ts'
import type { Answer } from '../operation/answer.ts'

/** What goes out: an answer, or errors as the only thing in it, as JSON. */
export interface Outgoing {
  /** Of HTTP. */
  readonly status: number
  readonly text: string
  /** Headers that say more than the form it is in: name, value, name, value. */
  readonly headers: readonly string[]
}

/**
 * What the caller may still ask, as headers: name, value, name, value.
 *
 * @param wait in how many seconds it may ask again, where it must wait.
 */
export type Standing = (wait: number | undefined) => readonly string[]

const none: readonly string[] = []

declare const passed: unique symbol

/** Hears of an error that nobody foresaw. */
export interface ErrorLog {
  error(fields: { readonly error: unknown }, message: string): void
}

/** An answer that may leave; makes what goes out, once, where it is sent. Only `leave` gives one. */
export type Leaving = (() => Outgoing) & { readonly [passed]: true }

/**
 * The last step of every request, however it ends: answered, refused by a step before, or one of which nothing could
 * be read. What has to be done before an answer leaves, such as writing a record of it, has its place here and
 * nowhere else: HTTP sends nothing that did not pass.
 *
 * It never throws: an error becomes the answer, as far as it may be shown; one that nobody foresaw goes to the log.
 *
 * @param standing headers about what the caller may still ask, made when it leaves.
 * @param answered rejects, or makes an answer that throws, where there is no answer but an error.
 */
export async function leave(
  answered: Promise<() => Answer>,
  logger: ErrorLog,
  standing: Standing = () => none,
): Promise<Leaving> {
  try {
    const makeAnswer = await answered
    return (() => {
      try {
        return { status: 200, text: JSON.stringify(makeAnswer()), headers: standing(undefined) }
      } catch (error) {
        return refusal(error, logger, standing)
      }
    }) as Leaving
  } catch (error) {
    return (() => refusal(error, logger, standing)) as Leaving
  }
}

function refusal(error: unknown, logger: ErrorLog, standing: Standing): Outgoing {
  if (!(error instanceof PublicError)) logger.error({ error }, 'a request failed')
  const shown = toPublic(error)
  const { status, retryAfter } = shown
  const told = standing(status === 429 ? retryAfter : undefined)
  const headers = retryAfter === undefined ? told : [...told, 'retry-after', String(retryAfter)]
  return { status, text: JSON.stringify({ errors: toAnswerErrors(shown) }), headers }
}
